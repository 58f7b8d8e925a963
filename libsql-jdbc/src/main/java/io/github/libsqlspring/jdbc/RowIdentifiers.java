package io.github.libsqlspring.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Row;

/**
 * What tells the rows of a table apart: the primary key, and where there is none that
 * serves, the rowid.
 */
final class RowIdentifiers {

	private static final String COLUMNS = SchemaQueries.OBJECTS + """
			SELECT c.name AS col, c.type, c.pk, c."notnull" AS required, l.wr AS without_rowid
			FROM object o CROSS JOIN pragma_table_xinfo(o.name, o.home) c
			JOIN pragma_table_list l ON l.schema = o.home AND l.name = o.name
			WHERE o.kind = 'table' AND o.name = ?1 COLLATE NOCASE AND o.home IN (?2, ?3)
			ORDER BY c.pk, c.cid""";

	private final SchemaQueries queries;

	RowIdentifiers(SchemaQueries queries) {
		this.queries = queries;
	}

	ResultSet of(Homes homes, @Nullable String table, int scope, boolean nullable) throws SQLException {
		MetaDataRows identifiers = MetaDataShape.ROW_IDENTIFIERS.rows();
		List<Row> columns = this.queries.ask(COLUMNS, table, homes.main(), homes.temp());
		List<Row> key = columns.stream().filter((row) -> row.getLong("pk") > 0).toList();
		if (!key.isEmpty()
				&& (nullable || isRowid(key) || key.stream().allMatch((row) -> row.getLong("required") == 1))) {
			for (Row row : key) {
				ColumnType type = ColumnType.declared(String.valueOf(row.getString("type")));
				add(identifiers, DatabaseMetaData.bestRowSession, String.valueOf(row.getString("col")), type.sqlType(),
						type, DatabaseMetaData.bestRowNotPseudo);
			}
		}
		// VACUUM may give the rows other numbers, but not within a transaction.
		else if (!columns.isEmpty() && columns.get(0).getLong("without_rowid") == 0
				&& scope <= DatabaseMetaData.bestRowTransaction) {
			nameOfRowid(columns).ifPresent((name) -> add(identifiers, DatabaseMetaData.bestRowTransaction, name,
					Types.BIGINT, ColumnType.declared("INTEGER"), DatabaseMetaData.bestRowPseudo));
		}
		return identifiers.toResultSet();
	}

	private static boolean isRowid(List<Row> key) {
		return key.size() == 1 && "INTEGER".equalsIgnoreCase(key.get(0).getString("type"));
	}

	private static Optional<String> nameOfRowid(List<Row> columns) {
		Set<String> taken = columns.stream()
			.map((row) -> String.valueOf(row.getString("col")).toLowerCase(Locale.ROOT))
			.collect(Collectors.toSet());
		return Stream.of("rowid", "_rowid_", "oid").filter((name) -> !taken.contains(name)).findFirst();
	}

	private static void add(MetaDataRows identifiers, int scope, String name, int sqlType, ColumnType type,
			int pseudo) {
		identifiers.add(scope, name, sqlType, type.name(), type.sizeOrUnlimited(), ColumnType.UNLIMITED,
				type.digitsBehindPoint(), pseudo);
	}

}
