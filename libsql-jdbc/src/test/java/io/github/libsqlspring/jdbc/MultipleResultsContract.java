package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Texts with several statements, and how their results are walked through.
 */
interface MultipleResultsContract extends PathContract {

	@BeforeEach
	default void createTable() {
		createBook();
	}

	@Test
	default void aTextWithSeveralStatementsIsExecutedInOrder() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			assertThat(statement.execute("PRAGMA foreign_keys = OFF; CREATE TABLE log (title);"
					+ "CREATE TRIGGER note AFTER INSERT ON book BEGIN INSERT INTO log VALUES (new.title); "
					+ "UPDATE log SET title = upper(title); END; -- the end\n"
					+ "INSERT INTO book (title) VALUES ('a;'), ('b'); SELECT title FROM log ORDER BY 1; "
					+ "DROP TRIGGER note; PRAGMA foreign_keys = ON;"))
				.isFalse();
			assertThat(statement.getUpdateCount()).isZero();
			assertThat(statement.getMoreResults()).isFalse();
			assertThat(statement.getUpdateCount()).isZero();
			assertThat(statement.getMoreResults()).isFalse();
			assertThat(statement.getUpdateCount()).isZero();
			assertThat(statement.getMoreResults()).isFalse();
			assertThat(statement.getUpdateCount()).isEqualTo(2);
			assertThat(statement.getMoreResults()).isTrue();
			assertThat(statement.getUpdateCount()).isEqualTo(-1);
			assertThat(firstColumn(statement.getResultSet())).containsExactly("A;", "B");
			int more = 0;
			while (statement.getMoreResults() || statement.getUpdateCount() != -1) {
				more++;
			}
			assertThat(more).isEqualTo(2);
			assertThat(statement.getResultSet()).isNull();
		}
		assertThat(count()).isEqualTo(2);
	}

	@Test
	default void aTextWithSeveralStatementsIsPreparedAsOne() throws SQLException {
		try (Connection connection = connect();
				PreparedStatement script = connection
					.prepareStatement("PRAGMA foreign_keys = OFF; DELETE FROM book; INSERT INTO book (title) "
							+ "VALUES ('a'), ('b'); SELECT title FROM book ORDER BY 1; PRAGMA foreign_keys = ON")) {
			for (int execution = 0; execution < 2; execution++) {
				script.execute();
				script.getMoreResults();
				script.getMoreResults();
				assertThat(script.getUpdateCount()).isEqualTo(2);
				assertThat(script.getMoreResults()).isTrue();
				assertThat(firstColumn(script.getResultSet())).containsExactly("a", "b");
			}
			assertThat(script.getMetaData()).isNull();
			assertThat(script.getParameterMetaData().getParameterCount()).isZero();
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> script.setInt(1, 1))
				.withMessageContaining("no parameter 1");
			assertThatExceptionOfType(SQLException.class).isThrownBy(script::executeUpdate)
				.withMessageContaining("SELECT");
		}
		try (Connection connection = connect();
				PreparedStatement queries = connection.prepareStatement("SELECT 1; SELECT 2")) {
			assertThat(firstColumn(queries.executeQuery())).containsExactly("1");
			assertThat(queries.getMoreResults()).isTrue();
			assertThat(firstColumn(queries.getResultSet())).containsExactly("2");
		}
		assertThat(count()).isEqualTo(2);
	}

	@Test
	default void aPreparedTextWithSeveralStatementsMayBeABatch() throws SQLException {
		try (Connection connection = connect();
				PreparedStatement script = connection.prepareStatement(
						"INSERT INTO book (title) VALUES (random()); INSERT INTO book (title) VALUES (random())")) {
			assertThat(script.executeUpdate()).isEqualTo(1);
			script.addBatch();
			script.clearParameters();
			script.addBatch();
			assertThat(script.executeBatch()).hasSize(2);
		}
		assertThat(count()).isEqualTo(6);
	}

	private static List<String> firstColumn(ResultSet rows) throws SQLException {
		List<String> values = new java.util.ArrayList<>();
		while (rows.next()) {
			values.add(rows.getString(1));
		}
		return values;
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	default void aTextStopsAtItsFirstFailure(boolean autoCommit) throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(autoCommit);
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> statement.execute("INSERT INTO book (title) VALUES ('a'); "
						+ "INSERT INTO book (title) VALUES (NULL); INSERT INTO book (title) VALUES ('b')"))
				.withMessageContaining("VALUES (NULL)")
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("23502"));
			assertThat(statement.getUpdateCount()).isEqualTo(-1);
			assertThat(statement.getMoreResults()).isFalse();
			if (!autoCommit) {
				connection.rollback();
			}
		}
		assertThat(count()).isEqualTo(autoCommit ? 1 : 0);
	}

	@Test
	default void theFirstStatementSaysWhichMethodFits() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			ResultSet rows = statement.executeQuery("SELECT 1; DELETE FROM book; SELECT 2");
			assertThat(firstColumn(rows)).containsExactly("1");
			assertThat(statement.getMoreResults()).isFalse();
			assertThat(statement.getUpdateCount()).isZero();
			assertThat(statement.getMoreResults()).isTrue();
			assertThat(firstColumn(statement.getResultSet())).containsExactly("2");
			assertThat(statement.executeUpdate(
					"INSERT INTO book (title) VALUES ('a'), ('b'); UPDATE book SET year = 1 WHERE title = 'a'"))
				.isEqualTo(2);
			assertThat(statement.getMoreResults()).isFalse();
			assertThat(statement.getUpdateCount()).isEqualTo(1);
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> statement.executeQuery("DELETE FROM book; SELECT 1"));
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> statement.executeUpdate("DELETE FROM book; SELECT 1"));
			assertThat(count()).isEqualTo(2);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", ";", "-- nothing", "/* nothing */ ;" })
	default void aTextWithoutAStatementIsRefused(String sql) throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			assertThatExceptionOfType(SQLSyntaxErrorException.class).isThrownBy(() -> statement.execute(sql))
				.withMessageContaining("no statement");
			assertThatExceptionOfType(SQLSyntaxErrorException.class).isThrownBy(() -> statement.addBatch(sql));
			assertThatExceptionOfType(SQLSyntaxErrorException.class).isThrownBy(() -> connection.prepareStatement(sql));
		}
	}

	@Test
	default void currentResultsAreClosedOrKept() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.execute("SELECT 1; SELECT 2; SELECT 3; SELECT 4");
			ResultSet one = statement.getResultSet();
			assertThat(statement.getMoreResults(Statement.KEEP_CURRENT_RESULT)).isTrue();
			ResultSet two = statement.getResultSet();
			assertThat(statement.getMoreResults(Statement.CLOSE_CURRENT_RESULT)).isTrue();
			ResultSet three = statement.getResultSet();
			assertThat(List.of(one.isClosed(), two.isClosed(), three.isClosed())).containsExactly(false, true, false);
			assertThat(firstColumn(one)).containsExactly("1");
			assertThat(statement.getMoreResults(Statement.CLOSE_ALL_RESULTS)).isTrue();
			assertThat(List.of(one.isClosed(), three.isClosed())).containsOnly(true);
			ResultSet four = statement.getResultSet();
			assertThat(statement.getMoreResults(Statement.KEEP_CURRENT_RESULT)).isFalse();
			assertThat(statement.getUpdateCount()).isEqualTo(-1);
			assertThat(firstColumn(four)).containsExactly("4");
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.getMoreResults(0));

			ResultSet kept = statement.executeQuery("SELECT title FROM book UNION ALL SELECT 'x' UNION ALL SELECT 'y'");
			assertThat(kept.next()).isTrue();
			assertThat(statement.getMoreResults(Statement.KEEP_CURRENT_RESULT)).isFalse();
			assertThat(kept.next()).isTrue();
			statement.executeQuery("SELECT 1");
			assertThat(kept.isClosed()).isTrue();
		}
	}

	@Test
	default void aStatementClosesOnCompletionOfItsLastResult() throws SQLException {
		try (Connection connection = connect()) {
			Statement statement = connection.createStatement();
			assertThat(statement.isCloseOnCompletion()).isFalse();
			statement.closeOnCompletion();
			assertThat(statement.isCloseOnCompletion()).isTrue();
			statement.executeUpdate("DELETE FROM book");
			statement.executeQuery("SELECT 1");
			ResultSet rows = statement.executeQuery("SELECT 1; SELECT 2");
			assertThat(statement.isClosed()).isFalse();
			assertThat(statement.getMoreResults()).isTrue();
			ResultSet last = statement.getResultSet();
			assertThat(rows.isClosed()).isTrue();
			while (last.next()) {
				assertThat(statement.isClosed()).isFalse();
			}
			last.close();
			assertThat(statement.isClosed()).isTrue();
			assertThatExceptionOfType(SQLException.class).isThrownBy(statement::isCloseOnCompletion);
		}
	}

	@Test
	default void whatIsClosedByItselfHasAStateThatLeavesThePoolAlone() throws SQLException {
		try (Connection connection = connect()) {
			Statement statement = connection.createStatement();
			ResultSet rows = statement.executeQuery("SELECT 1");
			rows.close();
			assertThatExceptionOfType(SQLException.class).isThrownBy(rows::next)
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("24000"));
			assertThatExceptionOfType(SQLException.class).isThrownBy(rows::getMetaData);
			statement.close();
			for (org.assertj.core.api.ThrowableAssert.ThrowingCallable call : List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
					() -> statement.execute("SELECT 1"), statement::getMoreResults, statement::cancel,
					statement::getGeneratedKeys, statement::executeBatch, statement::closeOnCompletion,
					() -> statement.setMaxRows(1), statement::getUpdateCount, statement::getWarnings)) {
				assertThatExceptionOfType(SQLException.class).isThrownBy(call)
					.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("HY010"));
			}
		}
	}

	@Test
	default void aBatchItemMayBeATextOfSeveralStatements() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.addBatch("INSERT INTO book (title) VALUES ('a'); INSERT INTO book (title) VALUES ('b'), ('c')");
			statement.addBatch("DELETE FROM book WHERE title = 'a'");
			assertThat(statement.executeBatch()).containsExactly(3, 1);
		}
		assertThat(count()).isEqualTo(2);
	}

	@Test
	default void aTextMayHoldTransactions() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.execute("PRAGMA user_version; BEGIN; INSERT INTO book (title) VALUES ('a'), ('b'); COMMIT; "
					+ "BEGIN; DELETE FROM book; ROLLBACK; SELECT count(*) FROM book");
			int results = 1;
			ResultSet last = statement.getResultSet();
			while (statement.getMoreResults() || statement.getUpdateCount() != -1) {
				results++;
				last = (statement.getResultSet() != null) ? statement.getResultSet() : last;
				if (results == 8) {
					assertThat(firstColumn(last)).containsExactly("2");
				}
			}
			assertThat(results).isEqualTo(8);
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> statement.execute("BEGIN; DELETE FROM book; DELETE FROM missing; COMMIT"))
				.withMessageContaining("missing");
			statement.execute("ROLLBACK");
		}
		assertThat(count()).isEqualTo(2);
	}

}
