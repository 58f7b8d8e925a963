package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.List;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * HikariCP around a data source.
 */
interface HikariContract extends PathContract {

	@BeforeEach
	default void createTable() {
		createBook();
	}

	private HikariDataSource pool(boolean autoCommit) {
		return pool(autoCommit, 2);
	}

	// With one connection, each borrower gets what the one before has left.
	private HikariDataSource pool(boolean autoCommit, int size) {
		HikariConfig config = new HikariConfig();
		config.setDataSource(dataSource());
		config.setMaximumPoolSize(size);
		config.setMinimumIdle(size);
		config.setAutoCommit(autoCommit);
		return new HikariDataSource(config);
	}

	@Test
	default void aReturnedConnectionLeavesNoTransaction() throws SQLException {
		try (HikariDataSource pool = pool(true)) {
			try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
				connection.setAutoCommit(false);
				statement.executeUpdate("INSERT INTO book (title) VALUES ('a')");
			}
			assertThat(count()).isZero();
			assertThat(jdbc().update("INSERT INTO book (title) VALUES ('b')")).isEqualTo(1);
		}
	}

	@Test
	default void anIdlePoolWithoutAutocommitHoldsNoLock() {
		try (HikariDataSource pool = pool(false)) {
			new TransactionTemplate(new DataSourceTransactionManager(pool)).executeWithoutResult(
					(status) -> new JdbcTemplate(pool).update("INSERT INTO book (title) VALUES ('a')"));

			assertThat(jdbc().update("INSERT INTO book (title) VALUES ('b')")).isEqualTo(1);
			assertThat(count()).isEqualTo(2);
		}
	}

	@Test
	default void aClosedStatementOrResultCostsNoTransaction() throws SQLException {
		try (HikariDataSource pool = pool(false)) {
			try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
				statement.executeUpdate("INSERT INTO book (title) VALUES ('a')");
				ResultSet rows = statement.executeQuery("SELECT 1");
				rows.close();
				assertThatExceptionOfType(SQLException.class).isThrownBy(rows::next)
					.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("24000"));
				Statement closed = connection.createStatement().unwrap(LibsqlStatement.class);
				closed.close();
				assertThatExceptionOfType(SQLException.class).isThrownBy(() -> closed.execute("SELECT 1"))
					.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("HY010"));

				connection.commit();
			}
			assertThat(count()).isEqualTo(1);
		}
	}

	@Test
	default void aFailureThatLeavesTheConnectionWellCostsNoTransaction() throws SQLException {
		try (HikariDataSource pool = pool(false); Connection connection = pool.getConnection()) {
			Connection physical = connection.unwrap(LibsqlConnection.class);
			try (Statement statement = connection.createStatement()) {
				statement.executeUpdate("INSERT INTO book (title) VALUES ('a')");
				for (Executable call : List.<Executable>of(
						() -> statement.execute("INSERT INTO book (title) VALUES ('a')"),
						() -> statement.execute("SELECT * FROM missing"), () -> statement.execute("SELECT json('{')"),
						() -> statement.executeQuery("DELETE FROM book"), () -> statement.setFetchSize(-1),
						() -> connection.createSQLXML(), () -> connection.prepareStatement("SELECT ?").execute(),
						() -> connection.unwrap(Runnable.class), () -> statement.execute("SELECT zeroblob(2000000000)"),
						() -> statement.executeQuery("SELECT 1").getInt(2), () -> {
							statement.addBatch("INSERT INTO book (title) VALUES ('a')");
							statement.executeBatch();
						})) {
					assertThatExceptionOfType(SQLException.class).isThrownBy(call::execute);
				}
				assertThat((Object) connection.unwrap(LibsqlConnection.class)).isSameAs(physical);
			}
			connection.commit();
			assertThat(count()).isEqualTo(1);
		}
	}

	@Test
	default void aQueryTimeoutCostsNoConnection() throws SQLException {
		try (HikariDataSource pool = pool(true); Connection connection = pool.getConnection()) {
			Connection physical = connection.unwrap(LibsqlConnection.class);
			try (Statement statement = connection.createStatement()) {
				statement.setQueryTimeout(1);
				assertThatExceptionOfType(SQLTimeoutException.class)
					.isThrownBy(() -> statement.executeQuery(ExceptionContract.ENDLESS));
				statement.setQueryTimeout(0);
				assertThat(statement.executeUpdate("INSERT INTO book (title) VALUES ('a')")).isEqualTo(1);
			}
			assertThat((Object) connection.unwrap(LibsqlConnection.class)).isSameAs(physical);
		}
	}

	@Test
	default void aConnectionThatDiedGoes() throws SQLException {
		try (HikariDataSource pool = pool(true); Connection connection = pool.getConnection()) {
			connection.unwrap(LibsqlConnection.class).close();
			assertThatExceptionOfType(SQLException.class).isThrownBy(connection::createStatement);
			assertThat(connection.isClosed()).isTrue();
			assertThat(new JdbcTemplate(pool).queryForObject("SELECT count(*) FROM book", Long.class)).isZero();
		}
	}

	@Test
	default void readOnlyIsResetWhenAConnectionReturns() {
		try (HikariDataSource pool = pool(true)) {
			TransactionTemplate readOnly = new TransactionTemplate(new DataSourceTransactionManager(pool));
			readOnly.setReadOnly(true);
			JdbcTemplate jdbc = new JdbcTemplate(pool);
			for (int i = 0; i < 4; i++) {
				readOnly.executeWithoutResult((status) -> jdbc.queryForList("SELECT * FROM book"));
				jdbc.update("INSERT INTO book (title) VALUES (?)", "t" + i);
			}
			assertThat(count()).isEqualTo(4);
		}
	}

	@Test
	default void aPoolThatClosesLeavesTheDatabaseOpen() {
		pool(true).close();

		assertThat(count()).isZero();
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "BEGIN", "BEGIN IMMEDIATE", "SAVEPOINT x" })
	default void aTransactionThatAStatementLeftOpenIsRolledBack(String begin) throws SQLException {
		try (HikariDataSource pool = pool(true, 1)) {
			for (int i = 0; i < 3; i++) {
				try (Connection connection = pool.getConnection()) {
					execute(connection, begin);
					execute(connection, "INSERT INTO book (title) VALUES ('a')");
				}
			}
			// Neither a lock nor a change was left, and the connection is in autocommit.
			assertThat(count()).isZero();
			assertThat(jdbc().update("INSERT INTO book (title) VALUES ('b')")).isEqualTo(1);
			assertThat(new JdbcTemplate(pool).update("INSERT INTO book (title) VALUES ('c')")).isEqualTo(1);
			assertThat(count()).isEqualTo(2);
		}
	}

	@Test
	default void aBeginWithoutAnythingElseIsForgotten() throws SQLException {
		try (HikariDataSource pool = pool(true, 1)) {
			pool.getConnection().close();
			for (int i = 0; i < 2; i++) {
				try (Connection connection = pool.getConnection()) {
					execute(connection, "BEGIN");
				}
			}
		}
	}

	@Test
	default void clearingWarningsInATransactionLeavesItOpen() throws SQLException {
		try (HikariDataSource pool = pool(true, 1); Connection connection = pool.getConnection()) {
			execute(connection, "BEGIN");
			execute(connection, "INSERT INTO book (title) VALUES ('a')");
			connection.clearWarnings();
			connection.unwrap(LentConnection.class).clearWarnings();
			execute(connection, "COMMIT");
		}
		assertThat(count()).isEqualTo(1);
	}

	@Test
	default void manualCommitThatWasLeftWithWorkIsRolledBackAndReset() throws SQLException {
		try (HikariDataSource pool = pool(true, 1)) {
			try (Connection connection = pool.getConnection()) {
				connection.setAutoCommit(false);
				execute(connection, "BEGIN IMMEDIATE");
				execute(connection, "INSERT INTO book (title) VALUES ('a')");
				connection.setSavepoint();
			}
			try (Connection connection = pool.getConnection()) {
				assertThat(connection.getAutoCommit()).isTrue();
			}
			assertThat(count()).isZero();
			assertThat(jdbc().update("INSERT INTO book (title) VALUES ('b')")).isEqualTo(1);
		}
	}

	@Test
	default void anOpenResultAndChangedModesDoNotReachTheNextBorrower() throws SQLException {
		try (HikariDataSource pool = pool(true, 1)) {
			jdbc().update("INSERT INTO book (title) VALUES ('a'), ('b')");
			ResultSet rows;
			try (Connection connection = pool.getConnection()) {
				connection.setReadOnly(true);
				connection.setNetworkTimeout(Runnable::run, 1234);
				connection.setAutoCommit(false);
				rows = connection.createStatement().executeQuery("SELECT * FROM book");
				assertThat(rows.next()).isTrue();
			}
			assertThat(rows.isClosed()).isTrue();
			try (Connection connection = pool.getConnection()) {
				assertThat(connection.isReadOnly()).isFalse();
				assertThat(connection.getAutoCommit()).isTrue();
				assertThat(connection.getNetworkTimeout()).isZero();
				execute(connection, "INSERT INTO book (title) VALUES ('c')");
			}
			assertThat(jdbc().update("INSERT INTO book (title) VALUES ('d')")).isEqualTo(1);
		}
	}

	@Test
	default void theEndOfARequestRollsBackAndClosesStatements() throws SQLException {
		try (Connection connection = connect(); Connection other = connect()) {
			connection.beginRequest();
			for (boolean autoCommit : new boolean[] { true, false }) {
				connection.setAutoCommit(autoCommit);
				Statement statement = connection.createStatement();
				if (autoCommit) {
					statement.execute("BEGIN");
				}
				statement.execute("INSERT INTO book (title) VALUES ('a')");
				connection.endRequest();
				assertThat(statement.isClosed()).isTrue();
				assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
				execute(other, "INSERT INTO book (title) VALUES ('other" + autoCommit + "')");
			}
			connection.endRequest();
		}
		assertThat(count()).isEqualTo(2);
	}

}
