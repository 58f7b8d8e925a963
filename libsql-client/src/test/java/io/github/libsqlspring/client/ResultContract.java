package io.github.libsqlspring.client;

import java.io.StringWriter;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.StatementResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A result holds all that an application needs to hand it on as JSON.
 */
interface ResultContract extends ClientContract {

	private static String json(StatementResult result) {
		StringWriter text = new StringWriter();
		try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
			json.writeStartObject();
			json.writeArrayPropertyStart("columns");
			result.columns().stream().map(Column::name).forEach(json::writeString);
			json.writeEndArray();
			json.writeArrayPropertyStart("rows");
			result.rows().forEach((row) -> write(json, row));
			json.writeEndArray();
			json.writeNumberProperty("affected", result.affectedRowCount());
			if (result.lastInsertRowid().isPresent()) {
				json.writeNumberProperty("rowid", result.lastInsertRowid().getAsLong());
			}
			json.writeEndObject();
		}
		return text.toString();
	}

	private static void write(JsonGenerator json, Row row) {
		json.writeStartArray();
		for (Object value : row) {
			if (value instanceof Long number) {
				json.writeNumber(number);
			}
			else if (value instanceof Double number) {
				json.writeNumber(number);
			}
			else if (value instanceof byte[] bytes) {
				json.writeBinary(bytes);
			}
			else if (value == null) {
				json.writeNull();
			}
			else {
				json.writeString((String) value);
			}
		}
		json.writeEndArray();
	}

	@Test
	default void aQueryHasColumnsAndRowsAndChangesNothing() {
		assertThat(json(client().execute("SELECT 1 AS a"))).isEqualTo("""
				{"columns":["a"],"rows":[[1]],"affected":0}""");
	}

	@Test
	default void anInsertHasNeitherColumnsNorRowsButCountAndRowid() {
		client().execute("CREATE TABLE t (id INTEGER PRIMARY KEY)");
		assertThat(json(client().execute("INSERT INTO t VALUES (12345)"))).isEqualTo("""
				{"columns":[],"rows":[],"affected":1,"rowid":12345}""");
	}

	@Test
	default void computedValuesKeepTheirTypesAndHaveNoDeclaredOne() {
		StatementResult result = client()
			.execute("SELECT 42 AS integer, 0.5 AS float, NULL AS \"null\", 'foo' AS text, X'626172' AS blob");
		assertThat(json(result)).isEqualTo(
				"""
						{"columns":["integer","float","null","text","blob"],"rows":[[42,0.5,null,"foo","YmFy"]],"affected":0}""");
		assertThat(result.columns()).extracting(Column::declaredType).containsOnlyNulls();
	}

	@Test
	default void storedValuesKeepTheirTypesAndHaveTheDeclaredOnes() {
		client().execute("CREATE TABLE t (i INTEGER, f FLOAT, t TEXT, b BLOB)");
		client().execute("INSERT INTO t VALUES (42, 0.5, 'foo', X'626172')");
		StatementResult result = client().execute("SELECT i, f, t, b FROM t");
		assertThat(json(result)).isEqualTo("""
				{"columns":["i","f","t","b"],"rows":[[42,0.5,"foo","YmFy"]],"affected":0}""");
		assertThat(result.columns()).extracting((column) -> column.declaredType().toUpperCase(java.util.Locale.ROOT))
			.containsExactly("INTEGER", "FLOAT", "TEXT", "BLOB");
	}

	@Test
	default void aLongCanBeHandedOnAsTextForReadersThatRoundNumbers() {
		Row row = row("SELECT 42 AS small, 9223372036854775807 AS big");
		assertThat(row.getString("small")).isEqualTo("42");
		assertThat(row.getString("big")).isEqualTo("9223372036854775807");
		assertThat(row.getObject("big", BigInteger.class)).isEqualTo(BigInteger.valueOf(Long.MAX_VALUE));
	}

	@Test
	default void aRowIsAMapOfPlainObjectsInColumnOrder() {
		Map<String, Object> map = row("SELECT 2 AS b, 'x' AS a, NULL AS c").asMap();
		assertThat(map.keySet()).containsExactly("b", "a", "c");
		assertThat(map.values()).containsExactly(2L, "x", null);
	}

	@Test
	default void aResultWithoutRowsStillHasItsColumns() {
		client().execute("CREATE TABLE t (a INTEGER, b)");
		StatementResult result = client().execute("SELECT a, b, a + 1 AS c FROM t");
		assertThat(result.columns()).extracting(Column::name).containsExactly("a", "b", "c");
		assertThat(result.rows()).isEmpty();
	}

	@Test
	default void manyRowsComeBackInOrder() {
		List<Row> rows = client()
			.execute("WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 9999) "
					+ "SELECT i, 'row ' || i, x'00ff' FROM n")
			.rows();
		assertThat(rows).hasSize(10_000);
		for (int i = 0; i < rows.size(); i++) {
			assertThat(rows.get(i).getLong(0)).isEqualTo(i);
			assertThat(rows.get(i).getString(1)).isEqualTo("row " + i);
		}
	}

	@Test
	default void noTextOfAResultShowsItsValues() {
		StatementResult result = client().execute("SELECT 'secret' AS word");
		assertThat(result.toString()).doesNotContain("secret");
		assertThat(result.rows().get(0).toString()).doesNotContain("secret").contains("word");
	}

}
