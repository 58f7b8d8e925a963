package io.github.libsqlspring.client;

import java.nio.file.Path;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same generated programs on a file and on a server: after every step both must have
 * given the same columns, rows, types, counts, rowids and failures.
 */
class DifferentialTests {

	private static final int STEPS = 100;

	private static SqldServer server;

	@TempDir
	Path directory;

	private DifferentialSubject file;

	private DifferentialSubject remote;

	@BeforeAll
	static void start() {
		server = SqldServer.start();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@BeforeEach
	void open() {
		this.file = new DifferentialSubject(LibsqlClient.create("file:" + this.directory.resolve("test.db")));
		this.remote = new DifferentialSubject(remoteClient(server.port()));
		EmptyDatabase.make(this.remote.client());
	}

	@AfterEach
	void close() {
		this.file.rollback();
		this.remote.rollback();
		this.file.client().close();
		this.remote.client().close();
	}

	/**
	 * Opens the client of the server; a subclass may take another protocol.
	 * @param port the port on 127.0.0.1
	 * @return a client on the server
	 */
	LibsqlClient remoteClient(int port) {
		return LibsqlClient.create("http://127.0.0.1:" + port);
	}

	private void compare(DifferentialOperation operation, Random random, Supplier<Object> values, String place) {
		DifferentialOperation.Step step = operation.generate(random, values);
		assertThat(DifferentialOutcome.of(step, this.remote)).as(place + ' ' + operation)
			.isEqualTo(DifferentialOutcome.of(step, this.file));
	}

	private static Object anyValue(Random random) {
		DifferentialValue[] all = DifferentialValue.values();
		return all[random.nextInt(all.length)].generate(random);
	}

	@ParameterizedTest
	@EnumSource
	void everyOperationGivesTheSameWithEveryKindOfValue(DifferentialValue value) {
		Random random = new Random(value.ordinal());
		for (DifferentialOperation operation : DifferentialOperation.values()) {
			compare(operation, random, () -> value.generate(random), value.name());
		}
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void aProgramOfManyOperationsGivesTheSameAtEveryStep(int seed) {
		Random random = new Random(seed);
		DifferentialOperation[] all = DifferentialOperation.values();
		compare(DifferentialOperation.CREATE, random, () -> anyValue(random), "first");
		for (int i = 0; i < STEPS; i++) {
			compare(all[random.nextInt(all.length)], random, () -> anyValue(random), "seed " + seed + " step " + i);
		}
		compare(DifferentialOperation.ROLLBACK, random, () -> anyValue(random), "end");
		compare(DifferentialOperation.SELECT, random, () -> anyValue(random), "end");
	}

	static IntStream seeds() {
		return IntStream.range(0, 10);
	}

}
