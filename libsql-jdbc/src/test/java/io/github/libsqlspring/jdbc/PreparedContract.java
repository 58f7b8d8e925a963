package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Parameters and metadata of prepared statements.
 */
interface PreparedContract extends PathContract {

	@BeforeEach
	default void createTable() {
		createBook();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			value = { "SELECT ?, ? | Parameter 2 of 2 is not set", "SELECT :a, @b | Parameter 2 (@b) of 2 is not set",
					"SELECT $name, $b | Parameter 2 ($b) of 2 is not set",
					"SELECT ?2, ?1 | Parameter 2 of 2 is not set" })
	default void aParameterThatIsNotSetIsNamed(String sql, String message) throws SQLException {
		try (Connection connection = connect(); PreparedStatement select = connection.prepareStatement(sql)) {
			select.setInt(1, 1);
			assertThatExceptionOfType(SQLException.class).isThrownBy(select::executeQuery)
				.withMessage(message)
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("07009"));
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> select.setInt(3, 1))
				.withMessageContaining("no parameter 3")
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("07009"));
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> select.setInt(0, 1));
			select.setInt(2, 2);
			assertThat(select.executeQuery().next()).isTrue();
			select.clearParameters();
			assertThatExceptionOfType(SQLException.class).isThrownBy(select::execute)
				.withMessageContaining("Parameter 1");
		}
	}

	// What SQLite makes of each: https://sqlite.org/lang_expr.html#varparam
	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '"',
			value = { "SELECT ?1 || $name AS v ; 2 ; ab", "SELECT :a || ? || :a || ?1 AS v ; 2 ; abaa",
					"SELECT ? || @b || ?5 || '?$x' || coalesce(:n,'-') /* :c */ AS v ; 6 ; abe?$xf",
					"SELECT :a || ?3 || $c AS v -- :d ; 4 ; acd" })
	default void namesAndNumbersMayBeMixed(String sql, int count, String expected) throws SQLException {
		try (Connection connection = connect(); PreparedStatement select = connection.prepareStatement(sql)) {
			assertThat(select.getParameterMetaData().getParameterCount()).isEqualTo(count);
			for (int i = 1; i <= count; i++) {
				select.setString(i, String.valueOf((char) ('a' + i - 1)));
			}
			ResultSet rows = select.executeQuery();
			assertThat(rows.next()).isTrue();
			assertThat(rows.getString("v")).isEqualTo(expected);
		}
	}

	@Test
	default void aStatementGoesOnAfterTheSchemaHasChanged() throws SQLException {
		try (Connection connection = connect();
				Statement other = connection.createStatement();
				PreparedStatement select = connection.prepareStatement("SELECT * FROM book");
				PreparedStatement insert = connection.prepareStatement("INSERT INTO book (title) VALUES (?)")) {
			insert.setString(1, "a");
			insert.executeUpdate();
			assertThat(select.executeQuery().getMetaData().getColumnCount()).isEqualTo(5);
			other.execute("ALTER TABLE book ADD COLUMN isbn TEXT DEFAULT 'none'");
			ResultSet rows = select.executeQuery();
			assertThat(rows.next()).isTrue();
			assertThat(rows.getString("isbn")).isEqualTo("none");
			rows.close();
			other.execute("DROP TABLE book");
			assertThatExceptionOfType(SQLException.class).isThrownBy(select::executeQuery)
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("42S02"));
			other.execute(BOOK);
			insert.setString(1, "b");
			assertThat(insert.executeUpdate()).isEqualTo(1);
			assertThat(select.executeQuery().next()).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	default void columnsAreKnownBeforeExecution(boolean autoCommit) throws SQLException {
		try (Connection connection = connect()) {
			connection.setAutoCommit(autoCommit);
			connection.createStatement().execute("CREATE TABLE fresh (x INTEGER, y VARCHAR(10))");
			assertThat(columns(connection, "SELECT y, x AS z, y FROM fresh WHERE x = ?")).containsExactly("y VARCHAR",
					"z INTEGER", "y VARCHAR");
			assertThat(columns(connection, "INSERT INTO fresh VALUES (?, ?) RETURNING x, y"))
				.containsExactly("x INTEGER", "y VARCHAR");
			for (String sql : List.of("INSERT INTO fresh VALUES (?, ?)", "DELETE FROM fresh", "CREATE TABLE u (a)")) {
				try (PreparedStatement statement = connection.prepareStatement(sql)) {
					assertThat(statement.getMetaData()).isNull();
				}
			}
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> columns(connection, "SELECT * FROM missing"))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("42S02"));
			assertThat(count(connection, "SELECT count(*) FROM fresh")).isZero();
			assertThat(count(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'u'")).isZero();
			if (!autoCommit) {
				connection.rollback();
				assertThat(count(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'fresh'")).isZero();
			}
		}
	}

	private static List<String> columns(Connection connection, String sql) throws SQLException {
		List<String> columns = new ArrayList<>();
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			ResultSetMetaData data = statement.getMetaData();
			for (int i = 1; i <= data.getColumnCount(); i++) {
				columns.add(data.getColumnLabel(i) + " " + data.getColumnTypeName(i));
			}
		}
		return columns;
	}

	private static int count(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
			row.next();
			return row.getInt(1);
		}
	}

	@Test
	default void askingForColumnsCarriesOutNoPragma() throws SQLException {
		try (Connection connection = connect();
				PreparedStatement pragma = connection.prepareStatement("PRAGMA user_version = 7")) {
			assertThat(pragma.getMetaData()).isNull();
			assertThat(count(connection, "PRAGMA user_version")).isZero();
		}
	}

	@Test
	default void aReturningClauseGivesRowsOrACount() throws SQLException {
		try (Connection connection = connect();
				PreparedStatement insert = connection
					.prepareStatement("INSERT INTO book (title) VALUES (?) RETURNING id")) {
			insert.setString(1, "a");
			ResultSet row = insert.executeQuery();
			assertThat(row.next()).isTrue();
			assertThat(row.getInt(1)).isEqualTo(1);
			insert.setString(1, "b");
			assertThat(insert.execute()).isTrue();
			assertThat(insert.getUpdateCount()).isEqualTo(-1);
			insert.setString(1, "c");
			assertThat(insert.executeUpdate()).isEqualTo(1);
			assertThat(insert.getResultSet()).isNull();
			assertThat(insert.getUpdateCount()).isEqualTo(1);
			assertThat(insert.getMoreResults()).isFalse();
			assertThat(insert.getUpdateCount()).isEqualTo(-1);
			assertThat(connection.createStatement().executeUpdate("UPDATE book SET year = 1 RETURNING id"))
				.isEqualTo(3);
		}
	}

}
