package io.github.libsqlspring.jdbc.checklist;

import java.sql.DatabaseMetaData;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What tools ask before they do anything.
 */
interface MetaDataChecks extends OnServer {

	private static List<String> rows(ResultSet rows, String... columns) throws SQLException {
		List<String> found = new ArrayList<>();
		try (rows) {
			while (rows.next()) {
				List<String> values = new ArrayList<>();
				for (String column : columns) {
					values.add(rows.getString(column));
				}
				found.add(String.join(" ", values.stream().map(String::valueOf).toList()));
			}
		}
		return found;
	}

	private DatabaseMetaData meta() throws SQLException {
		return connection().getMetaData();
	}

	private static List<String> types(ResultSetMetaData meta) throws SQLException {
		List<String> types = new ArrayList<>();
		for (int i = 1; i <= meta.getColumnCount(); i++) {
			types.add(JDBCType.valueOf(meta.getColumnType(i)) + " " + meta.getColumnTypeName(i));
		}
		return types;
	}

	@Test
	default void columnsOfExpressionsHaveTheTypeOfTheirValues() throws SQLException {
		try (ResultSet rows = query("SELECT 1, 1.5, 'a', x'00'")) {
			rows.next();
			assertThat(types(rows.getMetaData())).containsExactly("INTEGER INTEGER", "FLOAT REAL", "VARCHAR TEXT",
					"BLOB BLOB");
		}
	}

	@Test
	default void columnsOfATableHaveTheirDeclaredTypeEvenWithoutRows() throws SQLException {
		run("CREATE TABLE made (i INTEGER, r REAL, t TEXT, b BLOB, d DATETIME, bo BOOLEAN, vc VARCHAR(9))");
		try (ResultSet rows = query("SELECT * FROM made")) {
			assertThat(types(rows.getMetaData())).hasSize(7)
				.startsWith("INTEGER INTEGER", "FLOAT REAL", "VARCHAR TEXT", "BLOB BLOB")
				.satisfies((types) -> assertThat(types.get(4)).endsWith("DATETIME"))
				.satisfies((types) -> assertThat(types.get(5)).isEqualTo("BOOLEAN BOOLEAN"))
				.satisfies((types) -> assertThat(types.get(6)).startsWith("VARCHAR VARCHAR"));
		}
	}

	@Test
	default void aColumnNamesItsClass() throws SQLException {
		try (ResultSet rows = query("SELECT id, email FROM t")) {
			assertThat(rows.getMetaData().getColumnClassName(2)).isEqualTo("java.lang.String");
			assertThat(rows.getMetaData().getColumnLabel(1)).isEqualTo("id");
		}
	}

	@Test
	default void aPreparedQueryIsDescribedBeforeItRuns() throws SQLException {
		try (PreparedStatement query = connection()
			.prepareStatement("SELECT id, email FROM t WHERE id = ? AND age = ?")) {
			assertThat(query.getMetaData().getColumnCount()).isEqualTo(2);
			assertThat(query.getMetaData().getColumnName(1)).isEqualTo("id");
			assertThat(query.getParameterMetaData().getParameterCount()).isEqualTo(2);
		}
	}

	@Test
	default void theProductIsSqliteWithItsVersion() throws SQLException {
		assertThat(meta().getDatabaseProductName()).isEqualTo("SQLite");
		assertThat(meta().getDatabaseProductVersion()).matches("3\\.\\d+\\.\\d+");
		assertThat(meta().getDatabaseMajorVersion()).isEqualTo(3);
		assertThat(meta().getDriverName()).contains("libSQL");
		assertThat(meta().getURL()).startsWith("jdbc:libsql:");
	}

	@Test
	default void tablesAreFoundByTypeAndPattern() throws SQLException {
		assertThat(rows(meta().getTables(null, null, "%", new String[] { "TABLE" }), "TABLE_NAME", "TABLE_TYPE"))
			.contains("child TABLE", "parent TABLE", "t TABLE", "v TABLE")
			.doesNotContain("vw VIEW");
		assertThat(rows(meta().getTables(null, null, "%", new String[] { "VIEW" }), "TABLE_NAME"))
			.containsExactly("vw");
		assertThat(rows(meta().getTables(null, null, "par%", new String[] { "TABLE" }), "TABLE_NAME"))
			.containsExactly("parent");
	}

	@Test
	default void columnsAreDescribed() throws SQLException {
		assertThat(rows(meta().getColumns(null, null, "child", "%"), "COLUMN_NAME", "DATA_TYPE", "TYPE_NAME",
				"NULLABLE", "ORDINAL_POSITION", "IS_NULLABLE"))
			.containsExactly("id 4 INTEGER 1 1 YES", "pid 4 INTEGER 0 2 NO", "v 12 TEXT 1 3 YES");
		assertThat(rows(meta().getColumns(null, null, "%", "email"), "TABLE_NAME")).containsExactly("t");
		assertThat(rows(meta().getColumns(null, null, "parent", "%"), "COLUMN_DEF", "IS_AUTOINCREMENT"))
			.containsExactly("null YES", "'q' NO");
	}

	@Test
	default void keysAndIndexesAreDescribed() throws SQLException {
		run("CREATE TABLE made (a INT, b INT, PRIMARY KEY (b, a))");

		assertThat(rows(meta().getPrimaryKeys(null, null, "made"), "COLUMN_NAME", "KEY_SEQ")).containsExactly("a 2",
				"b 1");
		assertThat(rows(meta().getPrimaryKeys(null, null, "child"), "COLUMN_NAME")).containsExactly("id");
		assertThat(rows(meta().getIndexInfo(null, null, "child", false, true), "INDEX_NAME", "NON_UNIQUE",
				"COLUMN_NAME", "ORDINAL_POSITION"))
			.containsExactlyInAnyOrder("ch_v 1 v 1", "sqlite_autoindex_child_1 0 pid 1",
					"sqlite_autoindex_child_1 0 v 2");
		assertThat(rows(meta().getImportedKeys(null, null, "child"), "PKTABLE_NAME", "PKCOLUMN_NAME", "FKCOLUMN_NAME"))
			.containsExactly("parent id pid");
		assertThat(rows(meta().getExportedKeys(null, null, "parent"), "FKTABLE_NAME", "FKCOLUMN_NAME"))
			.containsExactly("child pid");
	}

	@Test
	default void typesAndCapabilitiesAreKnown() throws SQLException {
		assertThat(rows(meta().getTypeInfo(), "TYPE_NAME")).contains("INTEGER", "REAL", "TEXT", "BLOB");
		assertThat(meta().supportsTransactions()).isTrue();
		assertThat(meta().supportsBatchUpdates()).isTrue();
		assertThat(meta().supportsGetGeneratedKeys()).isTrue();
		assertThat(meta().supportsSavepoints()).isTrue();
		assertThat(meta().isReadOnly()).isFalse();
		assertThat(meta().getSQLKeywords()).isNotNull();
		assertThat(meta().getIdentifierQuoteString()).isEqualTo("\"");
		assertThat(rows(meta().getSchemas(), "TABLE_SCHEM")).isEmpty();
		assertThat(rows(meta().getCatalogs(), "TABLE_CAT")).isEmpty();
		assertThat(rows(meta().getTableTypes(), "TABLE_TYPE")).contains("TABLE", "VIEW");
	}

	@Test
	default void namesAreNoSql() throws SQLException {
		run("CREATE TABLE made (\"a b\" INT, \"o'x\" INT)");

		assertThat(rows(meta().getColumns(null, null, "o'x", "%"), "COLUMN_NAME")).isEmpty();
		assertThat(rows(meta().getColumns(null, null, "made", "%"), "COLUMN_NAME")).containsExactly("a b", "o'x");
	}

}
