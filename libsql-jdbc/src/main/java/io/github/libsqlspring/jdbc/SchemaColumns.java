package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Row;

/**
 * Reads the columns of tables and views. SQLite compiles a view to know its columns; one
 * that names a table which is gone would otherwise take all columns with it.
 */
final class SchemaColumns {

	// The text of a table is long, and here wanted for one word only.
	private static final String COLUMNS = SchemaQueries.OBJECTS + """
			SELECT o.name AS tbl, o.home, c.name AS col, c.type, c."notnull" AS required, c.dflt_value, c.hidden,
			CASE WHEN c.pk = 1 AND instr(lower(o.sql), 'autoincrement') > 0 THEN o.sql END AS sql
			FROM object o CROSS JOIN pragma_table_xinfo(o.name, o.home) c
			WHERE
			""" + TablePattern.CONDITION + """
			AND c.hidden <> 1 AND (?5 IS NULL OR o.kind = ?5) AND (?6 IS NULL OR o.name = ?6)
			ORDER BY o.name, o.home, c.cid""";

	private static final String VIEWS = SchemaQueries.OBJECTS + """
			SELECT DISTINCT o.name FROM object o WHERE o.kind = 'view' AND
			""" + TablePattern.CONDITION;

	private static final Comparator<Row> BY_TABLE = Comparator
		.comparing((Row row) -> String.valueOf(row.getString("tbl")))
		.thenComparing((row) -> String.valueOf(row.getString("home")));

	private static final int SQLITE_ERROR = 1;

	private final SchemaQueries queries;

	SchemaColumns(SchemaQueries queries) {
		this.queries = queries;
	}

	/**
	 * Reads columns, those of one table together, in one round trip unless a view is
	 * broken.
	 * @param pattern of which tables and views
	 * @return the columns, ordered by table and position
	 * @throws SQLException if the database cannot be asked
	 */
	List<Row> of(TablePattern pattern) throws SQLException {
		try {
			return ask(pattern, null, null);
		}
		catch (SQLException ex) {
			requireBrokenView(ex);
		}
		List<Row> columns = new ArrayList<>(ask(pattern, "table", null));
		for (Row view : this.queries.ask(VIEWS, pattern.arguments())) {
			columns.addAll(ofView(pattern, view.getString(0)));
		}
		columns.sort(BY_TABLE);
		return columns;
	}

	private List<Row> ofView(TablePattern pattern, @Nullable String name) throws SQLException {
		try {
			return ask(pattern, "view", name);
		}
		catch (SQLException ex) {
			requireBrokenView(ex);
			return List.of();
		}
	}

	private List<Row> ask(TablePattern pattern, @Nullable String kind, @Nullable String name) throws SQLException {
		return this.queries.ask(COLUMNS, pattern.arguments(kind, name));
	}

	private static void requireBrokenView(SQLException ex) throws SQLException {
		if (ex.getErrorCode() != SQLITE_ERROR) {
			throw ex;
		}
	}

}
