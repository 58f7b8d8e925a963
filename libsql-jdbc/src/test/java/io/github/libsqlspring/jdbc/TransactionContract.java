package io.github.libsqlspring.jdbc;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Transactions, as a second connection sees them.
 */
interface TransactionContract extends PathContract {

	@BeforeEach
	default void createTable() {
		createBook();
	}

	default TransactionTemplate transaction() {
		return new TransactionTemplate(new DataSourceTransactionManager(dataSource()));
	}

	private void insert(Connection connection, String title) throws SQLException {
		try (PreparedStatement insert = connection.prepareStatement("INSERT INTO book (title) VALUES (?)")) {
			insert.setString(1, title);
			insert.executeUpdate();
		}
	}

	@Test
	default void aTransactionTemplateCommits() {
		transaction().executeWithoutResult((status) -> jdbc().update("INSERT INTO book (title) VALUES ('a')"));

		assertThat(count()).isEqualTo(1);
	}

	@Test
	default void aTransactionTemplateRollsBack() {
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> transaction().executeWithoutResult((status) -> {
				jdbc().update("INSERT INTO book (title) VALUES ('a')");
				throw new IllegalStateException();
			}));

		assertThat(count()).isZero();
	}

	@Test
	default void aNestedTransactionRollsBackToItsSavepoint() {
		TransactionTemplate nested = transaction();
		nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
		JdbcTemplate jdbc = jdbc();

		nested.executeWithoutResult((outer) -> {
			jdbc.update("INSERT INTO book (title) VALUES ('kept')");
			nested.executeWithoutResult((inner) -> {
				jdbc.update("INSERT INTO book (title) VALUES ('dropped')");
				inner.setRollbackOnly();
			});
			nested.executeWithoutResult((inner) -> jdbc.update("INSERT INTO book (title) VALUES ('kept too')"));
		});

		assertThat(jdbc.queryForList("SELECT title FROM book ORDER BY id", String.class)).containsExactly("kept",
				"kept too");
	}

	@Test
	default void aReadOnlyTransactionRefusesWrites() {
		TransactionTemplate readOnly = transaction();
		readOnly.setReadOnly(true);

		assertThat(readOnly.<Long>execute((status) -> count())).isZero();
		assertThatExceptionOfType(Exception.class).isThrownBy(
				() -> readOnly.executeWithoutResult((status) -> jdbc().update("INSERT INTO book (title) VALUES ('a')")))
			.withStackTraceContaining("SQLITE_READONLY");
		assertThat(count()).isZero();
		assertThat(jdbc().update("INSERT INTO book (title) VALUES ('a')")).isEqualTo(1);
	}

	@Test
	default void aTransactionAcceptsIsolationAndTimeout() {
		TransactionTemplate transaction = transaction();
		transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
		transaction.setTimeout(20);

		transaction.executeWithoutResult((status) -> jdbc().update("INSERT INTO book (title) VALUES ('a')"));

		assertThat(count()).isEqualTo(1);
	}

	@Test
	default void oneConnectionHasManyTransactions() throws SQLException {
		try (Connection connection = connect()) {
			connection.setAutoCommit(false);
			insert(connection, "a");
			connection.commit();
			assertThat(count()).isEqualTo(1);

			insert(connection, "b");
			connection.rollback();
			assertThat(count()).isEqualTo(1);

			insert(connection, "c");
			connection.setAutoCommit(true);
			assertThat(count()).isEqualTo(2);

			insert(connection, "d");
			assertThat(count()).isEqualTo(3);
		}
	}

	@Test
	default void closingRollsBack() throws SQLException {
		try (Connection connection = connect()) {
			connection.setAutoCommit(false);
			insert(connection, "a");
		}

		assertThat(count()).isZero();
		assertThat(jdbc().update("INSERT INTO book (title) VALUES ('b')")).isEqualTo(1);
	}

	@Test
	default void aSavepointCanComeFirst() throws SQLException {
		try (Connection connection = connect()) {
			connection.setAutoCommit(false);
			Savepoint first = connection.setSavepoint("same \"name\"");
			insert(connection, "a");
			Savepoint second = connection.setSavepoint("same \"name\"");
			insert(connection, "b");
			connection.rollback(second);
			connection.releaseSavepoint(second);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connection.rollback(second))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("3B001"));
			connection.commit();
			assertThat(count()).isEqualTo(1);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connection.rollback(first));
		}
	}

	@Test
	default void aReadOnlyTransactionHasSavepoints() throws SQLException {
		try (Connection connection = connect()) {
			connection.setReadOnly(true);
			connection.setAutoCommit(false);
			Savepoint savepoint = connection.setSavepoint();
			try (Statement statement = connection.createStatement();
					ResultSet rows = statement.executeQuery("SELECT count(*) FROM book")) {
				assertThat(rows.next()).isTrue();
			}
			connection.rollback(savepoint);
			connection.commit();
		}
	}

	@Test
	default void readOnlyHoldsInAutocommitAsWell() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			connection.setReadOnly(true);

			for (String write : new String[] { "INSERT INTO book (title) VALUES ('a')", "PRAGMA query_only=0",
					"DROP TABLE book", "ATTACH 'x' AS x" }) {
				assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute(write))
					.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("25006"));
			}
			connection.setReadOnly(false);
			assertThat(statement.executeUpdate("INSERT INTO book (title) VALUES ('a')")).isEqualTo(1);
		}
	}

	@Test
	default void aFailedStatementDoesNotEndTheTransaction() throws SQLException {
		try (Connection connection = connect()) {
			connection.setAutoCommit(false);
			insert(connection, "a");
			assertThatExceptionOfType(SQLIntegrityConstraintViolationException.class)
				.isThrownBy(() -> insert(connection, "a"));
			insert(connection, "b");
			connection.commit();
		}

		assertThat(count()).isEqualTo(2);
	}

	@Test
	default void aTransactionThatTheDatabaseEndedIsReportedAndNothingRunsOutsideIt() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			insert(connection, "a");
			insert(connection, "b");
			assertThatExceptionOfType(SQLIntegrityConstraintViolationException.class)
				.isThrownBy(() -> statement.execute("INSERT OR ROLLBACK INTO book (title) VALUES ('a')"));

			assertThatExceptionOfType(SQLTransactionRollbackException.class).isThrownBy(() -> insert(connection, "c"))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("40001"));
			assertThatExceptionOfType(SQLTransactionRollbackException.class).isThrownBy(connection::commit);
			assertThat(count()).isZero();

			insert(connection, "d");
			connection.commit();
			assertThat(count()).isEqualTo(1);

			statement.addBatch("INSERT INTO book (title) VALUES ('e')");
			statement.addBatch("INSERT OR ROLLBACK INTO book (title) VALUES ('d')");
			statement.addBatch("INSERT INTO book (title) VALUES ('f')");
			assertThatExceptionOfType(BatchUpdateException.class).isThrownBy(statement::executeBatch);
			connection.rollback();
			assertThat(count()).isEqualTo(1);
		}
	}

	@Test
	default void aBatchInATransactionKeepsWhatCameBeforeTheFailure() throws SQLException {
		try (Connection connection = connect();
				PreparedStatement insert = connection.prepareStatement("INSERT INTO book (title) VALUES (?)")) {
			connection.setAutoCommit(false);
			for (String title : new String[] { "a", "b", "a", "c" }) {
				insert.setString(1, title);
				insert.addBatch();
			}
			assertThatExceptionOfType(BatchUpdateException.class).isThrownBy(insert::executeBatch).satisfies((ex) -> {
				assertThat(ex.getUpdateCounts()).containsExactly(1, 1);
				assertThat(ex.getSQLState()).isEqualTo("23505");
				assertThat(ex.getErrorCode()).isEqualTo(19);
			});
			connection.commit();
		}

		assertThat(count()).isEqualTo(2);
	}

	@Test
	default void aBatchInAutocommitIsNotATransaction() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.addBatch("INSERT INTO book (title) VALUES ('a')");
			statement.addBatch("INSERT INTO nothing (title) VALUES ('a')");
			statement.addBatch("INSERT INTO book (title) VALUES ('b')");
			assertThatExceptionOfType(BatchUpdateException.class).isThrownBy(statement::executeBatch)
				.satisfies((ex) -> assertThat(ex.getUpdateCounts()).containsExactly(1));
		}

		assertThat(count()).isEqualTo(1);
	}

	@Test
	default void transactionMethodsAreRefusedInAutocommit() throws SQLException {
		try (Connection connection = connect()) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(connection::commit);
			assertThatExceptionOfType(SQLException.class).isThrownBy(connection::rollback);
			assertThatExceptionOfType(SQLException.class).isThrownBy(connection::setSavepoint);
		}
	}

	@Test
	default void springResetsASharedConnection() throws SQLException {
		try (Connection connection = connect()) {
			SingleConnectionDataSource single = new SingleConnectionDataSource(connection, true);
			TransactionTemplate readOnly = new TransactionTemplate(new DataSourceTransactionManager(single));
			readOnly.setReadOnly(true);
			readOnly.executeWithoutResult((status) -> new JdbcTemplate(single).queryForList("SELECT 1"));

			assertThat(connection.getAutoCommit()).isTrue();
			assertThat(connection.isReadOnly()).isFalse();
			insert(connection, "a");
		}
	}

	@Test
	default void aCommitThatFailsRollsBackAndTheConnectionGoesOn() throws SQLException {
		jdbc().execute("CREATE TABLE page (book INTEGER REFERENCES book DEFERRABLE INITIALLY DEFERRED)");
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			insert(connection, "a");
			statement.executeUpdate("INSERT INTO page VALUES (77)");
			assertThatExceptionOfType(SQLIntegrityConstraintViolationException.class).isThrownBy(connection::commit)
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("23503"));
			assertThat(count()).isZero();

			insert(connection, "b");
			connection.commit();
		}
		assertThat(count()).isEqualTo(1);
	}

	@Test
	default void aTriggerThatRollsBackIsNoticed() throws SQLException {
		jdbc().execute("CREATE TRIGGER no BEFORE UPDATE ON book BEGIN SELECT RAISE(ROLLBACK, 'no'); END");
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			insert(connection, "a");
			assertThatExceptionOfType(SQLIntegrityConstraintViolationException.class)
				.isThrownBy(() -> statement.executeUpdate("UPDATE book SET year = 1"));
			assertThatExceptionOfType(SQLTransactionRollbackException.class).isThrownBy(() -> insert(connection, "b"));
			assertThatExceptionOfType(SQLTransactionRollbackException.class)
				.isThrownBy(() -> statement.executeQuery("SELECT 1"));
			assertThatExceptionOfType(SQLTransactionRollbackException.class).isThrownBy(connection::setSavepoint);
			connection.rollback();
		}
		assertThat(count()).isZero();
	}

	@Test
	default void writersOfManyThreadsWaitForEachOther() throws Exception {
		jdbc().update("INSERT INTO book (id, title, year) VALUES (1, 'count', 1)");
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			List<Future<?>> writers = new ArrayList<>();
			for (int thread = 0; thread < 4; thread++) {
				writers.add(threads.submit(this::readThenWriteTenTimes));
			}
			for (Future<?> writer : writers) {
				writer.get(60, TimeUnit.SECONDS);
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(jdbc().queryForObject("SELECT year FROM book", Integer.class)).isEqualTo(41);
	}

	private void readThenWriteTenTimes() {
		for (int i = 0; i < 10; i++) {
			transaction().executeWithoutResult((status) -> {
				Integer year = jdbc().queryForObject("SELECT year FROM book WHERE id = 1", Integer.class);
				jdbc().update("UPDATE book SET year = ? WHERE id = 1", (year != null) ? year + 1 : null);
			});
		}
	}

}
