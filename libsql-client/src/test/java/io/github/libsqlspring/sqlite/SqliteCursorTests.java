package io.github.libsqlspring.sqlite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Column;
import io.github.libsqlspring.Cursor;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlClosedException;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.TransactionMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@Timeout(120)
class SqliteCursorTests {

	private static final String NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
			+ "SELECT i FROM n";

	// One row, and then none for ever.
	private static final String ONE_ROW = NUMBERS + " WHERE i = 1";

	// The second row does not come, and says when it is looked for.
	private static final String SIGNALLING = NUMBERS + " WHERE i = 1 OR signal() = 0";

	private static final CallOptions SHORT = CallOptions.DEFAULT.withTimeout(Duration.ofMillis(50));

	@TempDir
	private Path folder;

	private SqliteDatabase database;

	private Session session;

	@BeforeEach
	void open() {
		this.database = SqliteDatabase.openFile(this.folder.resolve("a.db"), SqliteOptions.defaults(), Duration.ZERO);
		this.session = this.database.openSession();
		Sessions.execute(this.session, "CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT)");
	}

	@AfterEach
	void close() {
		this.session.close();
		this.database.close();
	}

	@Nested
	class Reading {

		@Test
		void givesColumnsAndAllRowsAndThenNoMore() {
			Sessions.execute(SqliteCursorTests.this.session, "INSERT INTO t VALUES (1, 'a'), (2, NULL)");

			try (Cursor cursor = cursor("SELECT id, x FROM t ORDER BY id")) {
				assertThat(cursor.columns()).containsExactly(new Column("id", "INTEGER"), new Column("x", "TEXT"));
				assertThat(read(cursor).getLong("id")).isEqualTo(1);
				assertThat(read(cursor).getString("x")).isNull();
				assertThat(cursor.next()).isNull();
			}
		}

		@Test
		void ofAnEndlessResultCanStopAnywhere() {
			try (Cursor cursor = cursor(NUMBERS)) {
				for (int i = 1; i <= 1000; i++) {
					assertThat(read(cursor).getLong(0)).isEqualTo(i);
				}
			}
			assertUsable();
		}

		@ParameterizedTest
		@ValueSource(strings = { "SELECT 1 WHERE 0", "DELETE FROM t", "CREATE TABLE u (a)" })
		void findsNoRowsWhereThereAreNone(String sql) {
			try (Cursor cursor = cursor(sql)) {
				assertThat(cursor.next()).isNull();
			}
			assertUsable();
		}

		@Test
		void bindsArguments() {
			BatchProgram program = BatchProgram.autocommit(List.of(Statement.of("SELECT ?, ?", 1, "a")));
			try (Cursor cursor = SqliteCursorTests.this.session.openCursor(program, CallOptions.DEFAULT)) {
				assertThat(read(cursor)).containsExactly(1L, "a");
			}
		}

		@Test
		void givesTheRowsOfAChangeThatIsCompleteWhenItIsClosed() {
			try (Cursor cursor = cursor("INSERT INTO t (x) VALUES ('a'), ('b') RETURNING id")) {
				assertThat(read(cursor).getLong(0)).isEqualTo(1);
			}
			try (Session other = SqliteCursorTests.this.database.openSession()) {
				assertThat(Sessions.value(other, "SELECT count(*) FROM t")).isEqualTo(2L);
			}
		}

	}

	@Nested
	class WhileItIsOpen {

		@Test
		void theSessionCarriesOutNothingElse() {
			Session session = SqliteCursorTests.this.session;
			try (Cursor cursor = cursor(NUMBERS)) {
				List<Consumer<Session>> calls = List.of((it) -> Sessions.step(it, "SELECT 1"),
						(it) -> it.batchAndClose(new Batch(List.of())), (it) -> it.describe("SELECT 1"),
						Session::refuseWrites, (it) -> cursor(NUMBERS));
				for (Consumer<Session> call : calls) {
					assertThatIllegalStateException().isThrownBy(() -> call.accept(session))
						.withMessageContaining("stream of rows is open");
				}
				assertThat(read(cursor).getLong(0)).isEqualTo(1);
			}
			assertUsable();
		}

		@Test
		void closingTheSessionEndsIt() {
			Cursor cursor = cursor(NUMBERS);

			SqliteCursorTests.this.session.close();

			assertThatExceptionOfType(LibsqlClosedException.class).isThrownBy(cursor::next);
			cursor.close();
			try (Session next = SqliteCursorTests.this.database.openSession()) {
				Sessions.execute(next, "DROP TABLE t");
			}
		}

		@Test
		void closingTheDatabaseEndsIt() {
			Cursor cursor = cursor(NUMBERS);

			SqliteCursorTests.this.database.close();

			assertThatExceptionOfType(LibsqlClosedException.class).isThrownBy(cursor::next);
			cursor.close();
			assertThat(SqliteCursorTests.this.folder.resolve("a.db-wal")).doesNotExist();
		}

		@Test
		void closingTheDatabaseBreaksOffTheReadingOfARow() throws Exception {
			CountDownLatch running = SqliteCallTests.signal(SqliteCursorTests.this.session);
			Cursor cursor = cursor(SIGNALLING);
			read(cursor);
			CompletableFuture<Row> reading = CompletableFuture.supplyAsync(cursor::next);
			running.await();

			SqliteCursorTests.this.database.close();

			assertThat(reading).failsWithin(Duration.ofSeconds(60))
				.withThrowableThat()
				.withCauseInstanceOf(LibsqlTransportException.class);
			assertThat(SqliteCursorTests.this.folder.resolve("a.db-wal")).doesNotExist();
		}

	}

	@Nested
	class Closing {

		@Test
		void isIdempotentAndFinal() {
			Cursor cursor = cursor(NUMBERS);

			cursor.close();
			cursor.close();

			assertThatIllegalStateException().isThrownBy(cursor::next).withMessageContaining("closed");
			assertUsable();
		}

		@Test
		void fromAnotherThreadBreaksOffTheReadingOfARow() throws Exception {
			CountDownLatch running = SqliteCallTests.signal(SqliteCursorTests.this.session);
			Sessions.execute(SqliteCursorTests.this.session, "BEGIN");
			Cursor cursor = cursor(SIGNALLING);
			read(cursor);
			CompletableFuture<Row> reading = CompletableFuture.supplyAsync(cursor::next);
			running.await();

			cursor.close();

			assertThat(reading).failsWithin(Duration.ofSeconds(60))
				.withThrowableThat()
				.withCauseInstanceOf(LibsqlException.class);
			assertThat(Sessions.autocommit(SqliteCursorTests.this.session)).isFalse();
			assertUsable();
		}

		@Test
		void neverStrikesTheNextCall() {
			for (int i = 0; i < 500; i++) {
				Cursor cursor = cursor(NUMBERS + " LIMIT " + (i % 5 + 1));
				CompletableFuture<Void> closing = CompletableFuture.runAsync(cursor::close);
				try {
					while (cursor.next() != null) {
						Thread.onSpinWait();
					}
				}
				catch (IllegalStateException | LibsqlResponseException ex) {
					// Closed first.
				}
				cursor.close();
				assertThat(Sessions.value(SqliteCursorTests.this.session,
						"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 1000) SELECT max(i) FROM n"))
					.isEqualTo(1000L);
				closing.join();
			}
		}

	}

	@Nested
	class Failures {

		@Test
		void beforeTheFirstRowAreThoseOfAnExecutedStatement() {
			assertThatExceptionOfType(LibsqlResponseException.class).isThrownBy(() -> cursor("SELEC 1"))
				.satisfies((ex) -> assertThat(ex.code()).isEqualTo("SQL_PARSE_ERROR"))
				.satisfies((ex) -> assertThat(ex.sql()).hasValue("SELEC 1"));
			assertThatExceptionOfType(LibsqlResponseException.class).isThrownBy(() -> cursor("SELECT ?"))
				.satisfies((ex) -> assertThat(ex.code()).isEqualTo("ARGS_INVALID"));
			assertUsable();
		}

		@Test
		void afterARowSurfaceThereAndCloseTheRows() {
			Cursor cursor = cursor("SELECT abs(column1) FROM (VALUES (1), (-9223372036854775807 - 1))");
			assertThat(read(cursor).getLong(0)).isEqualTo(1);

			assertThatExceptionOfType(LibsqlResponseException.class).isThrownBy(cursor::next)
				.withMessageContaining("integer overflow");

			assertThatIllegalStateException().isThrownBy(cursor::next);
			assertUsable();
		}

		@Test
		void thatEndTheTransactionAreSeen() {
			Sessions.execute(SqliteCursorTests.this.session, "INSERT INTO t VALUES (1, 'a')");
			Sessions.execute(SqliteCursorTests.this.session, "BEGIN");

			assertThatExceptionOfType(LibsqlResponseException.class)
				.isThrownBy(() -> cursor("INSERT OR ROLLBACK INTO t VALUES (1, 'b') RETURNING id"));

			assertThat(Sessions.autocommit(SqliteCursorTests.this.session)).isTrue();
		}

		@Test
		void byATimeLimitComeForEachRow() {
			BatchProgram program = BatchProgram.autocommit(List.of(Statement.of(ONE_ROW)));
			Cursor cursor = SqliteCursorTests.this.session.openCursor(program, SHORT);
			assertThat(read(cursor).getLong(0)).isEqualTo(1);

			assertThatExceptionOfType(LibsqlTransportException.class).isThrownBy(cursor::next)
				.withMessageContaining("50 ms")
				.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(ErrorKind.TIMEOUT));

			assertThatExceptionOfType(LibsqlClosedException.class)
				.isThrownBy(() -> Sessions.step(SqliteCursorTests.this.session, "SELECT 1"));
		}

		@Test
		void byATimeLimitComeForTheFirstRow() {
			BatchProgram program = BatchProgram.autocommit(List.of(Statement.of(NUMBERS + " WHERE i = 0")));

			assertThatExceptionOfType(LibsqlTransportException.class)
				.isThrownBy(() -> SqliteCursorTests.this.session.openCursor(program, SHORT))
				.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(ErrorKind.TIMEOUT));
		}

		@Test
		void byCancelCloseTheSession() throws Exception {
			CountDownLatch running = SqliteCallTests.signal(SqliteCursorTests.this.session);
			Cursor cursor = cursor(SIGNALLING);
			read(cursor);
			CompletableFuture<Row> reading = CompletableFuture.supplyAsync(cursor::next);
			running.await();

			SqliteCursorTests.this.session.cancel();

			assertThat(reading).failsWithin(Duration.ofSeconds(60))
				.withThrowableThat()
				.withCauseInstanceOf(LibsqlTransportException.class)
				.withMessageContaining("INTERRUPTED");
			assertThatExceptionOfType(LibsqlClosedException.class)
				.isThrownBy(() -> Sessions.step(SqliteCursorTests.this.session, "SELECT 1"));
		}

		// The limit ends while the rows of a change are read, or just after: what is
		// said to have changed nothing has not.
		@Test
		void byATimeLimitTakeAChangeBack() {
			for (int i = 0; i < 300; i++) {
				Session session = SqliteCursorTests.this.database.openSession();
				BatchProgram program = BatchProgram
					.autocommit(List.of(Statement.of("INSERT INTO t (x) VALUES ('a'), ('b'), ('c') RETURNING id")));
				CallOptions options = CallOptions.DEFAULT.withTimeout(Duration.ofNanos(1 + i * 1000L));
				long before = count();
				try (session; Cursor cursor = session.openCursor(program, options)) {
					while (cursor.next() != null) {
						Thread.onSpinWait();
					}
					assertThat(count()).isEqualTo(before + 3);
				}
				catch (LibsqlTransportException ex) {
					assertThat(count()).isEqualTo(before);
				}
			}
		}

		private long count() {
			return (Long) Sessions.value(SqliteCursorTests.this.session, "SELECT count(*) FROM t");
		}

	}

	@Nested
	class InATransaction {

		@Test
		void theStepsBeforeAreCarriedOutFirst() {
			BatchProgram program = BatchProgram.beginning(TransactionMode.WRITE, List.of(Statement.of("SELECT 1")));

			try (Cursor cursor = SqliteCursorTests.this.session.openCursor(program, CallOptions.DEFAULT)) {
				assertThat(read(cursor).getLong(0)).isEqualTo(1);
			}

			assertThat(Sessions.autocommit(SqliteCursorTests.this.session)).isFalse();
		}

		@Test
		void theFailureOfAStepBeforeIsReported() {
			Sessions.execute(SqliteCursorTests.this.session, "BEGIN");
			BatchProgram program = BatchProgram.beginning(TransactionMode.WRITE, List.of(Statement.of("SELECT 1")));

			assertThatExceptionOfType(LibsqlResponseException.class)
				.isThrownBy(() -> SqliteCursorTests.this.session.openCursor(program, CallOptions.DEFAULT))
				.withMessageContaining("within a transaction")
				.satisfies((ex) -> assertThat(ex.sql()).isEmpty());
		}

		@Test
		void aLostTransactionIsReported() {
			BatchProgram program = BatchProgram.inTransaction(List.of(Statement.of("DELETE FROM t RETURNING id")));

			assertThatExceptionOfType(LibsqlClosedException.class)
				.isThrownBy(() -> SqliteCursorTests.this.session.openCursor(program, CallOptions.DEFAULT))
				.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(ErrorKind.TRANSACTION_LOST));
		}

		@Test
		void aProgramThatGoesOnIsRefused() {
			BatchProgram program = BatchProgram.atomic(TransactionMode.READ, List.of(Statement.of("SELECT 1")));

			assertThatIllegalArgumentException()
				.isThrownBy(() -> SqliteCursorTests.this.session.openCursor(program, CallOptions.DEFAULT));
		}

	}

	private Cursor cursor(String sql) {
		return this.session.openCursor(BatchProgram.autocommit(List.of(Statement.of(sql))), CallOptions.DEFAULT);
	}

	private static Row read(Cursor cursor) {
		Row row = cursor.next();
		assertThat(row).isNotNull();
		return row;
	}

	private void assertUsable() {
		assertThat(Sessions.value(this.session, "SELECT 42")).isEqualTo(42L);
	}

}
