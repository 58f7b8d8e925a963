package io.github.libsqlspring.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.TransactionMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Batches and scripts as parts of a transaction: the first error stops them, what ran
 * before it stays, and the transaction goes on.
 */
interface TransactionBatchContract extends ClientContract {

	private void table(String columns) {
		client().execute("CREATE TABLE t (" + columns + ")");
	}

	private static long sum(LibsqlOperations operations) {
		return operations.sql("SELECT sum(a) FROM t").query(Long.class).single();
	}

	private static List<Statement> inserts(int... values) {
		return Arrays.stream(values).mapToObj((a) -> Statement.of("INSERT INTO t VALUES (?)", a)).toList();
	}

	@Test
	default void aBatchMayComeFirstAndAgain() {
		try (LibsqlTransaction tx = client().begin()) {
			tx.batch(List.of(Statement.of("CREATE TABLE t (a)"), Statement.of("INSERT INTO t VALUES (1)"),
					Statement.of("INSERT INTO t VALUES (2)"), Statement.of("INSERT INTO t VALUES (4)")));
			assertThat(sum(tx)).isEqualTo(7);
			List<StatementResult> results = tx.batch(inserts(8, 16));
			assertThat(results).extracting(StatementResult::affectedRowCount).containsExactly(1L, 1L);
			assertThat(sum(tx)).isEqualTo(31);
			assertThat(tx.batch(List.of())).isEmpty();
			tx.commit();
		}
		assertThat(count("t")).isEqualTo(5);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT foo()", "SELECT * FROM missing", "INSERT INTO t VALUES (", "SELEKT 1" })
	default void anErrorInABatchStopsItAndKeepsWhatWasBefore(String bad) {
		table("a");
		try (LibsqlTransaction tx = client().begin()) {
			LibsqlException failure = failure(ErrorKind.SYNTAX,
					() -> tx.batch(List.of(Statement.of("INSERT INTO t VALUES (1)"),
							Statement.of("INSERT INTO t VALUES (2)"), Statement.of("INSERT INTO t VALUES (4)"),
							Statement.of(bad), Statement.of("INSERT INTO t VALUES (8)"))));
			assertThat(failure.statementIndex()).hasValue(3);
			assertThat(failure.sql()).contains(bad);
			assertThat(sum(tx)).isEqualTo(7);
			tx.commit();
		}
		assertThat(count("t")).isEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2 })
	default void theIndexIsKnownInAReadTransactionToo(int index) {
		List<Statement> statements = new ArrayList<>(
				List.of(Statement.of("SELECT 1"), Statement.of("SELECT 2"), Statement.of("SELECT 3")));
		statements.set(index, Statement.of("SELECT invalid_column"));
		try (LibsqlTransaction tx = client().begin(TransactionMode.READ)) {
			LibsqlException failure = failure(ErrorKind.SYNTAX, () -> tx.batch(statements));
			assertThat(failure.statementIndex()).hasValue(index);
			assertThat(tx.isClosed()).isFalse();
		}
	}

	@Test
	default void aScriptMayComeFirstAndAgain() {
		try (LibsqlTransaction tx = client().begin()) {
			tx.executeScript("CREATE TABLE t (a); INSERT INTO t VALUES (1), (2), (4), (8);");
			assertThat(sum(tx)).isEqualTo(15);
			tx.executeScript("INSERT INTO t VALUES (16); /* end */");
			tx.commit();
		}
		assertThat(count("t")).isEqualTo(5);
	}

	@Test
	default void anErrorInAScriptStopsItAndKeepsWhatWasBefore() {
		try (LibsqlTransaction tx = client().begin()) {
			LibsqlException failure = failure(ErrorKind.SYNTAX,
					() -> tx.executeScript("CREATE TABLE t (a); INSERT INTO t VALUES (1), (2), (4); "
							+ "INSERT INTO t VALUES (foo()); INSERT INTO t VALUES (8)"));
			assertThat(failure.statementIndex()).hasValue(2);
			assertThat(sum(tx)).isEqualTo(7);
			failure(ErrorKind.TRANSACTION_STATE, () -> tx.executeScript("INSERT INTO t VALUES (8); COMMIT"));
			assertThat(sum(tx)).isEqualTo(7);
			tx.commit();
		}
		assertThat(count("t")).isEqualTo(3);
	}

	@Test
	default void aRollbackByATriggerEndsTheTransactionWithinABatch() {
		table("a");
		client().execute("CREATE TRIGGER no BEFORE INSERT ON t WHEN new.a < 0 BEGIN SELECT RAISE(ROLLBACK, 'no'); END");
		try (LibsqlTransaction tx = client().begin()) {
			LibsqlException failure = failure(ErrorKind.CONSTRAINT, () -> tx.batch(inserts(1, -1, 2)));
			assertThat(failure.statementIndex()).hasValue(1);
			failure(ErrorKind.TRANSACTION_LOST, () -> tx.execute("INSERT INTO t VALUES (3)"));
		}
		assertThat(count("t")).isZero();
	}

	@Test
	default void aBatchMayComeAfterAStatement() {
		try (LibsqlTransaction tx = client().begin()) {
			tx.execute("CREATE TABLE t (a)");
			tx.batch(inserts(1, 2, 4));
			assertThat(sum(tx)).isEqualTo(7);
			tx.commit();
		}
		assertThat(count("t")).isEqualTo(3);
	}

	@Test
	default void aTransactionIsUsableAfterAnErrorAtAnyIndexOfABatch() {
		table("a");
		for (int index = 0; index < 4; index++) {
			List<Statement> statements = new ArrayList<>(inserts(1, 2, 3));
			statements.add(index, Statement.of("SELECT foobar"));
			try (LibsqlTransaction tx = client().begin()) {
				LibsqlException failure = failure(ErrorKind.SYNTAX, () -> tx.batch(statements));
				assertThat(failure.statementIndex()).hasValue(index);
				assertThat(tx.isClosed()).isFalse();
				assertThat(count(tx)).isEqualTo(index);
				tx.execute("DELETE FROM t");
				tx.commit();
			}
		}
		assertThat(count("t")).isZero();
	}

	private static long count(LibsqlOperations operations) {
		return operations.sql("SELECT count(*) FROM t").query(Long.class).single();
	}

	@Test
	default void aScriptMayComeAfterAStatement() {
		try (LibsqlTransaction tx = client().begin()) {
			tx.execute("CREATE TABLE t (a)");
			tx.executeScript("INSERT INTO t VALUES (1), (2); INSERT INTO t VALUES (4); INSERT INTO t VALUES (8)");
			assertThat(sum(tx)).isEqualTo(15);
			tx.commit();
		}
		assertThat(count("t")).isEqualTo(4);
	}

}
