package io.github.libsqlspring.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Row;
import io.github.libsqlspring.sql.IndexDefinition;

/**
 * Indexes. A column that is an expression has no name; SQLite knows no number of rows
 * without counting, so the cardinality is 0.
 */
final class IndexCatalog {

	private static final String INDEXES = SchemaQueries.OBJECTS + """
			SELECT o.name AS tbl, i.name AS idx, i."unique" AS uniq, x.seqno, x.name AS col, x.desc AS descending,
			CASE WHEN i.partial AND o.home = 'main'
			THEN (SELECT sql FROM sqlite_master m WHERE m.type = 'index' AND m.name = i.name)
			WHEN i.partial THEN (SELECT sql FROM sqlite_temp_master m WHERE m.type = 'index' AND m.name = i.name)
			END AS sql
			FROM object o CROSS JOIN pragma_index_list(o.name, o.home) i
			CROSS JOIN pragma_index_xinfo(i.name, o.home) x
			WHERE o.kind = 'table' AND o.name = ?1 COLLATE NOCASE AND o.home IN (?2, ?3)
			AND x."key" = 1 AND (i."unique" OR NOT ?4)
			ORDER BY uniq DESC, idx, x.seqno""";

	private final SchemaQueries queries;

	IndexCatalog(SchemaQueries queries) {
		this.queries = queries;
	}

	ResultSet indexes(Homes homes, @Nullable String table, boolean unique) throws SQLException {
		MetaDataRows indexes = MetaDataShape.INDEXES.rows();
		for (Row row : this.queries.ask(INDEXES, table, homes.main(), homes.temp(), unique)) {
			indexes.add(null, null, row.getString("tbl"), row.getLong("uniq") == 0, null, row.getString("idx"),
					DatabaseMetaData.tableIndexOther, row.getLong("seqno") + 1, row.getString("col"),
					(row.getLong("descending") == 1) ? "D" : "A", 0, 0,
					IndexDefinition.condition(row.getString("sql")));
		}
		return indexes.toResultSet();
	}

}
