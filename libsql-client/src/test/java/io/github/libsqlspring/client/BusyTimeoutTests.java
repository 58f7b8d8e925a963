package io.github.libsqlspring.client;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.sqlite.JournalMode;
import io.github.libsqlspring.sqlite.SqliteOptions;
import io.github.libsqlspring.sqlite.Synchronous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * How long a writer waits for the lock of a file.
 */
class BusyTimeoutTests {

	@TempDir
	Path directory;

	private LibsqlClient client;

	@BeforeEach
	void open() {
		this.client = LibsqlClient.create("file:" + this.directory.resolve("test.db"));
	}

	@AfterEach
	void close() {
		this.client.close();
	}

	private long count() {
		return this.client.sql("SELECT count(*) FROM t").query(Long.class).single();
	}

	private static LibsqlException busy(ThrowingCallable call) {
		LibsqlException failure = catchThrowableOfType(LibsqlException.class, call);
		assertThat(failure.kind()).isEqualTo(ErrorKind.BUSY);
		return failure;
	}

	private LibsqlClient clientWaiting(Duration busyTimeout) {
		return LibsqlClient.builder()
			.url("file:" + this.directory.resolve("test.db"))
			.sqliteOptions(new SqliteOptions(busyTimeout, JournalMode.WAL, Synchronous.NORMAL, true))
			.build();
	}

	private static long busyTimeout(LibsqlOperations operations) {
		return operations.sql("PRAGMA busy_timeout").query(Long.class).single();
	}

	@Test
	void isFiveSecondsUnlessSaidOtherwise() {
		assertThat(busyTimeout(this.client)).isEqualTo(5000);
	}

	@Test
	void isSetOnEveryConnection() {
		try (LibsqlClient waiting = clientWaiting(Duration.ofMillis(4321))) {
			assertThat(busyTimeout(waiting)).isEqualTo(4321);
			try (LibsqlTransaction tx = waiting.begin()) {
				assertThat(busyTimeout(tx)).isEqualTo(4321);
				assertThat(busyTimeout(waiting)).isEqualTo(4321);
				tx.execute("CREATE TABLE t (a)");
				tx.commit();
			}
			assertThat(busyTimeout(waiting)).isEqualTo(4321);
		}
	}

	@Test
	void ofZeroLetsAWriterFailAtOnce() {
		this.client.execute("CREATE TABLE t (a)");
		try (LibsqlClient impatient = clientWaiting(Duration.ZERO); LibsqlTransaction tx = this.client.begin()) {
			tx.execute("INSERT INTO t VALUES (1)");
			LibsqlException failure = busy(() -> impatient.execute("INSERT INTO t VALUES (2)"));
			assertThat(failure.code()).isEqualTo("SQLITE_BUSY");
			busy(() -> {
				try (LibsqlTransaction second = impatient.begin()) {
					second.execute("INSERT INTO t VALUES (3)");
				}
			});
			tx.commit();
			impatient.execute("INSERT INTO t VALUES (4)");
		}
		assertThat(count()).isEqualTo(2);
	}

	@Test
	void letsAWriterWaitForTheLock() throws Exception {
		this.client.execute("CREATE TABLE t (a)");
		try (LibsqlClient patient = clientWaiting(Duration.ofMinutes(1)); LibsqlTransaction tx = this.client.begin()) {
			patient.execute("SELECT 1");
			tx.execute("INSERT INTO t VALUES (1)");
			FutureTask<StatementResult> write = new FutureTask<>(() -> patient.execute("INSERT INTO t VALUES (2)"));
			Thread writer = new Thread(write);
			writer.start();
			awaitTurn(writer);
			assertThat(write.isDone()).isFalse();
			tx.commit();
			assertThat(write.get(20, TimeUnit.SECONDS).affectedRowCount()).isEqualTo(1);
		}
		assertThat(count()).isEqualTo(2);
	}

	// Only the stack of the thread shows where it waits.
	private static void awaitTurn(Thread thread) {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
		while (Arrays.stream(thread.getStackTrace())
			.noneMatch((frame) -> frame.getClassName().endsWith(".sqlite.WriteQueue"))) {
			assertThat(System.nanoTime() - deadline).as("time over").isNegative();
			Thread.onSpinWait();
		}
	}

}
