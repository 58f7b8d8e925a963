package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Cursor;
import io.github.libsqlspring.DatabaseStatistics.Streams;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.Transaction;
import io.github.libsqlspring.TransactionMode;
import io.github.libsqlspring.test.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Nobody waits for the end of a transaction that has only read: it goes along with what
 * follows on its stream.
 */
@ParameterizedClass
@ValueSource(strings = { "http", "ws" })
class LeftTransactionTests {

	private static final Statement COUNT = Statement.of("SELECT count(*) FROM t");

	private static Remote remote;

	private final TcpProxy proxy = TcpProxy.to(remote.server().port());

	private final HranaDatabase database;

	LeftTransactionTests(String scheme) {
		this.database = Remote.open(scheme + "://127.0.0.1:" + this.proxy.port(), (options) -> {
		});
	}

	@BeforeAll
	static void start() {
		remote = Remote.start();
	}

	@AfterAll
	static void stop() {
		remote.close();
	}

	@BeforeEach
	void createTable() {
		Remote.execute(this.database, "DROP TABLE IF EXISTS t");
		Remote.execute(this.database, "CREATE TABLE t (a)");
	}

	@AfterEach
	void close() {
		this.database.close();
		this.proxy.close();
	}

	private long read() {
		try (Transaction transaction = begin(TransactionMode.READ)) {
			long count = count(transaction);
			transaction.commit();
			return count;
		}
	}

	private Transaction begin(TransactionMode mode) {
		return new Transaction(this.database.openSession(), mode);
	}

	private static long count(Transaction transaction) {
		return transaction.execute(COUNT).rows().get(0).getLong(0);
	}

	private Streams streams() {
		return this.database.statistics().streams();
	}

	private static void await(BooleanSupplier condition) {
		long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).isLessThan(end);
			Thread.onSpinWait();
		}
	}

	@Test
	void costsNoRequestOfItsOwnIfAnotherCallFollows() {
		read();
		int before = this.proxy.roundTrips();
		for (int i = 0; i < 10; i++) {
			assertThat(read()).isEqualTo(i);
			Remote.execute(this.database, "INSERT INTO t VALUES (1)");
		}
		// Where the machine pauses for long, some end by themselves.
		assertThat(this.proxy.roundTrips() - before).isBetween(20, 25);
		assertThat(streams()).isEqualTo(new Streams(1, 1, 0));
	}

	@Test
	void seesInTheNextOneWhatWasWrittenMeanwhile() {
		assertThat(read()).isZero();
		try (HranaDatabase other = remote.open()) {
			Remote.execute(other, "INSERT INTO t VALUES (1)");
			assertThat(read()).isEqualTo(1);
			Remote.execute(other, "INSERT INTO t VALUES (2)");
			assertThat(Remote.number(this.database, COUNT.sql())).isEqualTo(2);
		}
	}

	@Test
	void doesNotTakeInTheNextWrite() {
		read();
		Remote.execute(this.database, "INSERT INTO t VALUES (1)");
		try (HranaDatabase other = remote.open()) {
			assertThat(Remote.number(other, COUNT.sql())).isEqualTo(1);
		}
	}

	@Test
	void letsTheNextOneWrite() {
		read();
		try (Transaction transaction = begin(TransactionMode.WRITE)) {
			transaction.execute(Statement.of("INSERT INTO t VALUES (1)"));
			transaction.commit();
		}
		assertThat(read()).isEqualTo(1);
	}

	@Test
	void letsTheNextOneReadRowByRow() {
		Remote.execute(this.database, "INSERT INTO t VALUES (1), (2)");
		read();
		try (Transaction transaction = begin(TransactionMode.READ);
				Cursor rows = transaction.openCursor(Statement.of("SELECT a FROM t"), CallOptions.DEFAULT)) {
			assertThat(rows.next()).isNotNull();
		}
		assertThat(read()).isEqualTo(2);
	}

	@Test
	void isRolledBackInTheSameWay() {
		try (Transaction transaction = begin(TransactionMode.READ)) {
			count(transaction);
			transaction.rollback();
		}
		int before = this.proxy.roundTrips();
		Remote.execute(this.database, "INSERT INTO t VALUES (1)");
		assertThat(this.proxy.roundTrips() - before).isLessThanOrEqualTo(2);
		assertThat(read()).isEqualTo(1);
	}

	@Test
	void goesOnAfterAFailure() {
		try (Transaction transaction = begin(TransactionMode.READ)) {
			assertThatExceptionOfType(LibsqlResponseException.class)
				.isThrownBy(() -> transaction.execute(Statement.of("SELECT nothing")));
			assertThat(count(transaction)).isZero();
		}
		assertThat(read()).isZero();
	}

	@Test
	void endsByItselfBeforeLong() {
		Remote.execute(this.database, "INSERT INTO t VALUES (1)");
		read();
		int before = this.proxy.roundTrips();
		await(() -> this.proxy.roundTrips() > before && streams().idle() == 1);
		// The stream remains, and is of use.
		assertThat(streams().open()).isEqualTo(1);
		int after = this.proxy.roundTrips();
		assertThat(Remote.number(this.database, COUNT.sql())).isEqualTo(1);
		assertThat(this.proxy.roundTrips() - after).isEqualTo(1);
	}

	@Test
	void doesNotKeepTheStreamOfAServerThatWasRestarted() {
		Remote.execute(this.database, "INSERT INTO t VALUES (1)");
		read();
		remote.server().restart();
		this.proxy.cutAll();
		assertThat(Remote.number(this.database, COUNT.sql())).isEqualTo(1);
	}

	@Test
	void isNotLeftWithASettingChanged() {
		try (Session session = this.database.openSession()) {
			session.refuseWrites();
			Remote.steps(session, "BEGIN", "SELECT 1");
			assertThat(Remote.number(session, "PRAGMA foreign_keys")).isEqualTo(1);
		}
		assertThat(Remote.number(this.database, "PRAGMA foreign_keys")).isEqualTo(1);
		assertThat(this.database.statistics().streams().open()).isEqualTo(1);
	}

	@Test
	void endsWithItsDatabase() {
		read();
		this.database.close();
		await(() -> streams().open() == 0);
	}

}
