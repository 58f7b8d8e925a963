package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Row;
import io.github.libsqlspring.Statement;

/**
 * What is known of a database on either path. Tables and columns come from
 * {@code sqlite_master} and the table-valued PRAGMA functions, which a read-only token
 * may read as well.
 */
final class LibsqlDatabaseMetaData extends SqliteFacts implements PlainWrapper {

	private static final String TABLES = """
			SELECT name, CASE WHEN type = 'view' THEN 'VIEW' WHEN name LIKE 'sqlite\\_%' ESCAPE '\\' THEN 'SYSTEM TABLE'
			ELSE 'TABLE' END AS kind FROM sqlite_master
			WHERE type IN ('table', 'view') AND name LIKE ? ESCAPE '\\' ORDER BY kind, name""";

	private static final String COLUMNS = """
			SELECT m.name AS tbl, c.name AS col, c.type, c."notnull" AS required, c.dflt_value, c.pk, c.hidden,
			(SELECT count(*) FROM pragma_table_xinfo(m.name) k WHERE k.pk > 0) AS keys, m.sql
			FROM sqlite_master m, pragma_table_xinfo(m.name) c
			WHERE m.type IN ('table', 'view') AND c.hidden <> 1
			AND m.name LIKE ? ESCAPE '\\' ORDER BY m.name, c.cid""";

	private static final String PRIMARY_KEYS = """
			SELECT m.name AS tbl, c.name AS col, c.pk FROM sqlite_master m, pragma_table_info(m.name) c
			WHERE m.type = 'table' AND lower(m.name) = lower(?) AND c.pk > 0 ORDER BY c.name""";

	private final LibsqlConnection connection;

	private @Nullable String version;

	LibsqlDatabaseMetaData(LibsqlConnection connection) {
		this.connection = connection;
	}

	private List<Row> query(String sql, @Nullable Object... arguments) throws SQLException {
		return this.connection.lookUp(Statement.of(sql, arguments)).rows();
	}

	@Override
	public Connection getConnection() {
		return this.connection;
	}

	@Override
	public String getURL() {
		return this.connection.path().url();
	}

	/**
	 * The version of the SQLite engine, asked once.
	 */
	@Override
	public String getDatabaseProductVersion() throws SQLException {
		String known = this.version;
		if (known == null) {
			known = String.valueOf(query("SELECT sqlite_version()").get(0).getString(0));
			this.version = known;
		}
		return known;
	}

	@Override
	public int getDatabaseMajorVersion() throws SQLException {
		return versionPart(0);
	}

	@Override
	public int getDatabaseMinorVersion() throws SQLException {
		return versionPart(1);
	}

	private int versionPart(int index) throws SQLException {
		return Integer.parseInt(getDatabaseProductVersion().split("\\.", -1)[index]);
	}

	@Override
	public boolean isReadOnly() throws SQLException {
		return this.connection.isReadOnly();
	}

	@Override
	public boolean usesLocalFiles() {
		return this.connection.database().target().isLocal();
	}

	@Override
	public ResultSet getTables(@Nullable String catalog, @Nullable String schema, @Nullable String pattern,
			String @Nullable [] types) throws SQLException {
		MetaDataRows tables = new MetaDataRows("TABLE_CAT TEXT", "TABLE_SCHEM TEXT", "TABLE_NAME TEXT",
				"TABLE_TYPE TEXT", "REMARKS TEXT", "TYPE_CAT TEXT", "TYPE_SCHEM TEXT", "TYPE_NAME TEXT",
				"SELF_REFERENCING_COL_NAME TEXT", "REF_GENERATION TEXT");
		List<String> wanted = (types != null) ? List.of(types) : List.of("TABLE", "VIEW", "SYSTEM TABLE");
		for (Row row : query(TABLES, pattern(pattern))) {
			if (wanted.contains(row.getString("kind"))) {
				tables.add(null, null, row.getString("name"), row.getString("kind"), null, null, null, null, null,
						null);
			}
		}
		return tables.toResultSet();
	}

	private static String pattern(@Nullable String pattern) {
		return (pattern != null) ? pattern : "%";
	}

	@Override
	public ResultSet getColumns(@Nullable String catalog, @Nullable String schema, @Nullable String tablePattern,
			@Nullable String columnPattern) throws SQLException {
		MetaDataRows columns = new MetaDataRows("TABLE_CAT TEXT", "TABLE_SCHEM TEXT", "TABLE_NAME TEXT",
				"COLUMN_NAME TEXT", "DATA_TYPE INTEGER", "TYPE_NAME TEXT", "COLUMN_SIZE INTEGER",
				"BUFFER_LENGTH INTEGER", "DECIMAL_DIGITS INTEGER", "NUM_PREC_RADIX INTEGER", "NULLABLE INTEGER",
				"REMARKS TEXT", "COLUMN_DEF TEXT", "SQL_DATA_TYPE INTEGER", "SQL_DATETIME_SUB INTEGER",
				"CHAR_OCTET_LENGTH INTEGER", "ORDINAL_POSITION INTEGER", "IS_NULLABLE TEXT", "SCOPE_CATALOG TEXT",
				"SCOPE_SCHEMA TEXT", "SCOPE_TABLE TEXT", "SOURCE_DATA_TYPE SMALLINT", "IS_AUTOINCREMENT TEXT",
				"IS_GENERATEDCOLUMN TEXT");
		String table = null;
		int position = 0;
		for (Row row : query(COLUMNS, pattern(tablePattern))) {
			String name = row.getString("tbl");
			position = (name != null && name.equals(table)) ? position + 1 : 1;
			table = name;
			if (columnPattern == null || matches(String.valueOf(row.getString("col")), columnPattern)) {
				addColumn(columns, row, position);
			}
		}
		return columns.toResultSet();
	}

	private static boolean matches(String name, String pattern) {
		return LikePattern.compile(pattern).matcher(name).matches();
	}

	private static void addColumn(MetaDataRows columns, Row row, int position) {
		ColumnType type = ColumnType.declared(String.valueOf(row.getString("type")));
		boolean nullable = row.getLong("required") == 0;
		boolean autoIncrement = row.getLong("pk") == 1 && row.getLong("keys") == 1 && type.name().equals("INTEGER")
				&& !String.valueOf(row.getString("sql")).toUpperCase(Locale.ROOT).contains("WITHOUT ROWID");
		columns.add(null, null, row.getString("tbl"), row.getString("col"), type.sqlType(), type.name(), type.size(),
				null, type.scale(), type.isNumber() ? 10 : null, nullable ? columnNullable : columnNoNulls, null,
				row.getString("dflt_value"), null, null, type.isNumber() ? null : type.size(), position,
				nullable ? "YES" : "NO", null, null, null, null, autoIncrement ? "YES" : "NO",
				(row.getLong("hidden") >= 2) ? "YES" : "NO");
	}

	@Override
	public ResultSet getPrimaryKeys(@Nullable String catalog, @Nullable String schema, String table)
			throws SQLException {
		MetaDataRows keys = new MetaDataRows("TABLE_CAT TEXT", "TABLE_SCHEM TEXT", "TABLE_NAME TEXT",
				"COLUMN_NAME TEXT", "KEY_SEQ SMALLINT", "PK_NAME TEXT");
		for (Row row : query(PRIMARY_KEYS, table)) {
			keys.add(null, null, row.getString("tbl"), row.getString("col"), row.getLong("pk"), null);
		}
		return keys.toResultSet();
	}

	@Override
	public ResultSet getTableTypes() {
		MetaDataRows types = new MetaDataRows("TABLE_TYPE TEXT");
		types.add("SYSTEM TABLE");
		types.add("TABLE");
		types.add("VIEW");
		return types.toResultSet();
	}

	@Override
	public ResultSet getCatalogs() {
		return new MetaDataRows("TABLE_CAT TEXT").toResultSet();
	}

	@Override
	public ResultSet getSchemas() {
		return new MetaDataRows("TABLE_SCHEM TEXT", "TABLE_CATALOG TEXT").toResultSet();
	}

	@Override
	public ResultSet getSchemas(@Nullable String catalog, @Nullable String pattern) {
		return getSchemas();
	}

	@Override
	public ResultSet getTypeInfo() {
		MetaDataRows types = new MetaDataRows("TYPE_NAME TEXT", "DATA_TYPE INTEGER", "PRECISION INTEGER",
				"LITERAL_PREFIX TEXT", "LITERAL_SUFFIX TEXT", "CREATE_PARAMS TEXT", "NULLABLE SMALLINT",
				"CASE_SENSITIVE BOOLEAN", "SEARCHABLE SMALLINT", "UNSIGNED_ATTRIBUTE BOOLEAN",
				"FIXED_PREC_SCALE BOOLEAN", "AUTO_INCREMENT BOOLEAN", "LOCAL_TYPE_NAME TEXT", "MINIMUM_SCALE SMALLINT",
				"MAXIMUM_SCALE SMALLINT", "SQL_DATA_TYPE INTEGER", "SQL_DATETIME_SUB INTEGER",
				"NUM_PREC_RADIX INTEGER");
		addType(types, "BLOB", Types.BLOB, "X'");
		addType(types, "NUMERIC", Types.NUMERIC, null);
		addType(types, "INTEGER", Types.INTEGER, null);
		addType(types, "REAL", Types.REAL, null);
		addType(types, "TEXT", Types.VARCHAR, "'");
		return types.toResultSet();
	}

	private static void addType(MetaDataRows types, String name, int type, @Nullable String quote) {
		types.add(name, type, 0, quote, (quote != null) ? "'" : null, null, typeNullable, type == Types.VARCHAR,
				typeSearchable, false, false, type == Types.INTEGER, name, 0, 0, null, null, 10);
	}

}
