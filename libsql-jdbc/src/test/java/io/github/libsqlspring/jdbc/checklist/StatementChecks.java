package io.github.libsqlspring.jdbc.checklist;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How statements and their results behave.
 */
interface StatementChecks extends OnServer {

	String NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 10) SELECT i FROM n";

	String ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

	@Test
	default void aStatementThatRunsAgainGivesTheNewRows() throws SQLException {
		try (PreparedStatement query = connection().prepareStatement("SELECT ?");
				Statement statement = connection().createStatement()) {
			for (int i = 1; i <= 2; i++) {
				query.setInt(1, i);
				assertThat(first(query.executeQuery())).isEqualTo(i);
				assertThat(first(statement.executeQuery("SELECT " + i))).isEqualTo(i);
			}
		}
	}

	private static int first(ResultSet rows) throws SQLException {
		assertThat(rows.next()).isTrue();
		return rows.getInt(1);
	}

	private static int count(ResultSet rows) throws SQLException {
		int count = 0;
		while (rows.next()) {
			count++;
		}
		return count;
	}

	@Test
	default void aParameterThatIsMissingIsNamed() throws SQLException {
		try (PreparedStatement query = connection().prepareStatement("SELECT ?, ?")) {
			query.setInt(2, 1);
			assertThatExceptionOfType(SQLException.class).isThrownBy(query::executeQuery).withMessageContaining("1");
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> query.setInt(5, 1))
				.withMessageContaining("5");
		}
	}

	@Test
	default void numberedAndNamedParametersWork() throws SQLException {
		for (String sql : new String[] { "SELECT ?2 || ?1 || ?3", "SELECT :two || @one || $three" }) {
			try (PreparedStatement query = connection().prepareStatement(sql)) {
				query.setString(sql.contains("?") ? 1 : 2, "one");
				query.setString(sql.contains("?") ? 2 : 1, "two");
				query.setString(3, "three");
				try (ResultSet rows = query.executeQuery()) {
					rows.next();
					assertThat(rows.getString(1)).isEqualTo("twoonethree");
				}
			}
		}
	}

	@Test
	default void numbersAndNamesMayStandInOneStatement() throws SQLException {
		try (PreparedStatement query = connection().prepareStatement("SELECT ?1, :name")) {
			query.setInt(1, 1);
			query.setInt(2, 2);
			try (ResultSet rows = query.executeQuery()) {
				assertThat(rows.next()).isTrue();
				assertThat(rows.getInt(1)).isEqualTo(1);
				assertThat(rows.getInt(2)).isEqualTo(2);
			}
		}
	}

	@Test
	default void parametersCanBeCleared() throws SQLException {
		try (PreparedStatement query = connection().prepareStatement("SELECT ?")) {
			query.setInt(1, 1);
			query.clearParameters();
			assertThatExceptionOfType(SQLException.class).isThrownBy(query::executeQuery);
			query.setInt(1, 2);
			assertThat(first(query.executeQuery())).isEqualTo(2);
		}
	}

	@Test
	default void theMaximumOfRowsIsKept() throws SQLException {
		try (Statement statement = connection().createStatement()) {
			statement.setMaxRows(3);
			assertThat(count(statement.executeQuery(NUMBERS))).isEqualTo(3);
		}
	}

	@Test
	default void aFetchSizeGivesTheSameRows() throws SQLException {
		try (Statement statement = connection().createStatement()) {
			statement.setFetchSize(2);
			assertThat(count(statement.executeQuery(NUMBERS))).isEqualTo(10);
		}
	}

	@Test
	default void aQueryTimeoutEndsTheQuery() throws SQLException {
		try (Statement statement = connection().createStatement()) {
			statement.setQueryTimeout(1);
			assertThatExceptionOfType(SQLTimeoutException.class).isThrownBy(() -> statement.executeQuery(ENDLESS));
		}
		assertThat(one("SELECT 1")).isEqualTo("1");
	}

	@Test
	default void cancelEndsTheQuery() throws Exception {
		try (Statement statement = connection().createStatement()) {
			CompletableFuture<String> running = CompletableFuture.supplyAsync(() -> {
				try {
					statement.executeQuery(ENDLESS);
					return "done";
				}
				catch (SQLException ex) {
					return ex.getSQLState();
				}
			}, (work) -> new Thread(work).start());
			while (!running.isDone()) {
				statement.cancel();
				Thread.onSpinWait();
			}
			assertThat(running.get()).isEqualTo("57014");
		}
		assertThat(one("SELECT 1")).isEqualTo("1");
	}

	@Test
	default void aStatementCanCloseOnCompletion() throws SQLException {
		Statement statement = connection().createStatement();
		statement.closeOnCompletion();
		statement.executeQuery("SELECT 1").close();

		assertThat(statement.isClosed()).isTrue();
	}

	@Test
	default void aClosedStatementSaysSoAndRefusesWork() throws SQLException {
		Statement statement = connection().createStatement();
		ResultSet rows = statement.executeQuery("SELECT 1");
		statement.close();

		assertThat(statement.isClosed()).isTrue();
		assertThat(rows.isClosed()).isTrue();
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.executeQuery("SELECT 1"));
		assertThatExceptionOfType(SQLException.class).isThrownBy(rows::next);
	}

	@Test
	default void aResultCanBeScrolled() throws SQLException {
		try (Statement statement = connection().createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE,
				ResultSet.CONCUR_READ_ONLY); ResultSet rows = statement.executeQuery(NUMBERS)) {
			assertThat(rows.last()).isTrue();
			assertThat(rows.getRow()).isEqualTo(10);
			assertThat(rows.absolute(3)).isTrue();
			assertThat(rows.getInt(1)).isEqualTo(3);
		}
	}

	@Test
	default void aResultKnowsWhereItStands() throws SQLException {
		try (ResultSet rows = query("SELECT 1")) {
			assertThat(rows.isBeforeFirst()).isTrue();
			rows.next();
			assertThat(rows.getRow()).isEqualTo(1);
			assertThat(rows.isAfterLast()).isFalse();
			rows.next();
			assertThat(rows.isAfterLast()).isTrue();
		}
	}

	@Test
	default void semicolonsAndCommentsAroundAStatementAreFine() throws SQLException {
		assertThat(one("-- first\nSELECT 1;")).isEqualTo("1");
	}

	@Test
	default void aQuestionMarkInTextIsNoParameter() throws SQLException {
		try (PreparedStatement query = connection().prepareStatement("SELECT '?', ? /* ? */")) {
			query.setInt(1, 5);
			try (ResultSet rows = query.executeQuery()) {
				rows.next();
				assertThat(rows.getString(1)).isEqualTo("?");
				assertThat(rows.getInt(2)).isEqualTo(5);
			}
		}
	}

	@Test
	default void labelsAreFoundInAnyCaseAndTheFirstWins() throws SQLException {
		try (ResultSet rows = query("SELECT 1 AS x, 2 AS x, 3 AS yy")) {
			rows.next();
			assertThat(rows.getInt("X")).isEqualTo(1);
			assertThat(rows.getInt("YY")).isEqualTo(3);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> rows.getInt("nope"))
				.withMessageContaining("nope");
		}
	}

	@Test
	default void aParameterIsNeverSql() throws SQLException {
		String text = "x'); DROP TABLE v; --";
		stored((s) -> s.setString(1, text));

		assertThat(read((rows) -> rows.getString(1))).isEqualTo(text);
	}

	@Test
	default void queriesOfEveryFormGiveRows() throws SQLException {
		assertThat(count(query("EXPLAIN QUERY PLAN SELECT * FROM t"))).isPositive();
		assertThat(count(query("WITH a AS (SELECT 1) SELECT * FROM a"))).isEqualTo(1);
		assertThat(count(query("PRAGMA table_info(t)"))).isEqualTo(3);
	}

	@Test
	default void theVectorsOfLibsqlWork() throws SQLException {
		assertThat(one("SELECT vector_extract(vector32('[1,2,3]'))")).isEqualTo("[1,2,3]");
		assertThat(one("SELECT vector_distance_cos(vector32('[1,0]'), vector32('[0,1]'))")).startsWith("1");
	}

	@Test
	default void severalStatementsRunInOneExecute() throws SQLException {
		run("INSERT INTO v VALUES (1); INSERT INTO v VALUES (2)");

		assertThat(one("SELECT count(*) FROM v")).isEqualTo("2");
	}

}
