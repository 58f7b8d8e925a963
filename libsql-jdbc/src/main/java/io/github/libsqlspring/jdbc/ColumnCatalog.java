package io.github.libsqlspring.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.PseudoColumnUsage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Row;
import io.github.libsqlspring.sql.TableDefinition;

/**
 * Columns, and those that one has to know of: {@code rowid} and the hidden ones of
 * virtual tables.
 */
final class ColumnCatalog {

	private static final String PSEUDO_COLUMNS = SchemaQueries.OBJECTS + """
			SELECT o.name AS tbl, 'rowid' AS col, 'INTEGER' AS type
			FROM object o JOIN pragma_table_list l ON l.schema = o.home AND l.name = o.name
			WHERE o.kind = 'table' AND l.wr = 0 AND
			""" + TablePattern.CONDITION + """
			UNION ALL SELECT o.name, c.name, c.type FROM object o CROSS JOIN pragma_table_xinfo(o.name, o.home) c
			WHERE o.kind = 'table' AND c.hidden = 1 AND
			""" + TablePattern.CONDITION + "ORDER BY 1, 2";

	private final SchemaQueries queries;

	ColumnCatalog(SchemaQueries queries) {
		this.queries = queries;
	}

	ResultSet columns(TablePattern pattern, @Nullable String columnPattern) throws SQLException {
		MetaDataRows columns = MetaDataShape.COLUMNS.rows();
		String table = "";
		int position = 0;
		for (Row row : new SchemaColumns(this.queries).of(pattern)) {
			String tableOfRow = row.getString("home") + "." + row.getString("tbl");
			position = tableOfRow.equals(table) ? position + 1 : 1;
			table = tableOfRow;
			if (LikePattern.matches(String.valueOf(row.getString("col")), columnPattern)) {
				addColumn(columns, row, position);
			}
		}
		return columns.toResultSet();
	}

	private static void addColumn(MetaDataRows columns, Row row, int position) {
		ColumnType type = ColumnType.declared(String.valueOf(row.getString("type")));
		boolean nullable = row.getLong("required") == 0;
		boolean autoIncrement = TableDefinition.parse(row.getString("sql")).autoIncrement();
		columns.add(null, null, row.getString("tbl"), row.getString("col"), type.sqlType(), type.name(),
				type.sizeOrUnlimited(), ColumnType.UNLIMITED, type.digitsBehindPoint(), 10,
				nullable ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls, null,
				row.getString("dflt_value"), 0, 0, ColumnType.UNLIMITED, position, yesOrNo(nullable), null, null, null,
				null, yesOrNo(autoIncrement), yesOrNo(row.getLong("hidden") > 1));
	}

	private static String yesOrNo(boolean yes) {
		return yes ? "YES" : "NO";
	}

	ResultSet pseudoColumns(TablePattern pattern, @Nullable String columnPattern) throws SQLException {
		MetaDataRows columns = MetaDataShape.PSEUDO_COLUMNS.rows();
		for (Row row : this.queries.ask(PSEUDO_COLUMNS, pattern.arguments())) {
			String name = String.valueOf(row.getString("col"));
			if (LikePattern.matches(name, columnPattern)) {
				ColumnType type = ColumnType.declared(String.valueOf(row.getString("type")));
				boolean rowid = name.equals("rowid");
				columns.add(null, null, row.getString("tbl"), name, rowid ? Types.BIGINT : type.sqlType(),
						type.sizeOrUnlimited(), type.digitsBehindPoint(), 10,
						PseudoColumnUsage.NO_USAGE_RESTRICTIONS.name(), null, ColumnType.UNLIMITED, yesOrNo(!rowid));
			}
		}
		return columns.toResultSet();
	}

}
