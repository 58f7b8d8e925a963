package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Savepoint;
import java.sql.Statement;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.Transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Transactions that are begun and ended by statements.
 */
interface TransactionSqlContract extends PathContract {

	@BeforeEach
	default void createTable() {
		createBook();
	}

	private static void execute(Connection connection, String... statements) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				assertThat(statement.execute(sql)).isFalse();
			}
		}
	}

	private static String insert(String title) {
		return "INSERT INTO book (title) VALUES ('" + title + "')";
	}

	private static void assertRefused(ThrowingCallable call, String state, String message) {
		assertThatExceptionOfType(SQLException.class).isThrownBy(call)
			.withMessageContaining(message)
			.satisfies((ex) -> {
				assertThat(ex.getSQLState()).isEqualTo(state);
				assertThat(ex.getErrorCode()).isEqualTo(1);
			});
	}

	@ParameterizedTest
	@CsvSource({ "BEGIN,COMMIT", "begin deferred,end", "BEGIN IMMEDIATE TRANSACTION,END TRANSACTION",
			"/* c */ BEGIN EXCLUSIVE,COMMIT TRANSACTION; -- c", "BEGIN TRANSACTION t;,COMMIT TRANSACTION 't'" })
	default void beginStartsATransactionThatCommitMakesPermanent(String begin, String commit) throws SQLException {
		try (Connection connection = connect()) {
			execute(connection, begin, insert("a"), insert("b"));
			assertThat(connection.getAutoCommit()).isTrue();
			assertThat(countOf(connection)).isEqualTo(2);
			execute(connection, commit);

			execute(connection, insert("c"));
		}
		assertThat(count()).isEqualTo(3);
	}

	private static int countOf(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("SELECT count(*) FROM book")) {
			assertThat(rows.next()).isTrue();
			return rows.getInt(1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ROLLBACK", "rollback transaction", "ROLLBACK TRANSACTION \"t\";" })
	default void rollbackDiscardsWhatCameAfterBegin(String rollback) throws SQLException {
		try (Connection connection = connect()) {
			execute(connection, "BEGIN", insert("a"), rollback, insert("b"));
		}
		assertThat(count()).isEqualTo(1);
	}

	@Test
	default void preparedStatementsControlTransactionsAsWell() throws SQLException {
		try (Connection connection = connect();
				PreparedStatement begin = connection.prepareStatement("BEGIN IMMEDIATE");
				PreparedStatement insert = connection.prepareStatement("INSERT INTO book (title) VALUES (?)");
				PreparedStatement rollback = connection.prepareStatement("ROLLBACK")) {
			for (int i = 0; i < 2; i++) {
				assertThat(begin.executeUpdate()).isZero();
				insert.setString(1, "a");
				insert.addBatch();
				insert.setString(1, "b");
				insert.addBatch();
				assertThat(insert.executeBatch()).containsExactly(1, 1);
				assertThat(rollback.execute()).isFalse();
				assertThat(rollback.getUpdateCount()).isZero();
				assertThat(rollback.getMetaData()).isNull();
			}
		}
		assertThat(count()).isZero();
	}

	@Test
	default void nothingOfATransactionIsSeenBeforeItsCommit() throws SQLException {
		try (Connection connection = connect()) {
			execute(connection, "BEGIN");
			if (readersSeeBesideAWriter()) {
				execute(connection, insert("a"));
				assertThat(count()).isZero();
			}
			execute(connection, "COMMIT");
		}
	}

	@Test
	default void beginInATransactionFailsAndLeavesItAsItIs() throws SQLException {
		try (Connection connection = connect()) {
			execute(connection, "BEGIN", insert("a"));
			assertRefused(() -> execute(connection, "BEGIN IMMEDIATE"), "25001",
					"cannot start a transaction within a transaction");
			execute(connection, "COMMIT");
		}
		assertThat(count()).isEqualTo(1);
	}

	@Test
	default void theEndOfATransactionThatIsNotThereFails() throws SQLException {
		try (Connection connection = connect()) {
			assertRefused(() -> execute(connection, "COMMIT"), "25000", "cannot commit - no transaction is active");
			assertRefused(() -> execute(connection, "END"), "25000", "cannot commit - no transaction is active");
			assertRefused(() -> execute(connection, "ROLLBACK"), "25000", "cannot rollback - no transaction is active");
			assertRefused(() -> execute(connection, "RELEASE x"), "3B001", "no such savepoint: x");
			assertRefused(() -> execute(connection, "ROLLBACK TO x"), "3B001", "no such savepoint: x");
			execute(connection, insert("a"));
		}
		assertThat(count()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "BEGIN FOO", "BEGIN TRANSACTION a b", "COMMIT WORK", "ROLLBACK TO", "ROLLBACK TO 1",
			"SAVEPOINT", "SAVEPOINT a b", "RELEASE SAVEPOINT a b", "SAVEPOINT 'a", "END ?" })
	default void whatSqliteDoesNotUnderstandIsASyntaxError(String sql) throws SQLException {
		try (Connection connection = connect()) {
			assertThatExceptionOfType(SQLSyntaxErrorException.class).isThrownBy(() -> execute(connection, sql))
				.satisfies((ex) -> {
					assertThat(ex.getSQLState()).isEqualTo("42000");
					assertThat(ex.getErrorCode()).isEqualTo(1);
				});
			execute(connection, insert("a"));
		}
		assertThat(count()).isEqualTo(1);
	}

	@Test
	default void savepointsNestAndTheOutermostIsTheTransaction() throws SQLException {
		try (Connection connection = connect()) {
			execute(connection, "SAVEPOINT outside", insert("a"), "SAVEPOINT \"in \"\"side\"", insert("b"),
					"ROLLBACK TO SAVEPOINT [in \"side]", insert("c"), "RELEASE 'IN \"SIDE'");
			if (readersSeeBesideAWriter()) {
				assertThat(count()).isZero();
			}
			execute(connection, "RELEASE SAVEPOINT Outside");
			assertThat(count()).isEqualTo(2);

			execute(connection, "SAVEPOINT x", insert("d"), "ROLLBACK TO x", insert("e"), "SAVEPOINT y", "RELEASE x");
			assertThat(jdbc().queryForList("SELECT title FROM book ORDER BY title", String.class)).containsExactly("a",
					"c", "e");
			assertRefused(() -> execute(connection, "RELEASE x"), "3B001", "no such savepoint: x");
		}
	}

	@Test
	default void ofSavepointsWithOneNameTheLastIsMeant() throws SQLException {
		try (Connection connection = connect()) {
			execute(connection, "SAVEPOINT x", insert("a"), "SAVEPOINT X", insert("b"), "ROLLBACK TO x", "RELEASE x",
					insert("c"));
			assertRefused(() -> execute(connection, "BEGIN"), "25001", "within a transaction");
			execute(connection, "RELEASE x");
			assertThat(count()).isEqualTo(2);
		}
	}

	@Test
	default void commitAndRollbackEndWhatASavepointHasBegun() throws SQLException {
		try (Connection connection = connect()) {
			execute(connection, "SAVEPOINT x", insert("a"), "COMMIT", "SAVEPOINT x", insert("b"), "ROLLBACK");
			assertRefused(() -> execute(connection, "RELEASE x"), "3B001", "no such savepoint");
		}
		assertThat(count()).isEqualTo(1);
	}

	@Test
	default void releaseInsideBeginDoesNotCommit() throws SQLException {
		try (Connection connection = connect()) {
			execute(connection, "BEGIN", "SAVEPOINT x", insert("a"), "RELEASE x", "ROLLBACK");
		}
		assertThat(count()).isZero();
	}

	@Test
	default void aTransactionThatTheDatabaseEndedFailsUntilItIsRolledBack() throws SQLException {
		try (Connection connection = connect()) {
			execute(connection, insert("z"), "BEGIN", insert("a"));
			assertThatExceptionOfType(SQLIntegrityConstraintViolationException.class)
				.isThrownBy(() -> execute(connection, "INSERT OR ROLLBACK INTO book (title) VALUES ('a')"));

			assertThatExceptionOfType(SQLTransactionRollbackException.class)
				.isThrownBy(() -> execute(connection, insert("b")));
			assertThatExceptionOfType(SQLTransactionRollbackException.class)
				.isThrownBy(() -> execute(connection, "SAVEPOINT x"));
			assertRefused(() -> execute(connection, "BEGIN"), "25001", "within a transaction");
			assertThat(count()).isEqualTo(1);

			execute(connection, "ROLLBACK", insert("c"));
			assertThat(count()).isEqualTo(2);
		}
	}

	@Test
	default void theCommitOfATransactionThatTheDatabaseEndedFailsAndEndsIt() throws SQLException {
		try (Connection connection = connect()) {
			execute(connection, "SAVEPOINT x", insert("a"));
			assertThatExceptionOfType(SQLIntegrityConstraintViolationException.class)
				.isThrownBy(() -> execute(connection, "INSERT OR ROLLBACK INTO book (title) VALUES ('a')"));
			assertThatExceptionOfType(SQLTransactionRollbackException.class)
				.isThrownBy(() -> execute(connection, "RELEASE x"));

			execute(connection, insert("b"));
		}
		assertThat(count()).isEqualTo(1);
	}

	@Test
	default void outsideAutocommitBeginSetsTheModeOfTheTransaction() throws SQLException {
		try (Connection connection = connect(); Connection writer = connect()) {
			connection.setAutoCommit(false);
			execute(writer, "BEGIN IMMEDIATE");
			// A writer would have to wait for the other one.
			execute(connection, "BEGIN");
			if (readersSeeBesideAWriter()) {
				assertThat(countOf(connection)).isZero();
			}
			assertRefused(() -> execute(connection, "BEGIN"), "25001", "within a transaction");
			execute(writer, "ROLLBACK");
			execute(connection, "ROLLBACK", "BEGIN IMMEDIATE", insert("a"), "COMMIT");
			assertThat(count()).isEqualTo(1);

			execute(connection, insert("b"));
			assertRefused(() -> execute(connection, "BEGIN"), "25001", "within a transaction");
			connection.rollback();
			assertThat(connection.getAutoCommit()).isFalse();
		}
		assertThat(count()).isEqualTo(1);
	}

	@Test
	default void outsideAutocommitStatementsAndMethodsEndATransactionAlike() throws SQLException {
		try (Connection connection = connect()) {
			connection.setAutoCommit(false);
			execute(connection, "COMMIT", "ROLLBACK", insert("a"), "COMMIT", insert("b"), "ROLLBACK TRANSACTION",
					"SAVEPOINT x", insert("c"), "RELEASE x");
			assertThat(countOf(connection)).isEqualTo(2);
			connection.rollback();
		}
		assertThat(count()).isEqualTo(1);
	}

	@Test
	default void savepointsOfBothKindsAreOneStack() throws SQLException {
		try (Connection connection = connect()) {
			connection.setAutoCommit(false);
			execute(connection, "SAVEPOINT x", insert("a"));
			Savepoint inner = connection.setSavepoint();
			execute(connection, insert("b"), "ROLLBACK TO x");
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connection.rollback(inner))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("3B001"));
			Savepoint outer = connection.setSavepoint();
			execute(connection, insert("c"), "SAVEPOINT y");
			connection.releaseSavepoint(outer);
			assertRefused(() -> execute(connection, "RELEASE y"), "3B001", "no such savepoint: y");
			connection.commit();
		}
		assertThat(count()).isEqualTo(1);
	}

	@Test
	default void aChangeOfAutocommitCommitsWhatBeginHasBegun() throws SQLException {
		try (Connection connection = connect()) {
			execute(connection, "BEGIN", insert("a"));
			connection.setAutoCommit(true);
			execute(connection, insert("b"), "ROLLBACK");
			assertThat(count()).isZero();

			execute(connection, "BEGIN", insert("c"));
			connection.setAutoCommit(false);
			assertThat(count()).isEqualTo(1);
			connection.rollback();
			assertThat(count()).isEqualTo(1);
		}
	}

	@Test
	default void methodsDoNotEndInAutocommitWhatBeginHasBegun() throws SQLException {
		try (Connection connection = connect()) {
			execute(connection, "BEGIN", insert("a"));
			for (ThrowingCallable method : new ThrowingCallable[] { connection::commit, connection::rollback,
					connection::setSavepoint }) {
				assertThatExceptionOfType(SQLException.class).isThrownBy(method)
					.withMessageContaining("BEGIN")
					.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("25000"));
			}
			assertThat(connection.isWrapperFor(Transaction.class)).isTrue();
			assertThat(connection.unwrap(Transaction.class).isClosed()).isFalse();
			execute(connection, "COMMIT");
			assertThat(connection.isWrapperFor(Transaction.class)).isFalse();
		}
		assertThat(count()).isEqualTo(1);
	}

	@Test
	default void aReadOnlyConnectionReadsInATransactionAndTakesNoWriteLock() throws SQLException {
		try (Connection connection = connect()) {
			connection.setReadOnly(true);
			for (String begin : new String[] { "BEGIN IMMEDIATE", "BEGIN EXCLUSIVE" }) {
				assertThatExceptionOfType(SQLException.class).isThrownBy(() -> execute(connection, begin))
					.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("25006"));
			}
			for (String begin : new String[] { "BEGIN", "SAVEPOINT x" }) {
				execute(connection, begin);
				assertThat(countOf(connection)).isZero();
				assertThatExceptionOfType(SQLException.class).isThrownBy(() -> execute(connection, insert("a")))
					.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("25006"));
				execute(connection, "COMMIT");
			}
			connection.setReadOnly(false);
			execute(connection, "BEGIN IMMEDIATE", insert("a"), "COMMIT");
		}
		assertThat(count()).isEqualTo(1);
	}

	@Test
	default void aDeferredForeignKeyStopsTheCommit() throws SQLException {
		jdbc().execute("CREATE TABLE page (book INTEGER REFERENCES book DEFERRABLE INITIALLY DEFERRED)");
		try (Connection connection = connect()) {
			for (String[] transaction : new String[][] { { "BEGIN", "COMMIT" }, { "SAVEPOINT x", "RELEASE x" } }) {
				execute(connection, transaction[0], insert("a"), "INSERT INTO page VALUES (77)");
				assertThatExceptionOfType(SQLIntegrityConstraintViolationException.class)
					.isThrownBy(() -> execute(connection, transaction[1]));
				assertThat(count()).isZero();
			}
			execute(connection, insert("b"));
		}
		assertThat(count()).isEqualTo(1);
	}

	@Test
	default void closingRollsBackWhatBeginHasBegun() throws SQLException {
		for (String begin : new String[] { "BEGIN", "BEGIN IMMEDIATE", "SAVEPOINT x" }) {
			try (Connection connection = connect()) {
				execute(connection, begin, insert("a"));
			}
			assertThat(count()).isZero();
			jdbc().update("DELETE FROM book");
		}
	}

	@Test
	default void controlInABatchIsRefused() throws SQLException {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				PreparedStatement commit = connection.prepareStatement("COMMIT")) {
			assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
				.isThrownBy(() -> statement.addBatch("BEGIN"))
				.withMessageContaining("BEGIN in a batch");
			assertThatExceptionOfType(SQLFeatureNotSupportedException.class).isThrownBy(commit::addBatch);
		}
	}

	@Test
	default void aQueryIsNotWhatControlIs() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.executeQuery("BEGIN"));
			assertRefused(() -> execute(connection, "ROLLBACK"), "25000", "no transaction is active");
		}
	}

}
