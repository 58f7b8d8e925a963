package io.github.libsqlspring.integration.jdbc;

import java.math.BigDecimal;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.dao.IncorrectResultSizeDataAccessException;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.namedparam.BeanPropertySqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SimplePropertySqlParameterSource;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.support.rowset.SqlRowSet;

import io.github.libsqlspring.integration.support.Exercises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Queries by the templates, in all the shapes of their results.
 */
interface QueryContract extends RunningApplication {

	String INSERT = "INSERT INTO book (id, title, price, stock, published, added_at) "
			+ "VALUES (:id, :title, :price, :stock, :published, :addedAt)";

	private void store(Book book) {
		client().sql(INSERT).paramSource(book).update();
	}

	private void storeThousands() {
		List<Object[]> rows = IntStream.range(0, 10_000).mapToObj((row) -> new Object[] { "Book " + row }).toList();
		template().batchUpdate("INSERT INTO book (title) VALUES (?)", rows);
	}

	@Test
	@Exercises("JdbcTemplate: RowMapper, ResultSetExtractor, RowCallbackHandler, maps")
	default void theTemplateGivesRowsInEveryShape() {
		store(Book.emma());
		String sql = "SELECT id, title, price, stock, published, added_at FROM book WHERE id = ?";

		assertThat(template().query(sql, new DataClassRowMapper<>(Book.class), 1)).containsExactly(Book.emma());
		assertThat(template().queryForObject(sql, new SimplePropertyRowMapper<>(Book.class), 1)).isEqualTo(Book.emma());
		assertThat(template().queryForMap("SELECT id, title, stock FROM book")).containsExactly(Map.entry("id", 1),
				Map.entry("title", "Emma"), Map.entry("stock", 3));
		ResultSetExtractor<Integer> count = (result) -> {
			int rows = 0;
			while (result.next()) {
				rows++;
			}
			return rows;
		};
		assertThat(template().query("SELECT title FROM book", count)).isEqualTo(1);
		List<String> titles = new ArrayList<>();
		RowCallbackHandler collector = (row) -> titles.add(row.getString("THE TITLE"));
		template().query("SELECT title AS \"the title\" FROM book", collector);
		assertThat(titles).containsExactly("Emma");
	}

	@Test
	@Exercises("JdbcTemplate: RowMapper, ResultSetExtractor, RowCallbackHandler, maps")
	default void theWrongNumberOfRowsIsAnExceptionOfItsOwn() {
		assertThatExceptionOfType(EmptyResultDataAccessException.class)
			.isThrownBy(() -> template().queryForObject("SELECT id FROM book WHERE id = ?", Long.class, 1));
		assertThatExceptionOfType(IncorrectResultSizeDataAccessException.class)
			.isThrownBy(() -> template().queryForObject("SELECT 1 UNION SELECT 2", Long.class));
	}

	@Test
	@Exercises("JdbcTemplate: queryForStream of 10,000 rows with a fetch size")
	default void theTemplateStreamsRows() {
		storeThousands();
		JdbcTemplate streaming = new JdbcTemplate(template().getDataSource());
		streaming.setFetchSize(100);

		try (Stream<String> titles = streaming.queryForStream("SELECT title FROM book ORDER BY id",
				(row, number) -> row.getString(1))) {
			assertThat(titles).hasSize(10_000).startsWith("Book 0").endsWith("Book 9999");
		}
		try (Stream<String> titles = streaming.queryForStream("SELECT title FROM book ORDER BY id",
				(row, number) -> row.getString(1))) {
			assertThat(titles.limit(3)).containsExactly("Book 0", "Book 1", "Book 2");
		}
		assertThat(template().update("DELETE FROM book")).isEqualTo(10_000);
	}

	@Test
	@Exercises("JdbcTemplate: maximum of rows")
	default void theTemplateStopsAtTheMaximumOfRows() {
		JdbcTemplate limited = new JdbcTemplate(template().getDataSource());
		limited.setMaxRows(2);

		assertThat(limited.queryForList("SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3", Integer.class))
			.containsExactly(1, 2);
	}

	@Test
	@Exercises("SqlRowSet, a CachedRowSet")
	default void aRowSetOutlivesItsConnection() {
		store(Book.emma());
		template().update("INSERT INTO book (id, title, cover) VALUES (2, 'Persuasion', x'00ff')");

		SqlRowSet rows = template().queryForRowSet("SELECT *, stock * 1.5 AS ratio FROM book ORDER BY id");

		assertThat(rows.getMetaData().getColumnNames()).contains("id", "title", "ratio");
		assertThat(rows.next()).isTrue();
		assertThat(rows.getLong("id")).isEqualTo(1);
		assertThat(rows.getString("TITLE")).isEqualTo("Emma");
		assertThat(rows.getDouble("ratio")).isEqualTo(4.5);
		assertThat(rows.getBigDecimal("price")).isEqualByComparingTo("12.50");
		assertThat(rows.last()).isTrue();
		assertThat(rows.getString("price")).isNull();
		assertThat(rows.getObject("cover")).isNotNull();
		assertThat(rows.first()).isTrue();
	}

	@Test
	@Exercises("NamedParameterJdbcTemplate: beans, records, IN lists, batches")
	default void namedParametersComeFromEverySource() {
		NamedParameterJdbcTemplate named = bean(NamedParameterJdbcTemplate.class);
		Book persuasion = new Book(2L, "Persuasion", null, 1, null, null);

		named.batchUpdate(INSERT, new SqlParameterSource[] { new SimplePropertySqlParameterSource(Book.emma()),
				new SimplePropertySqlParameterSource(persuasion) });
		named.update("UPDATE book SET stock = stock + :stock WHERE title = :title",
				new BeanPropertySqlParameterSource(new Restocking("Emma", 4)));

		assertThat(named.queryForList("SELECT title FROM book WHERE id IN (:ids) AND stock < :stock",
				Map.of("ids", List.of(1, 2, 3), "stock", 7), String.class))
			.containsExactly("Persuasion");
		assertThat(named.queryForObject("SELECT count(*) FROM book WHERE (id, title) IN (VALUES (:first))",
				Map.of("first", List.of(1, "Emma")), Integer.class))
			.isEqualTo(1);
	}

	@Test
	@Exercises("JdbcClient: records, single values, lists, sets, optional, maps")
	default void theClientGivesRowsInEveryShape() {
		store(Book.emma());
		String sql = "SELECT id, title, price, stock, published, added_at FROM book WHERE id = :id";

		assertThat(client().sql(sql).param("id", 1).query(Book.class).single()).isEqualTo(Book.emma());
		assertThat(client().sql(sql).param("id", 2).query(Book.class).optional()).isEmpty();
		assertThat(client().sql(sql).param("id", 1).query(Book.class).set()).containsExactly(Book.emma());
		assertThat(client().sql("SELECT title FROM book").query().singleColumn()).containsExactly("Emma");
		assertThat(client().sql("SELECT count(*) FROM book").query().singleValue()).isEqualTo(1);
		assertThat(client().sql("SELECT title FROM book").query().listOfRows())
			.containsExactly(Map.of("title", "Emma"));
		assertThat(client().sql("SELECT price FROM book WHERE price = ?")
			.param(1, "12.50", Types.VARCHAR)
			.query(BigDecimal.class)
			.optional()).contains(Book.emma().price());
	}

	@Test
	@Exercises("JdbcClient: stream of 10,000 rows")
	default void theClientStreamsRows() {
		storeThousands();

		try (Stream<String> titles = client().sql("SELECT title FROM book ORDER BY id")
			.withFetchSize(500)
			.query(String.class)
			.stream()) {
			assertThat(titles.filter((title) -> title.endsWith("9"))).hasSize(1000);
		}
		try (Stream<Book> all = client().sql("SELECT id, title, price, stock, published, added_at FROM book")
			.query(Book.class)
			.stream()) {
			assertThat(all.mapToInt(Book::stock).sum()).isEqualTo(10_000);
		}
	}

}
