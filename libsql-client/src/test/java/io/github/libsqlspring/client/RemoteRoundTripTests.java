package io.github.libsqlspring.client;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.libsqlspring.Statement;
import io.github.libsqlspring.TransactionMode;
import io.github.libsqlspring.test.SqldServer;
import io.github.libsqlspring.test.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * How many requests each operation costs, counted on the way to the server.
 */
class RemoteRoundTripTests {

	private static SqldServer server;

	private TcpProxy proxy;

	private LibsqlClient client;

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
		try (LibsqlClient direct = LibsqlClient.create(server.url())) {
			EmptyDatabase.make(direct);
			direct.execute("CREATE TABLE t (a)");
		}
		this.proxy = TcpProxy.to(server.port());
		this.client = LibsqlClient.create(this.proxy.url());
		// The first request asks what the server speaks.
		this.client.execute("SELECT 1");
	}

	@AfterEach
	void close() {
		this.client.close();
		this.proxy.close();
	}

	private void assertRoundTrips(int expected, Runnable work) {
		long before = this.proxy.roundTrips();
		work.run();
		assertThat(this.proxy.roundTrips() - before).isEqualTo(expected);
	}

	@Test
	void aStatementIsOneRoundTrip() {
		assertRoundTrips(1, () -> this.client.execute("INSERT INTO t VALUES (1)"));
		assertRoundTrips(1, () -> this.client.sql("SELECT * FROM t").query().list());
	}

	@Test
	void theProtocolIsAskedForOnce() {
		try (LibsqlClient fresh = LibsqlClient.create(this.proxy.url())) {
			assertRoundTrips(2, () -> fresh.execute("SELECT 1"));
			assertRoundTrips(1, () -> fresh.execute("SELECT 1"));
		}
	}

	@Test
	void aStatementThatFailsIsOneRoundTrip() {
		assertRoundTrips(1, () -> catchThrowable(() -> this.client.execute("SELECT * FROM missing")));
		assertRoundTrips(1, () -> catchThrowable(() -> this.client.execute("SELEKT")));
	}

	@Test
	void whatIsRefusedHereIsNoRoundTrip() {
		assertRoundTrips(0, () -> catchThrowable(() -> this.client.execute("BEGIN")));
		assertRoundTrips(0, () -> catchThrowable(() -> this.client.execute("SELECT 1; SELECT 2")));
		assertRoundTrips(0, () -> this.client.batch(List.of()));
		assertRoundTrips(0, () -> this.client.executeScript(";"));
	}

	@Test
	void aBatchAScriptAndAMigrationAreOneRoundTrip() {
		List<Statement> statements = List.of(Statement.of("INSERT INTO t VALUES (1)"), Statement.of("SELECT * FROM t"));
		assertRoundTrips(1, () -> this.client.batch(statements));
		assertRoundTrips(1, () -> this.client.batch(TransactionMode.DEFERRED, statements));
		assertRoundTrips(1, () -> this.client.executeScript("BEGIN; INSERT INTO t VALUES (2); COMMIT;"));
		assertRoundTrips(1, () -> this.client.migrate(statements));
	}

	@Test
	void beginTravelsWithTheFirstStatementAndCommitWithTheClose() {
		assertRoundTrips(3, () -> this.client.inTransaction((tx) -> {
			tx.execute("INSERT INTO t VALUES (1)");
			return tx.execute("INSERT INTO t VALUES (2)");
		}));
		assertRoundTrips(2, () -> {
			try (LibsqlTransaction tx = this.client.begin()) {
				tx.execute("INSERT INTO t VALUES (1)");
			}
		});
	}

	@Test
	void anEmptyTransactionIsNoRoundTrip() {
		assertRoundTrips(0, () -> this.client.begin().commit());
		assertRoundTrips(0, () -> this.client.begin().close());
	}

}
