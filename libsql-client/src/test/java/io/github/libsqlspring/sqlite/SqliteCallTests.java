package io.github.libsqlspring.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.Function;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.DB;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlClosedException;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.TransactionMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

@Timeout(120)
class SqliteCallTests {

	private static final String ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
			+ "SELECT count(*) FROM n";

	private static final CallOptions SHORT = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(30));

	private static final CallOptions LONG = CallOptions.DEFAULT.withTimeout(Duration.ofDays(1_000_000_000));

	@TempDir
	private Path folder;

	private SqliteDatabase database;

	@BeforeEach
	void open() {
		SqliteOptions options = new SqliteOptions(Duration.ofMinutes(5), JournalMode.WAL, Synchronous.NORMAL, true);
		this.database = SqliteDatabase.openFile(this.folder.resolve("a.db"), options, Duration.ZERO);
		try (Session session = this.database.openSession()) {
			Sessions.execute(session, "CREATE TABLE t (a)");
		}
	}

	@AfterEach
	void close() {
		this.database.close();
	}

	@Nested
	class ATimeLimit {

		@Test
		void breaksOffTheStatementAndClosesTheSession() {
			Session session = SqliteCallTests.this.database.openSession();

			LibsqlTransportException failure = failure(session, SHORT, Statement.of(ENDLESS));

			assertThat(failure.kind()).isEqualTo(ErrorKind.TIMEOUT);
			assertThat(failure.code()).isEqualTo("TIMEOUT");
			assertThat(failure).hasMessageContaining("30 ms");
			assertThat(failure.sql()).hasValue(ENDLESS);
			assertThat(failure.outcomeUnknown()).isFalse();
			assertThatExceptionOfType(LibsqlClosedException.class)
				.isThrownBy(() -> session.batch(new Batch(List.of())));
		}

		@Test
		void rollsBackTheTransactionAndLeavesTheConnectionUsable() {
			Session session = SqliteCallTests.this.database.openSession();
			Sessions.execute(session, "BEGIN IMMEDIATE");
			Sessions.execute(session, "INSERT INTO t VALUES (1)");

			failure(session, SHORT, Statement.of(ENDLESS));

			assertThat(count()).isZero();
			try (Session other = SqliteCallTests.this.database.openSession()) {
				assertThat(Sessions.value(other, "SELECT last_insert_rowid()")).isEqualTo(1L);
			}
		}

		@Test
		void rollsBackTheTransactionAlsoWhereSqliteHasDoneSo() {
			Session session = SqliteCallTests.this.database.openSession();
			Sessions.execute(session, "BEGIN IMMEDIATE");
			Sessions.execute(session, "INSERT INTO t VALUES (1)");

			failure(session, SHORT, Statement.of("INSERT INTO t " + ENDLESS));

			assertThat(count()).isZero();
		}

		@Test
		void endsTheWaitForALock() {
			try (Session writer = SqliteCallTests.this.database.openSession()) {
				Session waiting = SqliteCallTests.this.database.openSession();
				Sessions.execute(writer, "BEGIN IMMEDIATE");

				LibsqlTransportException failure = failure(waiting, SHORT, Statement.of("INSERT INTO t VALUES (1)"));

				assertThat(failure.kind()).isEqualTo(ErrorKind.TIMEOUT);
				try (Session next = SqliteCallTests.this.database.openSession()) {
					assertThat(Sessions.value(next, "PRAGMA busy_timeout")).isEqualTo(300_000L);
				}
			}
		}

		@Test
		void keepsTheBusyTimeoutThatTheCallerHasSet() {
			try (Session session = SqliteCallTests.this.database.openSession()) {
				session.batch(
						Sessions.batch(Statement.of("PRAGMA busy_timeout = 70000"), Statement.of("SELECT 1"),
								Statement.of("PRAGMA cache_size = 100")),
						CallOptions.DEFAULT.withTimeout(Duration.ofMinutes(1)));

				assertThat(Sessions.value(session, "PRAGMA busy_timeout")).isEqualTo(70_000L);
			}
		}

		@Test
		void ofAnyLengthIsAccepted() {
			try (Session session = SqliteCallTests.this.database.openSession()) {
				assertThat(session.batch(Sessions.batch(Statement.of("SELECT 1")), LONG).steps().get(0).isOk())
					.isTrue();
			}
		}

		@Test
		void endsWhenTheBatchIsClosingTheSession() {
			Session session = SqliteCallTests.this.database.openSession();

			assertThatExceptionOfType(LibsqlTransportException.class)
				.isThrownBy(() -> session.batchAndClose(Sessions.batch(Statement.of(ENDLESS)), SHORT))
				.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(ErrorKind.TIMEOUT));
		}

		// The limit and the work take about the same time, so that each comes first now
		// and then.
		@Test
		void tellsTheTruthAndNeverStrikesAnotherCall() {
			Random random = new Random(1);
			long expected = 0;
			for (int i = 0; i < 1500; i++) {
				CallOptions options = CallOptions.DEFAULT.withTimeout(Duration.ofNanos(1 + random.nextInt(1_500_000)));
				Session session = SqliteCallTests.this.database.openSession();
				BatchProgram program = BatchProgram.atomic(TransactionMode.WRITE,
						List.of(Statement.of("INSERT INTO t VALUES (?)", i), countTo(1 + random.nextInt(3000))));
				try {
					program.results(session.batch(program.batch(), options));
					expected++;
				}
				catch (LibsqlTransportException ex) {
					assertThat(ex.kind()).isEqualTo(ErrorKind.TIMEOUT);
					session = SqliteCallTests.this.database.openSession();
				}
				try (Session next = session) {
					assertThat(Sessions.execute(next, countTo(1000)).rows()).hasSize(1);
					assertThat(Sessions.value(next, "SELECT count(*) FROM t")).isEqualTo(expected);
				}
			}
		}

	}

	@Nested
	class AStatementByItself {

		@Test
		void isNeverSaidToHaveFailedWhereItSucceeded() {
			Random random = new Random(2);
			Session session = SqliteCallTests.this.database.openSession();
			long expected = 0;
			for (int i = 0; i < 3000; i++) {
				CallOptions options = CallOptions.DEFAULT.withTimeout(Duration.ofNanos(1 + random.nextInt(200_000)));
				try {
					session.batch(Sessions.batch(Statement.of("INSERT INTO t VALUES (?)", i)), options);
					expected++;
				}
				catch (LibsqlTransportException ex) {
					session = SqliteCallTests.this.database.openSession();
				}
				assertThat(Sessions.autocommit(session)).isTrue();
				assertThat(count()).isEqualTo(expected);
			}
			session.close();
		}

	}

	@Test
	void aStatementThatSucceededIsNotSaidToBeInterrupted() throws Exception {
		try (Session session = this.database.openSession()) {
			DB connection = session.unwrap(SQLiteConnection.class).orElseThrow().getDatabase();
			AtomicBoolean done = new AtomicBoolean();
			CompletableFuture<Void> interrupting = CompletableFuture.runAsync(() -> interruptUntil(done, connection));
			long expected = 0;
			for (int i = 0; i < 20_000; i++) {
				expected += Sessions.step(session, "INSERT INTO t VALUES (?)", i).isOk() ? 1 : 0;
			}
			done.set(true);
			interrupting.get();

			assertThat(Sessions.autocommit(session)).isTrue();
			assertThat(count()).isEqualTo(expected);
		}
	}

	private static void interruptUntil(AtomicBoolean done, DB connection) {
		try {
			while (!done.get()) {
				connection.interrupt();
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Nested
	class Cancel {

		@Test
		void breaksOffTheCallUnderWayAndClosesTheSession() throws Exception {
			Session session = SqliteCallTests.this.database.openSession();
			Sessions.execute(session, "BEGIN IMMEDIATE");
			Sessions.execute(session, "INSERT INTO t VALUES (1)");
			CountDownLatch running = signal(session);
			CompletableFuture<LibsqlTransportException> call = CompletableFuture.supplyAsync(
					() -> failure(session, CallOptions.DEFAULT, Statement.of(ENDLESS + " WHERE signal() > 0")));
			running.await();

			session.cancel();

			assertThat(call).succeedsWithin(Duration.ofSeconds(60)).satisfies((failure) -> {
				assertThat(failure.kind()).isEqualTo(ErrorKind.INTERRUPTED);
				assertThat(failure.code()).isEqualTo("INTERRUPTED");
				assertThat(failure.outcomeUnknown()).isFalse();
			});
			assertThatExceptionOfType(LibsqlClosedException.class).isThrownBy(() -> Sessions.step(session, "SELECT 1"));
			assertThat(count()).isZero();
		}

		@Test
		void doesNothingWithoutACall() {
			try (Session session = SqliteCallTests.this.database.openSession()) {
				session.cancel();

				assertThat(Sessions.value(session, "SELECT 1")).isEqualTo(1L);
			}
		}

		@Test
		void neverStrikesAnotherSession() {
			for (int i = 0; i < 500; i++) {
				Session session = SqliteCallTests.this.database.openSession();
				CompletableFuture<Void> cancelling = CompletableFuture.runAsync(session::cancel);
				try {
					session.batch(Sessions.batch(countTo(ThreadLocalRandom.current().nextInt(1, 1000))));
				}
				catch (LibsqlTransportException ex) {
					assertThat(ex.kind()).isEqualTo(ErrorKind.INTERRUPTED);
				}
				session.close();
				try (Session next = SqliteCallTests.this.database.openSession()) {
					assertThat(Sessions.execute(next, countTo(1000)).rows()).hasSize(1);
				}
				cancelling.join();
			}
		}

	}

	@Test
	void aThreadThatIsInterruptedGoesOn() {
		try (Session session = this.database.openSession()) {
			Thread.currentThread().interrupt();
			assertThat(Sessions.execute(session, countTo(1000)).rows()).hasSize(1);
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	private long count() {
		try (Session session = this.database.openSession()) {
			return (Long) Sessions.value(session, "SELECT count(*) FROM t");
		}
	}

	private static LibsqlTransportException failure(Session session, CallOptions options, Statement statement) {
		return catchThrowableOfType(LibsqlTransportException.class,
				() -> session.batch(Sessions.batch(statement), options));
	}

	private static Statement countTo(int rows) {
		return Statement.of(
				"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT ?) " + "SELECT count(*) FROM n",
				rows);
	}

	static CountDownLatch signal(Session session) throws SQLException {
		CountDownLatch latch = new CountDownLatch(1);
		Function.create(session.unwrap(Connection.class).orElseThrow(), "signal", new Function() {

			@Override
			protected void xFunc() throws SQLException {
				latch.countDown();
				result(1);
			}

		});
		return latch;
	}

}
