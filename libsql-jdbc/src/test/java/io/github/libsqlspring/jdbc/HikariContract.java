package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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
