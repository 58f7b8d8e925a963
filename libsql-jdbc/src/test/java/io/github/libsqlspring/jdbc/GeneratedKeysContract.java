package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Which keys inserts give back.
 */
interface GeneratedKeysContract extends PathContract {

	@BeforeEach
	default void createTables() {
		createBook();
		jdbc().execute("CREATE TABLE word (w TEXT PRIMARY KEY, n INT DEFAULT 1) WITHOUT ROWID");
		jdbc().update("INSERT INTO book (id, title) VALUES (70, 'first')");
	}

	private static List<String> keys(Statement statement) throws SQLException {
		List<String> keys = new ArrayList<>();
		try (ResultSet rows = statement.getGeneratedKeys()) {
			while (rows.next()) {
				StringBuilder key = new StringBuilder();
				for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
					key.append(rows.getMetaData().getColumnLabel(i)).append('=').append(rows.getString(i)).append(' ');
				}
				keys.add(key.toString().strip());
			}
		}
		return keys;
	}

	private List<String> keysOf(String sql, String... columns) throws SQLException {
		try (Connection connection = connect(); PreparedStatement insert = connection.prepareStatement(sql, columns)) {
			int count = insert.executeUpdate();
			List<String> keys = keys(insert);
			assertThat(keys).hasSize(count).isEqualTo(keys(insert));
			assertThat(insert.getResultSet()).isNull();
			return keys;
		}
	}

	@Test
	default void theKeysAreThoseOfAllRowsOfThisStatement() throws SQLException {
		assertThat(keysOf("INSERT INTO book (title) VALUES ('a'), ('b'); -- two", "id")).containsExactly("id=71",
				"id=72");
		assertThat(keysOf("WITH t AS (SELECT 'c' AS c) INSERT INTO book (title) SELECT c FROM t", "id", "title"))
			.containsExactly("id=73 title=c");
		assertThat(keysOf("INSERT OR IGNORE INTO book (title) VALUES ('a')", "id")).isEmpty();
		assertThat(keysOf("REPLACE INTO book (title) VALUES ('returning')", "ID")).containsExactly("ID=74");
	}

	@Test
	default void anUpsertGivesTheRowThatItUpdated() throws SQLException {
		assertThat(keysOf("INSERT INTO book (title) VALUES ('b')", "id")).containsExactly("id=71");
		assertThat(keysOf(
				"INSERT INTO book (title) VALUES ('first') ON CONFLICT (title) DO UPDATE SET year = 1 /* ! */", "id"))
			.containsExactly("id=70");
		assertThat(keysOf("INSERT INTO book (title) VALUES ('first') ON CONFLICT DO NOTHING", "id")).isEmpty();
	}

	@Test
	default void aTableWithoutRowidHasTheKeysThatAreNamed() throws SQLException {
		assertThat(keysOf("INSERT INTO word (w) VALUES ('a')", "w", "n")).containsExactly("w=a n=1");
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	default void aTableWithoutRowidHasNoOtherKeys(boolean autoCommit) throws SQLException {
		try (Connection connection = connect();
				PreparedStatement insert = connection.prepareStatement("INSERT INTO word (w) VALUES (?)",
						Statement.RETURN_GENERATED_KEYS)) {
			connection.setAutoCommit(autoCommit);
			for (String word : List.of("a", "b")) {
				insert.setString(1, word);
				assertThat(insert.executeUpdate()).isEqualTo(1);
				assertThat(keys(insert)).isEmpty();
			}
			for (String word : List.of("c", "d")) {
				insert.setString(1, word);
				insert.addBatch();
			}
			assertThat(insert.executeBatch()).containsExactly(1, 1);
			assertThat(keys(insert)).isEmpty();
			if (!autoCommit) {
				connection.commit();
			}
		}
		assertThat(jdbc().queryForList("SELECT w FROM word", String.class)).containsExactly("a", "b", "c", "d");
	}

	@Test
	default void aBatchGivesTheKeysOfAllItsRows() throws SQLException {
		try (Connection connection = connect();
				PreparedStatement insert = connection.prepareStatement("INSERT INTO book (title) VALUES (?), (?)",
						new String[] { "id" })) {
			for (String title : List.of("a", "b")) {
				insert.setString(1, title);
				insert.setString(2, title + title);
				insert.addBatch();
			}
			assertThat(insert.executeBatch()).containsExactly(2, 2);
			assertThat(keys(insert)).containsExactly("id=71", "id=72", "id=73", "id=74");
		}
	}

	@Test
	default void aViewHasNoRowid() throws SQLException {
		jdbc().execute("CREATE VIEW title AS SELECT title FROM book");
		jdbc().execute("CREATE TRIGGER add_title INSTEAD OF INSERT ON title BEGIN "
				+ "INSERT INTO book (title) VALUES (new.title); END");
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.executeUpdate("INSERT INTO title VALUES ('a')", Statement.RETURN_GENERATED_KEYS);
			assertThat(keys(statement)).isEmpty();
		}
		assertThat(count()).isEqualTo(2);
	}

	@Test
	default void aReturningClauseOfItsOwnStays() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			String sql = "INSERT INTO book (title) VALUES ('a') RETURNING title AS t";
			assertThat(statement.execute(sql, Statement.RETURN_GENERATED_KEYS)).isTrue();
			assertThat(keys(statement)).containsExactly("t=a");
			assertThat(statement.getResultSet().next()).isTrue();
		}
	}

	@Test
	default void aColumnThatDoesNotExistIsAnError() throws SQLException {
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> keysOf("INSERT INTO book (title) VALUES ('a')", "missing"))
			.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("42S22"));
		assertThat(count()).isEqualTo(1);
	}

	@Test
	default void simpleJdbcInsertGivesSeveralKeyColumns() {
		assertThat(new SimpleJdbcInsert(dataSource()).withTableName("book")
			.usingColumns("title")
			.usingGeneratedKeyColumns("id", "year")
			.executeAndReturnKeyHolder(Map.of("title", "a"))
			.getKeys()).containsEntry("id", 71).containsEntry("year", null);
	}

	@Test
	default void keysByIndexAreTheColumnsOfTheTable() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.executeUpdate("INSERT INTO book (title) VALUES ('a')", new int[] { 2, 1 });
			assertThat(keys(statement)).containsExactly("title=a id=71");
			statement.execute("INSERT INTO book (title) VALUES ('b')", new int[] { 1 });
			assertThat(keys(statement)).containsExactly("id=72");
			assertThat(statement.executeLargeUpdate("INSERT INTO word (w) VALUES ('x')", new int[] { 1, 2 })).isOne();
			assertThat(keys(statement)).containsExactly("w=x n=1");
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> statement.executeUpdate("INSERT INTO book (title) VALUES ('c')", new int[] { 6 }))
				.withMessageContaining("no column 6")
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("42S22"));
			try (PreparedStatement insert = connection.prepareStatement("INSERT INTO book (title) VALUES (?)",
					new int[] { 1 })) {
				for (String title : List.of("d", "e")) {
					insert.setString(1, title);
					insert.addBatch();
				}
				insert.executeBatch();
				assertThat(keys(insert)).containsExactly("id=73", "id=74");
			}
		}
		assertThat(count()).isEqualTo(5);
	}

	@Test
	default void everyFormOfExecutionGivesKeys() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			String sql = "INSERT INTO book (title) VALUES ('%s')";
			statement.execute(sql.formatted("a"), Statement.RETURN_GENERATED_KEYS);
			assertThat(keys(statement)).containsExactly("last_insert_rowid()=71");
			statement.executeUpdate(sql.formatted("b"), Statement.RETURN_GENERATED_KEYS);
			assertThat(keys(statement)).containsExactly("last_insert_rowid()=72");
			statement.executeLargeUpdate(sql.formatted("c"), Statement.RETURN_GENERATED_KEYS);
			assertThat(keys(statement)).containsExactly("last_insert_rowid()=73");
			statement.execute(sql.formatted("d"), new String[] { "id" });
			assertThat(keys(statement)).containsExactly("id=74");
			statement.executeLargeUpdate(sql.formatted("e"), new String[] { "id" });
			assertThat(keys(statement)).containsExactly("id=75");
			statement.executeUpdate(sql.formatted("f"), Statement.NO_GENERATED_KEYS);
			assertThat(keys(statement)).isEmpty();
			statement.executeUpdate("DELETE FROM book WHERE id > 74", Statement.RETURN_GENERATED_KEYS);
			assertThat(statement.getUpdateCount()).isEqualTo(2);
			assertThat(keys(statement)).isEmpty();
			statement.execute(sql.formatted("g") + "; " + sql.formatted("h"), new String[] { "id" });
			assertThat(keys(statement)).containsExactly("id=75", "id=76");
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute("SELECT 1", 7));
		}
	}

	@Test
	default void theKeysAreNotThoseOfATrigger() throws SQLException {
		jdbc().execute("CREATE TABLE log (id INTEGER PRIMARY KEY, title TEXT)");
		jdbc().execute("INSERT INTO log (id) VALUES (1000)");
		jdbc()
			.execute("CREATE TRIGGER note AFTER INSERT ON book BEGIN INSERT INTO log (title) VALUES (new.title); END");
		assertThat(keysOf("INSERT INTO book (title) VALUES ('a')", "id")).containsExactly("id=71");
		assertThat(keysOf("INSERT INTO book (title) SELECT title || 'b' FROM book ORDER BY id", "id"))
			.containsExactlyInAnyOrder("id=72", "id=73");
	}

}
