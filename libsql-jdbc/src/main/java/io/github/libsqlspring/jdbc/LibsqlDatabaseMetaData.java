package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a database on either path. Names match without regard to case, as in
 * SQLite; each method that asks the database makes one round trip, begins no transaction,
 * and sees what the transaction that is open has changed.
 */
final class LibsqlDatabaseMetaData extends ResultFacts implements PlainWrapper {

	private final LibsqlConnection connection;

	private final SchemaQueries queries;

	private @Nullable String version;

	LibsqlDatabaseMetaData(LibsqlConnection connection) {
		this.connection = connection;
		this.queries = new SchemaQueries(connection);
	}

	@Override
	void checkOpen() throws SQLException {
		this.connection.checkOpen();
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
			known = String.valueOf(this.queries.ask("SELECT sqlite_version()").get(0).getString(0));
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
	public ResultSet getTables(@Nullable String catalog, @Nullable String schema, @Nullable String table,
			String @Nullable [] types) throws SQLException {
		return new TableCatalog(this.queries).tables(TablePattern.of(catalog, schema, table), types);
	}

	@Override
	public ResultSet getTableTypes() throws SQLException {
		checkOpen();
		return TableCatalog.types();
	}

	@Override
	public ResultSet getColumns(@Nullable String catalog, @Nullable String schema, @Nullable String table,
			@Nullable String column) throws SQLException {
		return new ColumnCatalog(this.queries).columns(TablePattern.of(catalog, schema, table), column);
	}

	@Override
	public ResultSet getPseudoColumns(@Nullable String catalog, @Nullable String schema, @Nullable String table,
			@Nullable String column) throws SQLException {
		return new ColumnCatalog(this.queries).pseudoColumns(TablePattern.of(catalog, schema, table), column);
	}

	@Override
	public ResultSet getBestRowIdentifier(@Nullable String catalog, @Nullable String schema, String table, int scope,
			boolean nullable) throws SQLException {
		return new RowIdentifiers(this.queries).of(Homes.of(catalog, schema), table, scope, nullable);
	}

	@Override
	public ResultSet getPrimaryKeys(@Nullable String catalog, @Nullable String schema, String table)
			throws SQLException {
		return new KeyCatalog(this.queries).primaryKey(Homes.of(catalog, schema), table);
	}

	@Override
	public ResultSet getImportedKeys(@Nullable String catalog, @Nullable String schema, String table)
			throws SQLException {
		return new KeyCatalog(this.queries).importedKeys(Homes.of(catalog, schema), table);
	}

	@Override
	public ResultSet getExportedKeys(@Nullable String catalog, @Nullable String schema, String table)
			throws SQLException {
		return new KeyCatalog(this.queries).exportedKeys(Homes.of(catalog, schema), table);
	}

	/**
	 * The foreign keys from one table to another, of which {@code null} means any. In
	 * SQLite both tables are always in the same database.
	 */
	@Override
	public ResultSet getCrossReference(@Nullable String parentCatalog, @Nullable String parentSchema,
			@Nullable String parentTable, @Nullable String foreignCatalog, @Nullable String foreignSchema,
			@Nullable String foreignTable) throws SQLException {
		Homes homes = Homes.of(parentCatalog, parentSchema).and(Homes.of(foreignCatalog, foreignSchema));
		return new KeyCatalog(this.queries).crossReference(homes, parentTable, foreignTable);
	}

	/**
	 * The indexes of a table. They are exact: {@code approximate} makes no difference.
	 */
	@Override
	public ResultSet getIndexInfo(@Nullable String catalog, @Nullable String schema, String table, boolean unique,
			boolean approximate) throws SQLException {
		return new IndexCatalog(this.queries).indexes(Homes.of(catalog, schema), table, unique);
	}

	@Override
	public ResultSet getClientInfoProperties() throws SQLException {
		checkOpen();
		return ClientInfo.properties();
	}

	@Override
	public ResultSet getTypeInfo() throws SQLException {
		checkOpen();
		return TypeCatalog.types();
	}

	@Override
	public ResultSet getFunctions(@Nullable String catalog, @Nullable String schema, @Nullable String function)
			throws SQLException {
		return new FunctionCatalog(this.queries).functions(Homes.of(catalog, schema), function);
	}

	@Override
	public ResultSet getFunctionColumns(@Nullable String catalog, @Nullable String schema, @Nullable String function,
			@Nullable String column) throws SQLException {
		return new FunctionCatalog(this.queries).columns(Homes.of(catalog, schema), function, column);
	}

}
