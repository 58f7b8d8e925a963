package io.github.libsqlspring.client;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.TransactionMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Interactive transactions.
 */
interface TransactionContract extends ClientContract {

	private void table(String columns) {
		client().execute("CREATE TABLE t (" + columns + ")");
	}

	private static long sum(LibsqlOperations operations) {
		return operations.sql("SELECT sum(a) FROM t").query(Long.class).single();
	}

	@Test
	default void aReadTransactionQueries() {
		try (LibsqlTransaction tx = client().begin(TransactionMode.READ)) {
			StatementResult result = tx.execute("VALUES (1, 'one'), (2, 'two'), (3, 'three')");
			assertThat(result.columns()).hasSize(2);
			assertThat(result.rows()).extracting((row) -> row.getLong(0) + row.getString(1))
				.containsExactly("1one", "2two", "3three");
			assertThat(tx.sql("SELECT ?").param("a").query(String.class).single()).isEqualTo("a");
		}
	}

	@Test
	default void commitKeepsTheChangesAndEndsTheTransaction() {
		table("a");
		LibsqlTransaction tx = client().begin();
		tx.execute("INSERT INTO t VALUES (?)", "one");
		tx.execute("INSERT INTO t VALUES (?)", "two");
		assertThat(tx.isClosed()).isFalse();
		tx.commit();
		assertThat(tx.isClosed()).isTrue();
		assertThat(count("t")).isEqualTo(2);
		assertThat(failure(ErrorKind.CLOSED, () -> tx.execute("SELECT 1")).code()).isEqualTo("TRANSACTION_CLOSED");
		failure(ErrorKind.CLOSED, tx::commit);
		tx.rollback();
		tx.close();
	}

	@Test
	default void rollbackDiscardsTheChangesAndEndsTheTransaction() {
		table("a");
		LibsqlTransaction tx = client().begin();
		tx.execute("INSERT INTO t VALUES (?)", "one");
		tx.execute("INSERT INTO t VALUES (?)", "two");
		assertThat(tx.isClosed()).isFalse();
		tx.rollback();
		assertThat(tx.isClosed()).isTrue();
		assertThat(count("t")).isZero();
		assertThat(failure(ErrorKind.CLOSED, () -> tx.execute("SELECT 1")).code()).isEqualTo("TRANSACTION_CLOSED");
		failure(ErrorKind.CLOSED, tx::commit);
	}

	@Test
	default void closeWithoutCommitDiscardsTheChanges() {
		table("a");
		LibsqlTransaction tx = client().begin();
		try (tx) {
			tx.execute("INSERT INTO t VALUES (?)", "one");
		}
		assertThat(count("t")).isZero();
		assertThat(failure(ErrorKind.CLOSED, () -> tx.execute("SELECT 1")).code()).isEqualTo("TRANSACTION_CLOSED");
	}

	@Test
	default void aFailedStatementDoesNotEndTheTransaction() {
		table("a");
		try (LibsqlTransaction tx = client().begin()) {
			failure(ErrorKind.SYNTAX, () -> tx.execute("SELECT foo"));
			tx.execute("INSERT INTO t VALUES ('one')");
			failure(ErrorKind.SYNTAX, () -> tx.execute("SELECT * FROM missing"));
			failure(ErrorKind.SYNTAX, () -> tx.execute("SELEKT"));
			tx.commit();
		}
		assertThat(count("t")).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ROLLBACK", "COMMIT", "BEGIN", "SAVEPOINT a" })
	default void transactionStatementsAreRefusedInsideToo(String sql) {
		table("a");
		try (LibsqlTransaction tx = client().begin()) {
			tx.execute("INSERT INTO t VALUES (1)");
			failure(ErrorKind.TRANSACTION_STATE, () -> tx.execute(sql));
			tx.commit();
		}
		assertThat(count("t")).isEqualTo(1);
	}

	@Test
	default void anInsertOrRollbackEndsTheTransactionAndNothingAfterItIsExecuted() {
		table("a UNIQUE");
		client().execute("INSERT INTO t VALUES (1), (2), (3)");
		try (LibsqlTransaction tx = client().begin()) {
			tx.execute("INSERT INTO t VALUES (4)");
			failure(ErrorKind.UNIQUE_CONSTRAINT, () -> tx.execute("INSERT OR ROLLBACK INTO t VALUES (1)"));
			assertThat(tx.isClosed()).isTrue();
			LibsqlException lost = failure(ErrorKind.TRANSACTION_LOST, () -> tx.execute("INSERT INTO t VALUES (5)"));
			assertThat(lost.code()).isEqualTo("TRANSACTION_CLOSED");
			assertThat(lost).hasCauseInstanceOf(LibsqlException.class);
			failure(ErrorKind.TRANSACTION_LOST, tx::commit);
		}
		assertThat(count("t")).isEqualTo(3);
	}

	@Test
	default void anInsertOrRollbackAsTheFirstStatementEndsTheTransaction() {
		table("a UNIQUE");
		client().execute("INSERT INTO t VALUES (1), (2), (3)");
		try (LibsqlTransaction tx = client().begin()) {
			failure(ErrorKind.UNIQUE_CONSTRAINT, () -> tx.execute("INSERT OR ROLLBACK INTO t VALUES (1)"));
			failure(ErrorKind.TRANSACTION_LOST, () -> tx.execute("DELETE FROM t"));
		}
		assertThat(count("t")).isEqualTo(3);
	}

	@Test
	default void commitAndRollbackOfAnEmptyTransactionSucceed() {
		client().begin().commit();
		client().begin().rollback();
		client().begin(TransactionMode.READ).close();
	}

	@Test
	default void aTransactionSeesItsOwnChangesAndOthersDoNot() {
		table("a");
		try (LibsqlTransaction tx = client().begin(TransactionMode.DEFERRED)) {
			tx.execute("INSERT INTO t VALUES (7)");
			assertThat(sum(tx)).isEqualTo(7);
			assertOthersSee(0);
			tx.commit();
		}
		assertThat(count("t")).isEqualTo(1);
	}

	/**
	 * Looks at table t beside an open writer; a database in memory cannot.
	 */
	default void assertOthersSee(long rows) {
		assertThat(count("t")).isEqualTo(rows);
	}

	@Test
	default void readersAreSeparate() {
		table("a");
		client().execute("INSERT INTO t VALUES (1)");
		try (LibsqlTransaction one = client().begin(TransactionMode.READ);
				LibsqlTransaction two = otherClient().begin(TransactionMode.READ)) {
			assertThat(sum(one)).isEqualTo(1);
			assertThat(sum(two)).isEqualTo(1);
			one.commit();
			assertThat(sum(two)).isEqualTo(1);
			failure(ErrorKind.SYNTAX, () -> two.execute("SELECT foobar"));
			assertThat(sum(client())).isEqualTo(1);
			assertThat(two.isClosed()).isFalse();
		}
	}

	@Test
	default void aReadTransactionRefusesToWrite() {
		table("a");
		try (LibsqlTransaction tx = client().begin(TransactionMode.READ)) {
			assertThat(tx.execute("SELECT * FROM t").rows()).isEmpty();
			failure(ErrorKind.READ_ONLY, () -> tx.execute("INSERT INTO t VALUES (1)"));
			failure(ErrorKind.READ_ONLY, () -> tx.execute("WITH x AS (SELECT 1) INSERT INTO t SELECT * FROM x"));
			failure(ErrorKind.READ_ONLY, () -> tx.execute("PRAGMA user_version = 5"));
			failure(ErrorKind.READ_ONLY, () -> tx.execute("CREATE TABLE u (a)"));
			assertThat(tx.execute("WITH x AS (SELECT 1) SELECT * FROM x").rows()).hasSize(1);
			tx.commit();
		}
		assertThat(count("t")).isZero();
	}

	@Test
	default void workInATransactionCommitsWhenItReturns() {
		table("a");
		long result = client().inTransaction((tx) -> {
			tx.execute("INSERT INTO t VALUES (1)");
			return tx.sql("SELECT count(*) FROM t").query(Long.class).single();
		});
		assertThat(result).isEqualTo(1);
		assertThat(count("t")).isEqualTo(1);
	}

	@Test
	default void workInATransactionRollsBackWhenItThrows() {
		table("a");
		assertThatIllegalStateException().isThrownBy(() -> client().inTransaction((tx) -> {
			tx.execute("INSERT INTO t VALUES (1)");
			throw new IllegalStateException("changed my mind");
		})).withMessage("changed my mind");
		assertThat(count("t")).isZero();
		assertThatIllegalArgumentException()
			.isThrownBy(() -> client().inTransaction((tx) -> tx.execute("SELECT ?", new Object())));
	}

	@Test
	default void aDeferredForeignKeyFailsTheCommitAndRollsBack() {
		client().executeScript("CREATE TABLE p (id INTEGER PRIMARY KEY); "
				+ "CREATE TABLE t (a REFERENCES p DEFERRABLE INITIALLY DEFERRED)");
		LibsqlTransaction tx = client().begin();
		tx.execute("INSERT INTO t VALUES (1)");
		failure(ErrorKind.FOREIGN_KEY_CONSTRAINT, tx::commit);
		assertThat(tx.isClosed()).isTrue();
		assertThat(count("t")).isZero();
		client().execute("INSERT INTO p VALUES (1)");
	}

	@Test
	default void argumentErrorsLeaveTheTransactionOpen() {
		table("a");
		try (LibsqlTransaction tx = client().begin()) {
			failure(ErrorKind.ARGUMENTS, () -> tx.execute("INSERT INTO t VALUES (?)"));
			failure(ErrorKind.ARGUMENTS, () -> tx.execute("INSERT INTO t VALUES (?)", 1, 2));
			tx.execute("INSERT INTO t VALUES (?)", 1);
			tx.commit();
		}
		assertThat(count("t")).isEqualTo(1);
	}

	@Test
	default void aTransactionRefusesASecondThreadInsteadOfBeginningTwice() {
		table("a");
		List<Throwable> failures = new java.util.concurrent.CopyOnWriteArrayList<>();
		try (LibsqlTransaction tx = client().begin()) {
			java.util.stream.IntStream.range(0, 40).parallel().forEach((i) -> {
				try {
					tx.execute("INSERT INTO t VALUES (?)", i);
				}
				catch (IllegalStateException ex) {
					failures.add(ex);
				}
			});
			tx.commit();
		}
		assertThat(failures).allSatisfy((failure) -> assertThat(failure).hasMessageContaining("two threads at once"));
		assertThat(count("t")).isEqualTo(40 - failures.size());
		client().execute("DELETE FROM t");
	}

	@Test
	default void aTransactionClosedBesideARunningStatementEndsWithIt() throws Exception {
		table("a");
		LibsqlTransaction tx = client().begin();
		tx.execute("INSERT INTO t VALUES (1)");
		List<ErrorKind> failures = new java.util.concurrent.CopyOnWriteArrayList<>();
		java.util.concurrent.CountDownLatch started = new java.util.concurrent.CountDownLatch(1);
		Thread worker = new Thread(() -> {
			started.countDown();
			try {
				tx.execute("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) "
						+ "SELECT count(*) FROM n");
			}
			catch (LibsqlException ex) {
				failures.add(ex.kind());
			}
		});
		worker.start();
		started.await();
		tx.close();
		assertThat(tx.isClosed()).isTrue();
		failure(ErrorKind.CLOSED, () -> tx.execute("INSERT INTO t VALUES (2)"));
		worker.join();
		// The statement was faster than close(), or slower: it succeeded or was refused.
		assertThat(failures).isSubsetOf(ErrorKind.CLOSED);
		client().execute("INSERT INTO t VALUES (3)");
		assertThat(count("t")).isEqualTo(1);
	}

}
