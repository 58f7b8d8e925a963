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
		HikariConfig config = new HikariConfig();
		config.setDataSource(dataSource());
		config.setMaximumPoolSize(2);
		config.setMinimumIdle(2);
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

}
