package io.github.libsqlspring.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Row;
import io.github.libsqlspring.sql.TableDefinition;
import io.github.libsqlspring.sql.TableDefinition.ForeignKey;

/**
 * Primary keys and foreign keys.
 */
final class KeyCatalog {

	private static final String PRIMARY_KEY = SchemaQueries.OBJECTS + """
			SELECT o.name AS tbl, c.name AS col, c.pk, o.sql
			FROM object o CROSS JOIN pragma_table_info(o.name, o.home) c
			WHERE o.kind = 'table' AND o.name = ?1 COLLATE NOCASE AND o.home IN (?2, ?3) AND c.pk > 0
			ORDER BY c.name""";

	// A key without columns of the parent refers to the parent's primary key.
	private static final String FOREIGN_KEYS = SchemaQueries.OBJECTS + """
			SELECT coalesce(p.name, f."table") AS parent, coalesce(k.name, f."to") AS parent_column, k.pk,
			p.sql AS parent_sql, o.name AS child, f."from" AS child_column, o.sql AS child_sql,
			f.id, f.seq, f.on_update, f.on_delete
			FROM object o CROSS JOIN pragma_foreign_key_list(o.name, o.home) f
			LEFT JOIN object p ON p.home = o.home AND p.kind = 'table' AND p.name = f."table" COLLATE NOCASE
			LEFT JOIN pragma_table_info(p.name, p.home) k
			ON CASE WHEN f."to" IS NULL THEN k.pk = f.seq + 1 ELSE k.name = f."to" COLLATE NOCASE END
			WHERE o.kind = 'table' AND o.home IN (?3, ?4)
			AND (?1 IS NULL OR f."table" = ?1 COLLATE NOCASE) AND (?2 IS NULL OR o.name = ?2 COLLATE NOCASE)
			""";

	// The rows of one key stay together, although JDBC would order by KEY_SEQ before:
	// a key may have no name by which they could be told from those of another.
	private static final String BY_PARENT = "ORDER BY parent, child, f.id DESC, f.seq";

	private static final String BY_CHILD = "ORDER BY child, f.id DESC, f.seq";

	private static final Map<String, Integer> RULES = Map.of("CASCADE", DatabaseMetaData.importedKeyCascade, "RESTRICT",
			DatabaseMetaData.importedKeyRestrict, "SET NULL", DatabaseMetaData.importedKeySetNull, "SET DEFAULT",
			DatabaseMetaData.importedKeySetDefault);

	private final SchemaQueries queries;

	KeyCatalog(SchemaQueries queries) {
		this.queries = queries;
	}

	ResultSet primaryKey(Homes homes, @Nullable String table) throws SQLException {
		MetaDataRows keys = MetaDataShape.PRIMARY_KEYS.rows();
		for (Row row : this.queries.ask(PRIMARY_KEY, table, homes.main(), homes.temp())) {
			keys.add(null, null, row.getString("tbl"), row.getString("col"), row.getLong("pk"),
					TableDefinition.parse(row.getString("sql")).primaryKeyName());
		}
		return keys.toResultSet();
	}

	ResultSet importedKeys(Homes homes, @Nullable String child) throws SQLException {
		return foreignKeys(FOREIGN_KEYS + BY_PARENT, null, (child != null) ? child : "", homes);
	}

	ResultSet exportedKeys(Homes homes, @Nullable String parent) throws SQLException {
		return foreignKeys(FOREIGN_KEYS + BY_CHILD, (parent != null) ? parent : "", null, homes);
	}

	ResultSet crossReference(Homes homes, @Nullable String parent, @Nullable String child) throws SQLException {
		return foreignKeys(FOREIGN_KEYS + BY_CHILD, parent, child, homes);
	}

	private ResultSet foreignKeys(String sql, @Nullable String parent, @Nullable String child, Homes homes)
			throws SQLException {
		MetaDataRows keys = MetaDataShape.FOREIGN_KEYS.rows();
		for (Row row : this.queries.ask(sql, parent, child, homes.main(), homes.temp())) {
			ForeignKey key = TableDefinition.parse(row.getString("child_sql")).foreignKey((int) row.getLong("id"));
			boolean toPrimaryKey = row.getValue("pk").toObject() instanceof Long position && position > 0;
			keys.add(null, null, row.getString("parent"), row.getString("parent_column"), null, null,
					row.getString("child"), row.getString("child_column"), row.getLong("seq") + 1,
					rule(row.getString("on_update")), rule(row.getString("on_delete")), key.name(),
					toPrimaryKey ? TableDefinition.parse(row.getString("parent_sql")).primaryKeyName() : null,
					deferrability(key));
		}
		return keys.toResultSet();
	}

	private static int rule(@Nullable String action) {
		return RULES.getOrDefault(String.valueOf(action), DatabaseMetaData.importedKeyNoAction);
	}

	private static int deferrability(ForeignKey key) {
		return switch (key.check()) {
			case INITIALLY_DEFERRED -> DatabaseMetaData.importedKeyInitiallyDeferred;
			case INITIALLY_IMMEDIATE -> DatabaseMetaData.importedKeyInitiallyImmediate;
			case NOT_DEFERRABLE -> DatabaseMetaData.importedKeyNotDeferrable;
		};
	}

}
