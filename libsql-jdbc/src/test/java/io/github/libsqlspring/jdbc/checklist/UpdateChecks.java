package io.github.libsqlspring.jdbc.checklist;

import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Counts, batches and generated keys.
 */
interface UpdateChecks extends OnServer {

	String INSERT_X = "INSERT INTO t (email) VALUES ('x')";

	@Test
	default void aPreparedUpdateCounts() throws SQLException {
		try (PreparedStatement insert = connection().prepareStatement(INSERT_X)) {
			assertThat(insert.executeUpdate()).isEqualTo(1);
		}
		try (PreparedStatement update = connection().prepareStatement("UPDATE t SET age = 1")) {
			assertThat(update.execute()).isFalse();
			assertThat(update.getUpdateCount()).isEqualTo(1);
			assertThat(update.executeLargeUpdate()).isEqualTo(1);
		}
	}

	@Test
	default void aBatchOfStatementsRuns() throws SQLException {
		try (Statement statement = connection().createStatement()) {
			statement.addBatch(INSERT_X);
			statement.addBatch("UPDATE t SET age = 1");
			assertThat(statement.executeBatch()).containsExactly(1, 1);
		}
	}

	@Test
	default void aBatchOfParametersRuns() throws SQLException {
		try (PreparedStatement insert = connection().prepareStatement("INSERT INTO t (email) VALUES (?)")) {
			for (String email : new String[] { "a", "b", "c" }) {
				insert.setString(1, email);
				insert.addBatch();
			}
			assertThat(insert.executeBatch()).containsExactly(1, 1, 1);
		}
		assertThat(one("SELECT count(*) FROM t")).isEqualTo("3");
	}

	@Test
	default void aBatchThatFailsSaysHowFarItCame() throws SQLException {
		try (PreparedStatement insert = connection().prepareStatement("INSERT INTO t (id) VALUES (?)")) {
			for (int id : new int[] { 1, 2, 1, 3 }) {
				insert.setInt(1, id);
				insert.addBatch();
			}
			assertThatExceptionOfType(BatchUpdateException.class).isThrownBy(insert::executeBatch).satisfies((ex) -> {
				assertThat(ex.getUpdateCounts()).startsWith(1, 1);
				assertThat(ex.getSQLState()).isEqualTo("23505");
			});
		}
	}

	@Test
	default void aPreparedStatementGivesItsKey() throws SQLException {
		try (PreparedStatement insert = connection().prepareStatement(INSERT_X, Statement.RETURN_GENERATED_KEYS)) {
			insert.executeUpdate();
			assertThat(key(insert)).isEqualTo(1);
		}
	}

	@Test
	default void keysAreFoundByTheNameOfTheirColumn() throws SQLException {
		try (PreparedStatement insert = connection().prepareStatement(INSERT_X, new String[] { "id" })) {
			insert.executeUpdate();
			try (ResultSet keys = insert.getGeneratedKeys()) {
				assertThat(keys.next()).isTrue();
				assertThat(keys.getLong("id")).isEqualTo(1);
			}
		}
	}

	@Test
	default void aStatementGivesItsKey() throws SQLException {
		try (Statement statement = connection().createStatement()) {
			statement.executeUpdate(INSERT_X, Statement.RETURN_GENERATED_KEYS);
			assertThat(key(statement)).isEqualTo(1);
		}
	}

	private static long key(Statement statement) throws SQLException {
		try (ResultSet keys = statement.getGeneratedKeys()) {
			return keys.next() ? keys.getLong(1) : -1;
		}
	}

	@Test
	default void returningWorksAsAQueryAndByExecute() throws SQLException {
		assertThat(one("INSERT INTO t (email) VALUES ('r') RETURNING email")).isEqualTo("r");
		try (Statement statement = connection().createStatement()) {
			assertThat(statement.execute("INSERT INTO t (email) VALUES ('s') RETURNING id")).isTrue();
			try (ResultSet rows = statement.getResultSet()) {
				assertThat(rows.next()).isTrue();
				assertThat(rows.getInt(1)).isEqualTo(2);
			}
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "INSERT INTO v VALUES (1) | 1", "INSERT INTO t (email, age) VALUES ('a', 1) | 1",
					"UPDATE t SET email = 'z' WHERE id = 1 | 1", "UPDATE t SET age = 1 WHERE id = 99 | 0",
					"DELETE FROM t | 3", "CREATE TABLE made (a) | 0", "DROP TABLE IF EXISTS made | 0" })
	default void countsAreOfRowsNotOfIndexEntries(String sql, int count) throws SQLException {
		update("INSERT INTO t (id, email) VALUES (1, 'one'), (2, 'two'), (3, 'three')");

		assertThat(update(sql)).isEqualTo(count);
	}

	@Test
	default void theResultsOfAnUpdateComeToAnEnd() throws SQLException {
		try (Statement statement = connection().createStatement()) {
			assertThat(statement.execute(INSERT_X)).isFalse();
			assertThat(statement.getUpdateCount()).isEqualTo(1);
			assertThat(statement.getMoreResults()).isFalse();
			assertThat(statement.getUpdateCount()).isEqualTo(-1);
		}
	}

	@Test
	default void aQueryHasNoCount() throws SQLException {
		try (Statement statement = connection().createStatement()) {
			assertThat(statement.execute("SELECT 1")).isTrue();
			assertThat(statement.getUpdateCount()).isEqualTo(-1);
		}
	}

	@Test
	default void aLargeUpdateCounts() throws SQLException {
		try (Statement statement = connection().createStatement()) {
			assertThat(statement.executeLargeUpdate(INSERT_X)).isEqualTo(1);
		}
	}

	@Test
	default void anUpdateIsNoQueryAndChangesNothing() throws SQLException {
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> query(INSERT_X));
		assertThat(one("SELECT count(*) FROM t")).isEqualTo("0");
	}

}
