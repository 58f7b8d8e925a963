package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLWarning;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Results that are streamed, limited or scrolled.
 */
interface LargeResultContract extends PathContract {

	String NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT %d) SELECT i FROM n";

	@BeforeEach
	default void createTables() {
		createBook();
		jdbc().execute("CREATE TABLE number (i INTEGER PRIMARY KEY, square INT)");
		jdbc().execute("INSERT INTO number (i) " + NUMBERS.formatted(1000));
	}

	private static long sum(ResultSet rows) throws SQLException {
		long sum = 0;
		while (rows.next()) {
			sum += rows.getLong(1);
		}
		return sum;
	}

	@ParameterizedTest
	@CsvSource({ "true,0", "true,1", "true,100", "false,0", "false,1", "false,100" })
	default void allRowsComeWhateverTheFetchSize(boolean autoCommit, int fetchSize) throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(autoCommit);
			statement.setFetchSize(fetchSize);
			assertThat(statement.getFetchSize()).isEqualTo(fetchSize);
			ResultSet rows = statement.executeQuery("SELECT i FROM number");
			assertThat(rows.isBeforeFirst()).isTrue();
			assertThat(rows.getFetchSize()).isEqualTo(fetchSize);
			rows.setFetchSize(7);
			assertThat(rows.getFetchSize()).isEqualTo(7);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> rows.setFetchSize(-1));
			assertThat(sum(rows)).isEqualTo(500500);
			assertThat(rows.next()).isFalse();
			assertThat(rows.isAfterLast()).isTrue();
			assertThat(statement.executeQuery("SELECT i FROM number WHERE i < 0").isBeforeFirst()).isFalse();
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> sum(statement.executeQuery("SELECT abs(-9223372036854775807 - 1)")))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("22003"));
			assertThat(sum(statement.executeQuery("SELECT 1"))).isEqualTo(1);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.setFetchSize(-1));
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	default void otherStatementsRunBesideAHalfReadStream(boolean autoCommit) throws SQLException {
		try (Connection connection = connect();
				Statement reading = connection.createStatement();
				PreparedStatement insert = connection.prepareStatement("INSERT INTO book (id, title) VALUES (?, ?)")) {
			connection.setAutoCommit(autoCommit);
			reading.setFetchSize(10);
			try (ResultSet rows = reading.executeQuery("SELECT i FROM number ORDER BY i LIMIT 300")) {
				while (rows.next()) {
					insert.setInt(1, rows.getInt(1));
					insert.setString(2, "t" + rows.getInt(1));
					insert.executeUpdate();
				}
			}
			if (!autoCommit) {
				connection.commit();
			}
		}
		assertThat(count()).isEqualTo(300);
	}

	@Test
	default void aCallbackMayWriteForEachRow() {
		JdbcTemplate jdbc = jdbc();
		jdbc.setFetchSize(5);
		new TransactionTemplate(new JdbcTransactionManager(dataSource())).executeWithoutResult((status) -> {
			jdbc.query("SELECT i FROM number", (row) -> {
				int number = row.getInt(1);
				if (number % 100 == 0) {
					jdbc.update("UPDATE number SET square = ? WHERE i = ?", number * number, number);
				}
			});
		});
		assertThat(jdbc.queryForObject("SELECT sum(square) FROM number", Long.class)).isEqualTo(3850000);
	}

	@Test
	default void aStreamOutlivesTheEndOfItsTransaction() throws SQLException {
		try (Connection connection = connect(); Statement reading = connection.createStatement()) {
			reading.setFetchSize(10);
			connection.setAutoCommit(false);
			ResultSet committed = reading.executeQuery("SELECT i FROM number ORDER BY i");
			assertThat(committed.next()).isTrue();
			connection.commit();
			assertThat(sum(committed)).isEqualTo(500499);
			ResultSet saved = reading.executeQuery("SELECT i FROM number ORDER BY i");
			assertThat(saved.next()).isTrue();
			Savepoint savepoint = connection.setSavepoint();
			assertThat(saved.next()).isTrue();
			connection.rollback(savepoint);
			assertThat(saved.next()).isTrue();
			connection.releaseSavepoint(savepoint);
			assertThat(sum(saved)).isEqualTo(500494);
			ResultSet rolledBack = reading.executeQuery("SELECT i FROM number ORDER BY i");
			assertThat(rolledBack.next()).isTrue();
			connection.rollback();
			assertThat(sum(rolledBack)).isEqualTo(500499);
			connection.setAutoCommit(true);
			assertThat(sum(reading.executeQuery("SELECT 1"))).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	default void aLongResultIsLeftEarly(boolean autoCommit) throws SQLException {
		// Inside a transaction a statement runs on to its end on a WebSocket.
		String sql = autoCommit ? NUMBERS.replace(" LIMIT %d", "") : NUMBERS.formatted(100_000);
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(autoCommit);
			statement.setFetchSize(10);
			ResultSet rows = statement.executeQuery(sql);
			assertThat(rows.next() && rows.next()).isTrue();
			rows.close();
			statement.setFetchSize(0);
			statement.setMaxRows(20);
			assertThat(statement.getMaxRows()).isEqualTo(20);
			assertThat(sum(statement.executeQuery("SELECT i FROM number ORDER BY i"))).isEqualTo(210);
			statement.setLargeMaxRows(3);
			statement.setFetchSize(2);
			ResultSet three = statement.executeQuery("SELECT i FROM number ORDER BY i");
			assertThat(three.next()).isTrue();
			assertThat(three.isLast()).isFalse();
			assertThat(three.getInt(1)).isEqualTo(1);
			assertThat(three.next() && three.next()).isTrue();
			assertThat(three.isLast()).isTrue();
			assertThat(three.getInt(1)).isEqualTo(3);
			assertThat(three.next()).isFalse();
			assertThat(statement.executeUpdate("UPDATE number SET square = 0 WHERE i < 5")).isEqualTo(4);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.setMaxRows(-1));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 10 })
	default void theLastRowOfAForwardResultIsKnown(int fetchSize) throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.setFetchSize(fetchSize);
			ResultSet rows = statement.executeQuery("SELECT i FROM number WHERE i <= 3 ORDER BY i");
			List<String> seen = new ArrayList<>();
			assertThat(rows.isLast()).isFalse();
			while (rows.next()) {
				seen.add(rows.isLast() + " " + rows.getInt(1) + " " + rows.getRow() + " " + rows.isLast());
			}
			assertThat(seen).containsExactly("false 1 1 false", "false 2 2 false", "true 3 3 true");
			assertThat(rows.isLast()).isFalse();
		}
	}

	@Test
	default void fieldsAreCutToTheirMaximumSize() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.setMaxFieldSize(4);
			assertThat(statement.getMaxFieldSize()).isEqualTo(4);
			ResultSet row = statement.executeQuery("SELECT 'abcdef', 'aäöü', x'0102030405', 123456, 'ab', '€€'");
			row.next();
			assertThat(row.getString(1)).isEqualTo("abcd");
			assertThat(row.getString(2)).isEqualTo("aä");
			assertThat(row.getBytes(3)).containsExactly(1, 2, 3, 4);
			assertThat(row.getInt(4)).isEqualTo(123456);
			assertThat(row.getString(5)).isEqualTo("ab");
			assertThat(row.getString(6)).isEqualTo("€");
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 10 })
	default void aResultScrollsWhereThatIsAskedFor(int fetchSize) throws SQLException {
		try (Connection connection = connect();
				PreparedStatement select = connection.prepareStatement("SELECT i FROM number WHERE i <= ? ORDER BY i",
						ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
			assertThat(select.getResultSetType()).isEqualTo(ResultSet.TYPE_SCROLL_INSENSITIVE);
			select.setFetchSize(fetchSize);
			select.setInt(1, 5);
			ResultSet rows = select.executeQuery();
			assertThat(rows.getType()).isEqualTo(ResultSet.TYPE_SCROLL_INSENSITIVE);
			connection.createStatement().executeUpdate("DELETE FROM number");
			assertThat(rows.isBeforeFirst()).isTrue();
			assertThat(rows.last()).isTrue();
			assertThat(List.of(rows.getRow(), rows.getInt(1))).containsExactly(5, 5);
			assertThat(rows.isLast()).isTrue();
			assertThat(rows.previous()).isTrue();
			assertThat(rows.getInt(1)).isEqualTo(4);
			assertThat(rows.absolute(2)).isTrue();
			assertThat(rows.relative(2)).isTrue();
			assertThat(rows.getRow()).isEqualTo(4);
			assertThat(rows.absolute(-2)).isTrue();
			assertThat(rows.getRow()).isEqualTo(4);
			assertThat(rows.relative(-3)).isTrue();
			assertThat(rows.isFirst()).isTrue();
			assertThat(rows.previous()).isFalse();
			assertThat(rows.isBeforeFirst()).isTrue();
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> rows.getInt(1))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("24000"));
			assertThat(rows.absolute(99)).isFalse();
			assertThat(rows.isAfterLast()).isTrue();
			assertThat(rows.getRow()).isZero();
			assertThat(rows.relative(-1)).isTrue();
			assertThat(rows.getRow()).isEqualTo(5);
			rows.afterLast();
			assertThat(rows.previous() && rows.first() && rows.isFirst()).isTrue();
			rows.beforeFirst();
			assertThat(sum(rows)).isEqualTo(15);
			assertThat(rows.absolute(0)).isFalse();
			assertThat(rows.isBeforeFirst()).isTrue();
			rows.setFetchDirection(ResultSet.FETCH_REVERSE);
			select.setInt(1, -1);
			ResultSet none = select.executeQuery();
			assertThat(none.first() || none.last() || none.absolute(1) || none.isBeforeFirst() || none.isAfterLast())
				.isFalse();
		}
	}

	@Test
	default void aForwardResultDoesNotScroll() throws SQLException {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("SELECT i FROM number")) {
			for (org.assertj.core.api.ThrowableAssert.ThrowingCallable call : List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
					rows::first, rows::last, rows::previous, () -> rows.absolute(1), () -> rows.relative(1),
					rows::beforeFirst, rows::afterLast)) {
				assertThatExceptionOfType(SQLException.class).isThrownBy(call)
					.withMessageContaining("TYPE_SCROLL_INSENSITIVE")
					.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("HY106"));
			}
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> rows.setFetchDirection(ResultSet.FETCH_REVERSE));
			assertThat(rows.next()).isTrue();
		}
	}

	@Test
	default void whatIsNotGivenIsReplacedWithAWarning() throws SQLException {
		try (Connection connection = connect()) {
			Statement statement = connection.createStatement(ResultSet.TYPE_SCROLL_SENSITIVE,
					ResultSet.CONCUR_UPDATABLE);
			assertThat(statement.getResultSetType()).isEqualTo(ResultSet.TYPE_SCROLL_INSENSITIVE);
			assertThat(statement.getResultSetConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
			SQLWarning warning = connection.getWarnings();
			assertThat((Throwable) warning).hasMessageContaining("TYPE_SCROLL_INSENSITIVE");
			assertThat((Throwable) warning.getNextWarning()).hasMessageContaining("CONCUR_READ_ONLY");
			connection.clearWarnings();
			assertThat((Throwable) connection.getWarnings()).isNull();
			connection.prepareStatement("SELECT 1", ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_UPDATABLE).close();
			assertThat((Throwable) connection.getWarnings()).hasMessageContaining("CONCUR_READ_ONLY");
			assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
				.isThrownBy(() -> connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY,
						ResultSet.CLOSE_CURSORS_AT_COMMIT));
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> connection.createStatement(0, ResultSet.CONCUR_READ_ONLY));
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, 0));
		}
	}

}
