package io.github.libsqlspring.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Row;

/**
 * Tables and views.
 */
final class TableCatalog {

	private static final List<String> TYPES = List.of("GLOBAL TEMPORARY", "SYSTEM TABLE", "TABLE", "VIEW");

	// The tables that virtual tables and vector indexes keep for themselves are for
	// nobody else to drop or to change.
	private static final String TABLES = SchemaQueries.OBJECTS + """
			SELECT o.name, CASE
			WHEN o.home = 'temp' THEN 'GLOBAL TEMPORARY'
			WHEN o.kind = 'view' THEN 'VIEW'
			WHEN lower(substr(o.name, 1, 7)) = 'sqlite_' OR l.type = 'shadow'
			OR o.name IN ('libsql_vector_meta_shadow', 'libsql_wasm_func_table')
			OR EXISTS (SELECT 1 FROM sqlite_master i WHERE i.type = 'index' AND i.name || '_shadow' = o.name
			AND instr(lower(i.sql), 'libsql_vector_idx') > 0) THEN 'SYSTEM TABLE'
			ELSE 'TABLE' END AS type
			FROM object o LEFT JOIN pragma_table_list l ON l.schema = o.home AND l.name = o.name
			WHERE
			""" + TablePattern.CONDITION + "ORDER BY type, o.name";

	private final SchemaQueries queries;

	TableCatalog(SchemaQueries queries) {
		this.queries = queries;
	}

	ResultSet tables(TablePattern pattern, String @Nullable [] types) throws SQLException {
		MetaDataRows tables = MetaDataShape.TABLES.rows();
		for (Row row : this.queries.ask(TABLES, pattern.arguments())) {
			if (isWanted(types, row.getString("type"))) {
				tables.add(null, null, row.getString("name"), row.getString("type"), null, null, null, null, null,
						null);
			}
		}
		return tables.toResultSet();
	}

	private static boolean isWanted(String @Nullable [] types, @Nullable String type) {
		return types == null || types.length == 0
				|| Arrays.stream(types).anyMatch((wanted) -> wanted.equalsIgnoreCase(type));
	}

	static ResultSet types() {
		MetaDataRows rows = MetaDataShape.TABLE_TYPES.rows();
		TYPES.forEach(rows::add);
		return rows.toResultSet();
	}

}
