package io.github.libsqlspring.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.TransactionMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Batches on a client: all or nothing.
 */
interface BatchContract extends ClientContract {

	private static List<Statement> statements(String... sql) {
		return java.util.Arrays.stream(sql).map(Statement::of).toList();
	}

	private static long only(StatementResult result) {
		return result.rows().get(0).getLong(0);
	}

	@ParameterizedTest
	@EnumSource(TransactionMode.class)
	default void queriesGiveOneResultEach(TransactionMode mode) {
		List<StatementResult> results = client().batch(mode,
				List.of(Statement.of("SELECT 1 + 1"), Statement.of("SELECT 1 AS one, 2 AS two"),
						Statement.of("SELECT ?", "boomerang"), Statement.of("VALUES (?), (?)", "big", "ben")));
		assertThat(results).hasSize(4);
		assertThat(only(results.get(0))).isEqualTo(2);
		assertThat(results.get(1).rows().get(0)).containsExactly(1L, 2L);
		assertThat(results.get(2).rows().get(0).getString(0)).isEqualTo("boomerang");
		assertThat(results.get(3).rows()).extracting((row) -> row.getString(0)).containsExactly("big", "ben");
	}

	@Test
	default void statementsAreExecutedInOrder() {
		List<StatementResult> results = client().batch(statements("DROP TABLE IF EXISTS t", "CREATE TABLE t (a, b)",
				"INSERT INTO t VALUES (1, 10), (2, 20), (3, 30)", "SELECT sum(a) FROM t",
				"UPDATE t SET a = a + 1 WHERE b >= 20", "SELECT sum(a) FROM t",
				"INSERT INTO t VALUES (9, 9) RETURNING a", "DROP TABLE t"));
		assertThat(only(results.get(3))).isEqualTo(6);
		assertThat(results.get(4).affectedRowCount()).isEqualTo(2);
		assertThat(only(results.get(5))).isEqualTo(8);
		assertThat(only(results.get(6))).isEqualTo(9);
	}

	@Test
	default void concurrentBatchesDoNotSeeEachOtherHalfDone() throws Exception {
		client().batch(statements("CREATE TABLE t1 (a)", "CREATE TABLE t2 (a)", "INSERT INTO t1 VALUES (0)",
				"INSERT INTO t2 VALUES (0)"));
		ExecutorService threads = Executors.newFixedThreadPool(100);
		try {
			List<Callable<List<StatementResult>>> work = IntStream.range(0, 100)
				.<Callable<List<StatementResult>>>mapToObj((i) -> () -> client().batch(TransactionMode.WRITE,
						List.of(Statement.of("INSERT INTO t1 VALUES (?)", i),
								Statement.of("INSERT INTO t2 VALUES (?)", i * 10),
								Statement.of("SELECT sum(a) FROM t1"), Statement.of("SELECT sum(a) FROM t2"))))
				.toList();
			for (Future<List<StatementResult>> done : threads.invokeAll(work)) {
				List<StatementResult> results = done.get();
				assertThat(only(results.get(3))).isEqualTo(10 * only(results.get(2)));
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(row("SELECT sum(a) FROM t1").getLong(0)).isEqualTo(4950);
		assertThat(row("SELECT sum(a) FROM t2").getLong(0)).isEqualTo(49500);
	}

	@Test
	default void anErrorRollsEverythingBackAndNamesTheStatement() {
		client().batch(statements("CREATE TABLE t (a)", "INSERT INTO t VALUES ('one')"));
		LibsqlException failure = failure(ErrorKind.SYNTAX, () -> client()
			.batch(statements("INSERT INTO t VALUES ('two')", "SELECT foobar", "INSERT INTO t VALUES ('three')")));
		assertThat(failure.statementIndex()).hasValue(1);
		assertThat(failure.sql()).contains("SELECT foobar");
		assertThat(count("t")).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2 })
	default void theIndexOfAStatementThatCannotBeParsedIsKnown(int index) {
		client().execute("CREATE TABLE t (a)");
		List<Statement> statements = new ArrayList<>(
				statements("INSERT INTO t VALUES (1)", "INSERT INTO t VALUES (2)", "INSERT INTO t VALUES (3)"));
		statements.set(index, Statement.of("INSERT INTTO t VALUES (4)"));
		LibsqlException failure = failure(ErrorKind.SYNTAX, () -> client().batch(statements));
		assertThat(failure.code()).isEqualTo("SQL_PARSE_ERROR");
		assertThat(failure.statementIndex()).hasValue(index);
		assertThat(count("t")).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2 })
	default void theIndexOfAStatementThatFailsIsKnown(int index) {
		List<Statement> statements = new ArrayList<>(statements("SELECT 1", "SELECT 2", "SELECT 3"));
		statements.set(index, Statement.of("SELECT * FROM missing"));
		for (TransactionMode mode : TransactionMode.values()) {
			LibsqlException failure = failure(ErrorKind.SYNTAX, () -> client().batch(mode, statements));
			assertThat(failure.statementIndex()).hasValue(index);
		}
	}

	@Test
	default void aConstraintInAWriteBatchRollsBackAndNamesTheStatement() {
		client().batch(statements("CREATE TABLE t (id INTEGER PRIMARY KEY)", "INSERT INTO t VALUES (1)"));
		LibsqlException failure = failure(ErrorKind.UNIQUE_CONSTRAINT, () -> client().batch(TransactionMode.WRITE,
				statements("INSERT INTO t VALUES (2)", "INSERT INTO t VALUES (3)", "INSERT INTO t VALUES (1)")));
		assertThat(failure.statementIndex()).hasValue(2);
		assertThat(count("t")).isEqualTo(1);
	}

	@Test
	default void anInsertOrRollbackStopsTheBatch() {
		client().batch(statements("CREATE TABLE t (a UNIQUE)", "INSERT INTO t VALUES (1)"));
		LibsqlException failure = failure(ErrorKind.UNIQUE_CONSTRAINT,
				() -> client().batch(statements("INSERT INTO t VALUES (2)", "INSERT OR ROLLBACK INTO t VALUES (1)",
						"INSERT INTO t VALUES (3)")));
		assertThat(failure.statementIndex()).hasValue(1);
		assertThat(count("t")).isEqualTo(1);
	}

	@Test
	default void aThousandDifferentStatementsAreOneBatch() {
		List<StatementResult> results = client()
			.batch(IntStream.range(0, 1000).mapToObj((i) -> Statement.of("SELECT " + i)).toList());
		assertThat(results).hasSize(1000);
		assertThat(IntStream.range(0, 1000).allMatch((i) -> only(results.get(i)) == i)).isTrue();
	}

	@Test
	default void fourThousandRepeatedStatementsAreOneBatch() {
		List<StatementResult> results = client()
			.batch(IntStream.range(0, 4000).mapToObj((i) -> Statement.of("SELECT ?, " + (i % 20), i)).toList());
		assertThat(IntStream.range(0, 4000).allMatch((i) -> only(results.get(i)) == i)).isTrue();
	}

	@Test
	default void aDeferredBatchMayReadAndWrite() {
		List<StatementResult> results = client().batch(TransactionMode.DEFERRED,
				statements("SELECT 1", "CREATE TABLE t (a)", "INSERT INTO t VALUES (7) RETURNING a"));
		assertThat(only(results.get(2))).isEqualTo(7);
		assertThat(count("t")).isEqualTo(1);
	}

	@Test
	default void aReadBatchRefusesToWrite() {
		client().execute("CREATE TABLE t (a)");
		LibsqlException failure = failure(ErrorKind.READ_ONLY,
				() -> client().batch(TransactionMode.READ, statements("SELECT 1", "INSERT INTO t VALUES (1)")));
		assertThat(failure.statementIndex()).hasValue(1);
		assertThat(count("t")).isZero();
	}

	@Test
	default void transactionStatementsInABatchAreRefusedAndNothingIsExecuted() {
		client().execute("CREATE TABLE t (a)");
		LibsqlException failure = failure(ErrorKind.TRANSACTION_STATE,
				() -> client().batch(statements("INSERT INTO t VALUES (1)", "ROLLBACK", "INSERT INTO t VALUES (2)")));
		assertThat(failure.statementIndex()).hasValue(1);
		assertThat(count("t")).isZero();
	}

	@Test
	default void aDeferredForeignKeyFailsTheBatchAtItsEnd() {
		client().batch(statements("CREATE TABLE p (id INTEGER PRIMARY KEY)",
				"CREATE TABLE c (p REFERENCES p DEFERRABLE INITIALLY DEFERRED)"));
		LibsqlException failure = failure(ErrorKind.FOREIGN_KEY_CONSTRAINT,
				() -> client().batch(statements("INSERT INTO c VALUES (1)", "SELECT 1")));
		assertThat(failure.statementIndex()).isEmpty();
		assertThat(count("c")).isZero();
		client().batch(statements("INSERT INTO c VALUES (1)", "INSERT INTO p VALUES (1)"));
		assertThat(count("c")).isEqualTo(1);
	}

	@Test
	default void anEmptyBatchGivesNoResults() {
		assertThat(client().batch(List.of())).isEmpty();
		assertThat(client().batch(TransactionMode.WRITE, List.of())).isEmpty();
		assertThat(client().migrate(List.of())).isEmpty();
	}

	@Test
	default void aMigrationRebuildsATableThatOthersReferTo() {
		client().executeScript("""
				CREATE TABLE p (id INTEGER PRIMARY KEY, name TEXT);
				CREATE TABLE c (p INTEGER REFERENCES p ON DELETE CASCADE);
				INSERT INTO p VALUES (1, 'a');
				INSERT INTO c VALUES (1);
				""");
		client().migrate(statements("CREATE TABLE p2 (id INTEGER PRIMARY KEY, name TEXT NOT NULL)",
				"INSERT INTO p2 SELECT * FROM p", "DROP TABLE p", "ALTER TABLE p2 RENAME TO p"));
		assertThat(count("c")).isEqualTo(1);
		assertThat(count("p")).isEqualTo(1);
		failure(ErrorKind.FOREIGN_KEY_CONSTRAINT, () -> client().execute("INSERT INTO c VALUES (99)"));
	}

	@Test
	default void aMigrationThatLeavesAnOrphanIsRolledBack() {
		client().executeScript("""
				CREATE TABLE p (id INTEGER PRIMARY KEY);
				CREATE TABLE c (p INTEGER REFERENCES p);
				INSERT INTO p VALUES (1), (2);
				INSERT INTO c VALUES (1);
				""");
		LibsqlException failure = failure(ErrorKind.FOREIGN_KEY_CONSTRAINT,
				() -> client().migrate(statements("DELETE FROM p")));
		assertThat(failure).hasMessageContaining("foreign_key_check");
		assertThat(count("p")).isEqualTo(2);
		failure(ErrorKind.FOREIGN_KEY_CONSTRAINT, () -> client().execute("INSERT INTO c VALUES (99)"));
	}

	@Test
	default void aMigrationThatFailsIsRolledBackAndNamesTheStatement() {
		client().execute("CREATE TABLE t (a)");
		LibsqlException failure = failure(ErrorKind.SYNTAX,
				() -> client().migrate(statements("INSERT INTO t VALUES (1)", "INSERT INTO missing VALUES (1)")));
		assertThat(failure.statementIndex()).hasValue(1);
		assertThat(count("t")).isZero();
	}

}
