package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.libsqlspring.LibsqlException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Failures, as JDBC and Spring name them.
 */
interface ExceptionContract extends PathContract {

	String ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

	@BeforeEach
	default void createTables() {
		createBook();
		jdbc().execute("CREATE TABLE page (id INTEGER PRIMARY KEY, book INTEGER REFERENCES book)");
		jdbc().update("INSERT INTO book (id, title) VALUES (1, 'taken')");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "INSERT INTO book (title) VALUES ('taken') | 23505 | 19",
			"INSERT INTO book (id, title) VALUES (1, 'b') | 23505 | 19",
			"INSERT INTO book (year) VALUES (1) | 23502 | 19", "INSERT INTO page (book) VALUES (77) | 23503 | 19",
			"INSERT INTO book (title, year) VALUES ('c', -1) | 23514 | 19", "SELEC 1 | 42000 | 1",
			"SELECT * FROM missing | 42S02 | 1", "SELECT missing FROM book | 42S22 | 1",
			"CREATE TABLE book (a) | 42S01 | 1", "SELECT 1; SELECT 2 | 42000 | 1", "-- nothing | 42000 | 1",
			"SELECT abs(-9223372036854775807 - 1) | 22000 | 1",
			"INSERT INTO book (id, title) VALUES ('x', 'd') | 22000 | 20", "SELECT zeroblob(2000000000) | 22001 | 18" })
	default void statesAndCodesAreAlike(String sql, String state, int code) throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute(sql)).satisfies((ex) -> {
				assertThat(ex.getSQLState()).isEqualTo(state);
				assertThat(ex.getErrorCode()).isEqualTo(code);
				assertThat((Throwable) ex).hasCauseInstanceOf(LibsqlException.class).hasMessageContaining(sql.strip());
			});
			assertThat(statement.executeUpdate("DELETE FROM page")).isZero();
		}
	}

	@Test
	default void springKnowsThem() {
		JdbcTemplate jdbc = jdbc();

		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> jdbc.update("INSERT INTO book (title) VALUES (?)", "taken"))
			.withCauseInstanceOf(SQLIntegrityConstraintViolationException.class);
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> jdbc.batchUpdate("INSERT INTO book (title) VALUES ('taken')"));
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> jdbc.update("INSERT INTO page (book) VALUES (77)"));
		assertThatExceptionOfType(BadSqlGrammarException.class)
			.isThrownBy(() -> jdbc.queryForList("SELECT * FROM missing"))
			.withCauseInstanceOf(SQLSyntaxErrorException.class);
	}

	@Test
	default void boundValuesStayOutOfMessages() {
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> jdbc().update("INSERT INTO book (id, title) VALUES (?, ?)", 1, "s3cret"))
			.satisfies((ex) -> assertThat(ex).hasStackTraceContaining("book").asString().doesNotContain("s3cret"));
	}

	@Test
	default void aQueryTimeoutStopsTheQuery() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.setQueryTimeout(1);
			assertThatExceptionOfType(SQLTimeoutException.class).isThrownBy(() -> statement.executeQuery(ENDLESS))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("57014"));
			assertThat(statement.executeQuery("SELECT 1").next()).isTrue();
		}
		JdbcTemplate jdbc = jdbc();
		jdbc.setQueryTimeout(1);
		assertThatExceptionOfType(QueryTimeoutException.class)
			.isThrownBy(() -> jdbc.queryForObject(ENDLESS, Long.class));
	}

	@Test
	default void aQueryTimeoutBesideAnOpenResultLeavesTheConnectionUsable() throws SQLException {
		try (Connection connection = connect();
				Statement reading = connection.createStatement();
				Statement limited = connection.createStatement();
				Statement other = connection.createStatement()) {
			limited.setQueryTimeout(1);
			for (boolean autoCommit : List.of(true, false)) {
				connection.setAutoCommit(autoCommit);
				assertThat(reading.executeQuery("SELECT 1 UNION ALL SELECT 2").next()).isTrue();
				assertThatExceptionOfType(SQLTimeoutException.class).isThrownBy(() -> limited.executeQuery(ENDLESS));
				if (!autoCommit) {
					connection.rollback();
				}
				assertThat(other.executeQuery("SELECT 1").next()).isTrue();
			}
			assertThat(other.executeUpdate("INSERT INTO book (title) VALUES ('after')")).isEqualTo(1);
			connection.commit();
		}
		assertThat(count()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT 1; SELECT 2", "INSERT INTO book (title) VALUES ('a'); DELETE FROM book" })
	default void severalStatementsInOneAreRefused(String sql) throws SQLException {
		try (Connection connection = connect()) {
			assertThatExceptionOfType(SQLSyntaxErrorException.class).isThrownBy(() -> connection.prepareStatement(sql))
				.withMessageContaining("SQL_MANY_STATEMENTS");
		}
	}

}
