package io.github.libsqlspring.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.scheduler.Schedulers;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.Column;
import io.github.libsqlspring.Condition;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.StepResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class SqliteSessionTests {

	private final SqliteDatabase database = SqliteDatabase.openMemory(SqliteOptions.defaults());

	private Session session;

	@BeforeEach
	void openSession() {
		this.session = this.database.openSession();
	}

	@AfterEach
	void close() {
		this.session.close();
		this.database.close();
	}

	@Nested
	class Values {

		@ParameterizedTest
		@ValueSource(longs = { 0, -1, Long.MAX_VALUE, Long.MIN_VALUE, (1L << 53) + 1 })
		void integersKeepAllBits(long number) {
			assertThat(Sessions.value(SqliteSessionTests.this.session, "SELECT ?", number)).isEqualTo(number);
		}

		@ParameterizedTest
		@ValueSource(doubles = { 0.0, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 0.1, 1e16 })
		void floatsKeepAllBits(double number) {
			Object read = Sessions.value(SqliteSessionTests.this.session, "SELECT ?", number);

			assertThat(Double.doubleToRawLongBits((Double) read)).isEqualTo(Double.doubleToRawLongBits(number));
		}

		@Test
		void infinitiesCanBeRead() {
			assertThat(Sessions.value(SqliteSessionTests.this.session, "SELECT 1e999"))
				.isEqualTo(Double.POSITIVE_INFINITY);
			assertThat(Sessions.value(SqliteSessionTests.this.session, "SELECT -1e999"))
				.isEqualTo(Double.NEGATIVE_INFINITY);
		}

		@ParameterizedTest
		@ValueSource(strings = { "", "a\0b", "\0", "é", "\uD83D\uDE00", "'" })
		void textKeepsEveryCharacter(String text) {
			assertThat(Sessions.value(SqliteSessionTests.this.session, "SELECT ?", text)).isEqualTo(text);
			assertThat(Sessions.value(SqliteSessionTests.this.session, "SELECT hex(?)", text))
				.isEqualTo(hex(text.getBytes(StandardCharsets.UTF_8)));
		}

		@Test
		void blobsStayBlobsEvenWithoutBytes() {
			assertThat(Sessions.value(SqliteSessionTests.this.session, "SELECT ?", new byte[] { 0, -1, 127 }))
				.isEqualTo(new byte[] { 0, -1, 127 });
			assertThat(Sessions.value(SqliteSessionTests.this.session, "SELECT ?", new byte[0])).isEqualTo(new byte[0]);
			assertThat(Sessions.value(SqliteSessionTests.this.session, "SELECT typeof(?)", new byte[0]))
				.isEqualTo("blob");
		}

		@Test
		void nullIsNull() {
			assertThat(Sessions.value(SqliteSessionTests.this.session, "SELECT ?", (Object) null)).isNull();
			assertThat(Sessions.value(SqliteSessionTests.this.session, "SELECT typeof(?)", (Object) null))
				.isEqualTo("null");
		}

		private static String hex(byte[] bytes) {
			StringBuilder hex = new StringBuilder();
			for (byte b : bytes) {
				hex.append(String.format("%02X", b));
			}
			return hex.toString();
		}

	}

	@Nested
	class Results {

		@Test
		void columnsHaveNameAndDeclaredType() {
			Sessions.execute(SqliteSessionTests.this.session,
					"CREATE TABLE t (id INTEGER PRIMARY KEY, name varchar(10), x)");

			StatementResult result = Sessions.execute(SqliteSessionTests.this.session,
					"SELECT id, name AS n, x, id + 1, name FROM t");

			assertThat(result.columns()).containsExactly(new Column("id", "INTEGER"), new Column("n", "varchar(10)"),
					new Column("x", null), new Column("id + 1", null), new Column("name", "varchar(10)"));
			assertThat(result.rows()).isEmpty();
		}

		@Test
		void allRowsAreRead() {
			StatementResult result = Sessions.execute(SqliteSessionTests.this.session,
					"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) SELECT i FROM n");

			assertThat(result.rows()).hasSize(1000);
			assertThat(result.rows().get(999).getLong("i")).isEqualTo(1000);
		}

		@Test
		void insertsCountRowsAndKnowTheLastRowid() {
			createT();

			StatementResult result = run("INSERT INTO t (x) VALUES (1), (2)");

			assertThat(result.affectedRowCount()).isEqualTo(2);
			assertThat(result.lastInsertRowid()).hasValue(2);
			assertThat(result.columns()).isEmpty();
		}

		@Test
		void changesWithReturningAreCountedAndReturned() {
			createT();

			StatementResult inserted = run("INSERT INTO t (x) VALUES (1), (2) RETURNING id");
			StatementResult updated = run("UPDATE t SET x = x + 1 RETURNING x");

			assertThat(inserted.rows()).extracting((row) -> row.getLong(0)).containsExactly(1L, 2L);
			assertThat(inserted.affectedRowCount()).isEqualTo(2);
			assertThat(inserted.lastInsertRowid()).hasValue(2);
			assertThat(updated.affectedRowCount()).isEqualTo(2);
			assertThat(updated.lastInsertRowid()).isEmpty();
		}

		@Test
		void changesBehindWithAreCounted() {
			createT();

			assertThat(run("WITH n(i) AS (VALUES (1), (2)) INSERT INTO t (x) SELECT i FROM n").affectedRowCount())
				.isEqualTo(2);
			assertThat(run("WITH n(i) AS (VALUES (1)) DELETE FROM t WHERE x IN (SELECT i FROM n)").affectedRowCount())
				.isEqualTo(1);
		}

		@Test
		void whatInsertsNothingHasNoRowid() {
			createT();
			run("INSERT INTO t (id, x) VALUES (7, 1)");

			StatementResult result = run("INSERT OR IGNORE INTO t (id, x) VALUES (7, 2)");

			assertThat(result.affectedRowCount()).isZero();
			assertThat(result.lastInsertRowid()).isEmpty();
		}

		@ParameterizedTest
		@ValueSource(strings = { "SELECT 1", "CREATE TABLE u (a)", "PRAGMA user_version = 3", "SAVEPOINT s",
				"EXPLAIN DELETE FROM t" })
		void otherStatementsAffectNoRows(String sql) {
			createT();
			run("INSERT INTO t (x) VALUES (1), (2)");

			StatementResult result = run(sql);

			assertThat(result.affectedRowCount()).isZero();
			assertThat(result.lastInsertRowid()).isEmpty();
		}

		@Test
		void aSchemaChangedByAnotherSessionIsNoticed() {
			createT();
			run("SELECT * FROM t");
			try (Session other = SqliteSessionTests.this.database.openSession()) {
				Sessions.execute(other, "ALTER TABLE t ADD COLUMN y TEXT");
			}

			assertThat(run("SELECT * FROM t").columns()).extracting(Column::name).containsExactly("id", "x", "y");
		}

	}

	@Nested
	class Errors {

		@ParameterizedTest
		@CsvSource(delimiter = '|',
				textBlock = """
						SELEC 1                                   | SQL_PARSE_ERROR   | near "SELEC": syntax error
						SELECT                                    | SQL_PARSE_ERROR   | incomplete input
						SELECT 'a                                 | SQL_PARSE_ERROR   | unrecognized token: "'a"
						SELECT nope FROM t                        | SQL_INPUT_ERROR   | no such column: nope
						SELECT nope(1)                            | SQL_INPUT_ERROR   | no such function: nope
						CREATE TABLE t (a)                        | SQL_INPUT_ERROR   | table t already exists
						SELECT * FROM nope                        | SQLITE_UNKNOWN    | no such table: nope
						INSERT INTO t VALUES (1)                  | SQLITE_UNKNOWN    | table t has 2 columns but 1 values were supplied
						SELECT abs(-9223372036854775807 - 1)      | SQLITE_UNKNOWN    | integer overflow
						COMMIT                                    | SQLITE_UNKNOWN    | cannot commit - no transaction is active
						INSERT INTO t (id, x) VALUES (1, 2)       | SQLITE_CONSTRAINT | UNIQUE constraint failed: t.id
						INSERT INTO t (id, x) VALUES ('a', 1)     | SQLITE_MISMATCH   | datatype mismatch
						;                                         | SQL_NO_STATEMENT  | The SQL text holds no statement, only spaces or comments
						SELECT 1; SELECT 2                        | SQL_MANY_STATEMENTS | The SQL text holds 2 statements where one is expected; execute them as a batch or a script
						""")
		void haveTheCodeOfAServerAndTheMessageOfSqlite(String sql, String code, String message) {
			createT();
			run("INSERT INTO t (id, x) VALUES (1, 1)");

			assertThat(Sessions.error(SqliteSessionTests.this.session, sql))
				.extracting(LibsqlError::code, LibsqlError::message)
				.containsExactly(code, message);
		}

		@Test
		void tellTheKindOfConstraint() {
			run("CREATE TABLE p (id INTEGER PRIMARY KEY)");
			run("CREATE TABLE c (u UNIQUE, n NOT NULL, k CHECK (k > 0), p REFERENCES p)");
			run("INSERT INTO c VALUES (1, 1, 1, NULL)");

			assertThat(kind("INSERT INTO c VALUES (1, 1, 1, NULL)")).isEqualTo(ErrorKind.UNIQUE_CONSTRAINT);
			assertThat(kind("INSERT INTO c VALUES (2, NULL, 1, NULL)")).isEqualTo(ErrorKind.NOT_NULL_CONSTRAINT);
			assertThat(kind("INSERT INTO c VALUES (2, 1, 0, NULL)")).isEqualTo(ErrorKind.CHECK_CONSTRAINT);
			assertThat(kind("INSERT INTO c VALUES (2, 1, 1, 7)")).isEqualTo(ErrorKind.FOREIGN_KEY_CONSTRAINT);
		}

		@Test
		void inLaterRowsAreNoticed() {
			LibsqlError error = Sessions.error(SqliteSessionTests.this.session,
					"SELECT abs(column1) FROM (VALUES (1), (-9223372036854775807 - 1))");

			assertThat(error.message()).isEqualTo("integer overflow");
		}

		@Test
		void inArgumentsAreErrorsOfTheStep() {
			assertThat(Sessions.error(SqliteSessionTests.this.session, "SELECT ?").code()).isEqualTo("ARGS_INVALID");
		}

		@Test
		void areReportedForTextThatWouldNotArriveAsWritten() {
			assertThat(Sessions.error(SqliteSessionTests.this.session, "SELECT 1\0 garbage").code())
				.isEqualTo("SQL_PARSE_ERROR");
			assertThat(Sessions.error(SqliteSessionTests.this.session, "SELECT '\uD800'").code())
				.isEqualTo("SQL_PARSE_ERROR");
		}

		@Test
		void doNotStopTheStepsBehindThem() {
			createT();

			BatchResult result = SqliteSessionTests.this.session
				.batch(Sessions.batch(Statement.of("INSERT INTO t (x) VALUES (1)"), Statement.of("SELEC"),
						Statement.of("SELECT count(*) FROM t")));

			assertThat(result.steps()).extracting(StepResult::isOk).containsExactly(true, false, true);
		}

		private ErrorKind kind(String sql) {
			return Sessions.error(SqliteSessionTests.this.session, sql).kind();
		}

	}

	@Nested
	class Transactions {

		@Test
		void areVisibleInTheAutocommitState() {
			assertThat(Sessions.autocommit(SqliteSessionTests.this.session)).isTrue();
			run("BEGIN");
			assertThat(Sessions.autocommit(SqliteSessionTests.this.session)).isFalse();
			run("COMMIT");
			assertThat(Sessions.autocommit(SqliteSessionTests.this.session)).isTrue();
		}

		@Test
		void ofSavepointsAreFollowed() {
			run("SAVEPOINT a");
			run("SAVEPOINT b");
			run("RELEASE b");
			assertThat(Sessions.autocommit(SqliteSessionTests.this.session)).isFalse();
			run("ROLLBACK TO a");
			assertThat(Sessions.autocommit(SqliteSessionTests.this.session)).isFalse();
			run("RELEASE a");
			assertThat(Sessions.autocommit(SqliteSessionTests.this.session)).isTrue();
		}

		@ParameterizedTest
		@ValueSource(strings = { "INSERT OR ROLLBACK INTO t (id) VALUES (1)", "INSERT INTO r VALUES (1)" })
		void thatAnErrorEndsAreNoticed(String sql) {
			createT();
			run("CREATE TABLE r (a)");
			run("CREATE TRIGGER trg BEFORE INSERT ON r BEGIN SELECT RAISE(ROLLBACK, 'no'); END");
			run("INSERT INTO t (id) VALUES (1)");
			run("BEGIN");
			run("INSERT INTO t (id) VALUES (2)");

			BatchResult result = SqliteSessionTests.this.session
				.batch(new Batch(List.of(new Batch.Step(null, Statement.of(sql)),
						new Batch.Step(Condition.not(Condition.IS_AUTOCOMMIT), Statement.of("DELETE FROM t")))));

			assertThat(result.steps().get(0)).isInstanceOf(StepResult.Failure.class);
			assertThat(result.steps().get(1)).isEqualTo(StepResult.SKIPPED);
			assertThat(result.autocommit()).isTrue();
			assertThat(Sessions.value(SqliteSessionTests.this.session, "SELECT count(*) FROM t")).isEqualTo(1L);
		}

		@Test
		void surviveAnOrdinaryError() {
			createT();
			run("BEGIN");
			run("INSERT INTO t (id) VALUES (1)");

			Sessions.error(SqliteSessionTests.this.session, "INSERT INTO t (id) VALUES (1)");

			assertThat(Sessions.autocommit(SqliteSessionTests.this.session)).isFalse();
			run("COMMIT");
			assertThat(Sessions.value(SqliteSessionTests.this.session, "SELECT count(*) FROM t")).isEqualTo(1L);
		}

		@Test
		void surviveARefusedCommit() {
			run("CREATE TABLE p (id INTEGER PRIMARY KEY)");
			run("CREATE TABLE c (p REFERENCES p DEFERRABLE INITIALLY DEFERRED)");
			run("BEGIN");
			run("INSERT INTO c VALUES (1)");

			assertThat(Sessions.error(SqliteSessionTests.this.session, "COMMIT").kind())
				.isEqualTo(ErrorKind.FOREIGN_KEY_CONSTRAINT);
			assertThat(Sessions.autocommit(SqliteSessionTests.this.session)).isFalse();
		}

		@Test
		void changedOnTheConnectionItselfAreNoticed() throws SQLException {
			Connection connection = SqliteSessionTests.this.session.unwrap(Connection.class).orElseThrow();
			try (java.sql.Statement statement = connection.createStatement()) {
				statement.execute("BEGIN");
				assertThat(Sessions.autocommit(SqliteSessionTests.this.session)).isFalse();
				statement.execute("ROLLBACK");
				assertThat(Sessions.autocommit(SqliteSessionTests.this.session)).isTrue();
			}
		}

		@Test
		void leftOpenByTheLastBatchAreReportedAndRolledBack() {
			createT();

			BatchResult result = SqliteSessionTests.this.session
				.batchAndClose(Sessions.batch(Statement.of("BEGIN"), Statement.of("INSERT INTO t (x) VALUES (1)")));

			assertThat(result.autocommit()).isFalse();
			try (Session other = SqliteSessionTests.this.database.openSession()) {
				assertThat(Sessions.value(other, "SELECT count(*) FROM t")).isEqualTo(0L);
			}
		}

	}

	@Test
	void unwrapKnowsNoOtherTypes() {
		assertThat(this.session.unwrap(String.class)).isEmpty();
	}

	@Test
	void aThreadThatMustNotBlockIsRefused() throws InterruptedException {
		CompletableFuture<Void> done = CompletableFuture.runAsync(() -> {
			assertThatIllegalStateException().isThrownBy(() -> Sessions.autocommit(this.session))
				.withMessageContaining("boundedElastic");
			assertThatIllegalStateException().isThrownBy(this.database::openSession);
		}, (task) -> Schedulers.parallel().schedule(task));

		assertThat(done).succeedsWithin(Duration.ofSeconds(10));
	}

	private void createT() {
		run("CREATE TABLE t (id INTEGER PRIMARY KEY, x)");
	}

	private StatementResult run(String sql) {
		return Sessions.execute(this.session, sql);
	}

	@Test
	void closingTwiceDoesNothing() {
		this.session.close();
		this.session.close();

		try (Session next = this.database.openSession()) {
			assertThat(Sessions.step(next, "SELECT 1").isOk()).isTrue();
		}
	}

}
