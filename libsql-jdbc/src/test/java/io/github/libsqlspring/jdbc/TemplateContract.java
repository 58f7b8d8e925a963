package io.github.libsqlspring.jdbc;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.jdbc.support.rowset.SqlRowSet;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Spring's JDBC classes do with a data source.
 */
interface TemplateContract extends PathContract {

	@BeforeEach
	default void createTable() {
		createBook();
	}

	@Test
	default void jdbcTemplateInsertsAndQueries() {
		JdbcTemplate jdbc = jdbc();

		assertThat(jdbc.update("INSERT INTO book (title, year) VALUES (?, ?)", "The Castle", 1926)).isEqualTo(1);
		assertThat(jdbc.update("INSERT INTO book (title, year) VALUES (?, ?)", "Amerika", null)).isEqualTo(1);

		assertThat(jdbc.queryForList("SELECT title, year FROM book ORDER BY id"))
			.extracting((row) -> row.get("title"), (row) -> row.get("year"))
			.containsExactly(org.assertj.core.groups.Tuple.tuple("The Castle", 1926),
					org.assertj.core.groups.Tuple.tuple("Amerika", null));
		assertThat(jdbc.update("UPDATE book SET year = 1927")).isEqualTo(2);
		assertThat(jdbc.update("DELETE FROM book WHERE title = ?", "none")).isZero();
	}

	@Test
	default void jdbcTemplateReadsRowSets() {
		jdbc().update("INSERT INTO book (title, year) VALUES ('The Castle', 1926)");

		SqlRowSet rows = jdbc().queryForRowSet("SELECT id, title, year, price, 1 + 1 AS two FROM book");

		assertThat(rows.next()).isTrue();
		assertThat(rows.getString("title")).isEqualTo("The Castle");
		assertThat(rows.getInt("two")).isEqualTo(2);
		assertThat(rows.next()).isFalse();
	}

	@Test
	default void jdbcTemplateKeepsMaxRows() {
		jdbc().batchUpdate("INSERT INTO book (title) VALUES ('a')", "INSERT INTO book (title) VALUES ('b')");
		JdbcTemplate jdbc = jdbc();
		jdbc.setMaxRows(1);
		jdbc.setFetchSize(10);
		jdbc.setQueryTimeout(10);

		assertThat(jdbc.queryForList("SELECT title FROM book ORDER BY title", String.class)).containsExactly("a");
	}

	@Test
	default void jdbcTemplateStreamsRows() {
		jdbc().batchUpdate("INSERT INTO book (title) VALUES (?)",
				IntStream.range(0, 100).mapToObj((i) -> new Object[] { "t" + i }).toList());

		try (var titles = jdbc().queryForStream("SELECT title FROM book ORDER BY id", (row, i) -> row.getString(1))) {
			assertThat(titles.limit(3)).containsExactly("t0", "t1", "t2");
		}
		assertThat(jdbc().update("DELETE FROM book")).isEqualTo(100);
	}

	@Test
	default void namedParameterTemplateReplacesNames() {
		NamedParameterJdbcTemplate jdbc = new NamedParameterJdbcTemplate(dataSource());
		KeyHolder keys = new GeneratedKeyHolder();

		jdbc.update("INSERT INTO book (title, year) VALUES (:title, :year)",
				new MapSqlParameterSource("title", "The Castle").addValue("year", 1926), keys, new String[] { "id" });

		assertThat(keys.getKeys()).containsOnlyKeys("id");
		assertThat(jdbc.queryForList("SELECT title FROM book WHERE year IN (:years) AND id = :id",
				Map.of("years", List.of(1925, 1926), "id", keys.getKey()), String.class))
			.containsExactly("The Castle");
	}

	@Test
	default void jdbcClientMapsRecords() {
		JdbcClient client = JdbcClient.create(dataSource());
		KeyHolder keys = new GeneratedKeyHolder();

		client.sql("INSERT INTO book (title, year) VALUES (?, ?)").params("The Castle", 1926).update(keys);

		assertThat(keys.getKey()).isEqualTo(1);
		assertThat(client.sql("SELECT id, title, year FROM book WHERE title = :title")
			.param("title", "The Castle")
			.query(Book.class)
			.single()).isEqualTo(new Book(1, "The Castle", 1926));
		assertThat(client.sql("SELECT id FROM book WHERE id = 7").query(Long.class).optional()).isEmpty();
	}

	@Test
	default void simpleJdbcInsertFindsTheColumns() {
		SimpleJdbcInsert insert = new SimpleJdbcInsert(dataSource()).withTableName("book")
			.usingGeneratedKeyColumns("id");

		Number first = insert.executeAndReturnKey(Map.of("title", "The Castle", "year", 1926, "ignored", 1));
		Number second = insert.executeAndReturnKey(Map.of("title", "Amerika"));

		assertThat(List.of(first.longValue(), second.longValue())).containsExactly(1L, 2L);
		assertThat(jdbc().queryForObject("SELECT year FROM book WHERE id = 1", Integer.class)).isEqualTo(1926);
	}

	@Test
	default void batchUpdateCountsEachStatement() {
		jdbc().batchUpdate("INSERT INTO book (title, year) VALUES (?, ?)",
				List.of(new Object[] { "a", 1 }, new Object[] { "b", 1 }, new Object[] { "c", 2 }));

		assertThat(jdbc().batchUpdate("UPDATE book SET price = ? WHERE year = ?",
				List.of(new Object[] { 1.5, 1 }, new Object[] { 2.5, 2 }, new Object[] { 3.5, 3 })))
			.containsExactly(2, 1, 0);
		assertThat(count()).isEqualTo(3);
	}

	@Test
	default void batchUpdateGivesTheKeysOfAllInserts() {
		KeyHolder keys = new GeneratedKeyHolder();
		NamedParameterJdbcTemplate jdbc = new NamedParameterJdbcTemplate(dataSource());

		jdbc.batchUpdate(
				"INSERT INTO book (title) VALUES (:t)", new MapSqlParameterSource[] {
						new MapSqlParameterSource("t", "a"), new MapSqlParameterSource("t", "b") },
				keys, new String[] { "id" });

		assertThat(keys.getKeyList()).extracting((key) -> key.get("id")).containsExactly(1, 2);
	}

	@Test
	default void returningIsAQuery() {
		assertThat(jdbc().queryForObject("INSERT INTO book (title) VALUES ('x') RETURNING id", Long.class))
			.isEqualTo(1);
		assertThat(count()).isEqualTo(1);
	}

	record Book(long id, String title, Integer year) {

	}

}
