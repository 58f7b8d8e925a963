package io.github.libsqlspring.integration.jdbc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.support.SqlBinaryValue;
import org.springframework.jdbc.core.support.SqlCharacterValue;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.libsqlspring.integration.support.Exercises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Writes by the templates: batches, generated keys and large values.
 */
interface UpdateContract extends RunningApplication {

	String ONE_TITLE = "INSERT INTO book (title) VALUES (?)";

	private int[][] insertInChunks(List<String> titles) {
		return template().batchUpdate(ONE_TITLE, titles, 2, (statement, title) -> statement.setString(1, title));
	}

	@Test
	@Exercises("batchUpdate in chunks by ParameterizedPreparedStatementSetter")
	default void aBatchGoesInChunks() {
		assertThat(insertInChunks(List.of("a", "b", "c"))).isDeepEqualTo(new int[][] { { 1, 1 }, { 1 } });
		assertThat(books()).isEqualTo(3);
	}

	@Test
	@Exercises("batchUpdate that fails in the middle, without and in a transaction")
	default void aBatchThatFailsLeavesWhatCameBefore() {
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> insertInChunks(List.of("a", "b", "c", "a", "d", "e")));

		assertThat(client().sql("SELECT title FROM book ORDER BY id").query(String.class).list()).containsExactly("a",
				"b", "c");
	}

	@Test
	@Exercises("batchUpdate that fails in the middle, without and in a transaction")
	default void aBatchThatFailsInATransactionLeavesNothing() {
		assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> bean(TransactionTemplate.class)
			.executeWithoutResult((status) -> insertInChunks(List.of("a", "b", "c", "a"))));

		assertThat(books()).isZero();
	}

	@Test
	@Exercises("KeyHolder: one row, several rows, a batch")
	default void aKeyHolderHasTheKeysOfAllRows() {
		KeyHolder keys = new GeneratedKeyHolder();
		client().sql("INSERT INTO book (title) VALUES (?), (?)").params("a", "b").update(keys);
		assertThat(keys.getKeyList()).flatExtracting(Map::values).containsExactly(1, 2);

		KeyHolder named = new GeneratedKeyHolder();
		client().sql("INSERT INTO book (title) VALUES (:title)").param("title", "c").update(named, "id", "stock");
		assertThat(named.getKeys()).containsExactlyInAnyOrderEntriesOf(Map.of("id", 3, "stock", 1));
	}

	@Test
	@Exercises("KeyHolder: one row, several rows, a batch")
	default void aKeyHolderHasTheKeysOfABatch() {
		KeyHolder keys = new GeneratedKeyHolder();

		template().batchUpdate((connection) -> connection.prepareStatement(ONE_TITLE, Statement.RETURN_GENERATED_KEYS),
				new Titles("a", "b", "c"), keys);

		assertThat(keys.getKeyList()).flatExtracting(Map::values).containsExactly(1, 2, 3);
	}

	@Test
	@Exercises("Binary and character streams")
	default void largeValuesMayComeAsStreams() {
		byte[] cover = new byte[300_000];
		Arrays.fill(cover, (byte) 7);
		String summary = "äöü€😀".repeat(10_000);
		JdbcTemplate template = template();

		template.update("INSERT INTO book (id, title, cover, summary) VALUES (1, 'Emma', ?, ?)",
				new SqlParameterValue(Types.BLOB, new SqlBinaryValue(new ByteArrayResource(cover))),
				new SqlParameterValue(Types.CLOB, new SqlCharacterValue(summary)));
		template.update("INSERT INTO book (id, title, cover, summary) VALUES (2, 'Persuasion', ?, ?)",
				new SqlParameterValue(Types.BLOB, new SqlBinaryValue(new ByteArrayInputStream(cover), cover.length)),
				new SqlParameterValue(Types.CLOB, new SqlCharacterValue(new StringReader(summary), summary.length())));
		template.update("INSERT INTO book (id, title, cover, summary) VALUES (3, 'Sanditon', ?, ?)",
				new SqlParameterValue(Types.BLOB, new ByteArrayInputStream(cover)),
				new SqlParameterValue(Types.CLOB, new StringReader(summary)));

		assertThat(template.query("SELECT cover, summary FROM book", (row, number) -> {
			try (InputStream stream = row.getBinaryStream(1)) {
				return Arrays.equals(stream.readAllBytes(), cover) && row.getString(2).equals(summary)
						&& row.getBlob(1).length() == cover.length;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		})).containsExactly(true, true, true);
		assertThat(template.queryForObject("SELECT cover FROM book WHERE id = 3", byte[].class)).isEqualTo(cover);
	}

	@Test
	@Exercises("A null of every type")
	default void aNullNeedsNoType() {
		List<Integer> types = List.of(Types.NULL, Types.VARCHAR, Types.INTEGER, Types.TIMESTAMP, Types.BLOB,
				Types.DECIMAL, Types.BOOLEAN, Types.OTHER);

		types.forEach((type) -> template().update("INSERT INTO book (title, summary) VALUES (?, ?)", "Book " + type,
				new SqlParameterValue(type, null)));
		template().update("INSERT INTO book (title, summary) VALUES (?, ?)", "Emma", null);

		assertThat(client().sql("SELECT count(*) FROM book WHERE summary IS NULL").query(Integer.class).single())
			.isEqualTo(types.size() + 1);
	}

	@Test
	@Exercises("NamedParameterJdbcTemplate: generated keys")
	default void namedParametersAndGeneratedKeysGoTogether() {
		KeyHolder keys = new GeneratedKeyHolder();
		NamedParameterJdbcTemplate named = bean(NamedParameterJdbcTemplate.class);

		named.update("INSERT INTO book (title) VALUES (:title)", new MapSqlParameterSource("title", "Emma"), keys);
		named.batchUpdate(
				"INSERT INTO book (title) VALUES (:title)", new SqlParameterSource[] {
						new MapSqlParameterSource("title", "a"), new MapSqlParameterSource("title", "b") },
				keys, new String[] { "id" });

		assertThat(keys.getKeyList()).extracting((row) -> row.get("id")).containsExactly(2, 3);
	}

	/**
	 * Titles as a batch.
	 *
	 * @param titles the titles
	 */
	record Titles(String... titles) implements BatchPreparedStatementSetter {

		@Override
		public void setValues(PreparedStatement statement, int index) throws SQLException {
			statement.setString(1, this.titles[index]);
		}

		@Override
		public int getBatchSize() {
			return this.titles.length;
		}

	}

}
