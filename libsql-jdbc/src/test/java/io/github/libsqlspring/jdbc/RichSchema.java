package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A schema with one of everything that metadata tells of.
 */
final class RichSchema {

	static final List<String> TABLES = List.of("all types", "comp", "child", "child2", "strict_t", "we\"ird%_t", "vw",
			"docs", "parts", "nope");

	private static final List<String> DDL = List.of("""
			CREATE TABLE "all types" (id INTEGER PRIMARY KEY AUTOINCREMENT, "na me" TEXT NOT NULL DEFAULT 'x',
			price DECIMAL(8,2), cover BLOB, d DATE, ts TIMESTAMP DEFAULT CURRENT_TIMESTAMP, b BOOLEAN, f FLOAT, r REAL,
			dd DOUBLE PRECISION, v VARCHAR(20), untyped, n NUMERIC(10), big BIGINT, sm SMALLINT, ti TINYINT, c CHAR(3),
			dt DATETIME, tm TIME, u UUID, j JSON, i8 UNSIGNED BIG INT, clob CLOB, odd MONEY,
			CONSTRAINT name_key UNIQUE ("na me", v))""", """
			CREATE TABLE comp (a TEXT, b INT, c INT DEFAULT (1+2), d INT GENERATED ALWAYS AS (c*2) STORED,
			e INT AS (c+1), CONSTRAINT comp_pk PRIMARY KEY (b, a)) WITHOUT ROWID""", """
			CREATE TABLE child (id INTEGER PRIMARY KEY, p INT REFERENCES "all types", ca TEXT, cb INT,
			CONSTRAINT fk_comp FOREIGN KEY (ca, cb) REFERENCES Comp (A, b) ON DELETE CASCADE ON UPDATE SET NULL
			DEFERRABLE INITIALLY DEFERRED)""", """
			CREATE TABLE child2 (id INT PRIMARY KEY DESC, ca TEXT, cb INT,
			x INT CONSTRAINT fkx REFERENCES child(id) ON DELETE SET DEFAULT ON UPDATE RESTRICT,
			FOREIGN KEY (cb, ca) REFERENCES comp DEFERRABLE, FOREIGN KEY (cb, ca) REFERENCES comp (b, a))""",
			"CREATE TABLE strict_t (a INT, b ANY, c TEXT PRIMARY KEY) STRICT",
			"CREATE TABLE \"we\"\"ird%_t\" (\"a%b\" INT, \"a_b\" INT, axb INT, \"ünï\" TEXT)",
			"CREATE TABLE t_table (x INT)", "CREATE TABLE tXtable (y INT)",
			"CREATE TABLE parts (id INTEGER PRIMARY KEY, whole INT REFERENCES parts (id), rowid TEXT)",
			"CREATE VIEW vw AS SELECT id, \"na me\" AS nm, price*2 AS dbl FROM \"all types\"",
			"CREATE VIRTUAL TABLE docs USING fts5(title, body)", "CREATE INDEX ix1 ON \"all types\" (v DESC, price)",
			"CREATE UNIQUE INDEX ix2 ON \"all types\" (lower(v), d) WHERE price > 0 AND v <> ') WHERE'",
			"CREATE INDEX ix3 ON comp (c)",
			"CREATE TRIGGER trg AFTER INSERT ON t_table BEGIN UPDATE t_table SET x = 1; END");

	private RichSchema() {
	}

	static void create(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			for (String sql : DDL) {
				statement.execute(sql);
			}
		}
	}

	/**
	 * Reads a result to its end.
	 * @param rows the result, which is closed
	 * @param columns the columns to read, none for all
	 * @return the values of each row, joined by a blank
	 * @throws SQLException if it cannot be read
	 */
	static List<String> strings(ResultSet rows, String... columns) throws SQLException {
		List<String> strings = new ArrayList<>();
		try (rows) {
			List<String> labels = (columns.length > 0) ? List.of(columns) : labels(rows);
			while (rows.next()) {
				List<String> parts = new ArrayList<>();
				for (String label : labels) {
					parts.add(String.valueOf(rows.getString(label)));
				}
				strings.add(String.join(" ", parts));
			}
		}
		return strings;
	}

	static List<String> labels(ResultSet rows) throws SQLException {
		ResultSetMetaData data = rows.getMetaData();
		List<String> labels = new ArrayList<>();
		for (int i = 1; i <= data.getColumnCount(); i++) {
			labels.add(data.getColumnLabel(i));
		}
		return labels;
	}

}
