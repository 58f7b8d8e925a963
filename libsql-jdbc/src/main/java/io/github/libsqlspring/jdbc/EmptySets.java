package io.github.libsqlspring.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * The lists of what SQLite does not have, empty and in the shape that JDBC gives them.
 */
abstract class EmptySets implements DatabaseMetaData {

	private static ResultSet none(MetaDataShape shape) {
		return shape.rows().toResultSet();
	}

	/**
	 * Refuses to answer on a closed connection.
	 * @throws SQLException if it is closed
	 */
	abstract void checkOpen() throws SQLException;

	@Override
	public ResultSet getAttributes(@Nullable String catalog, @Nullable String schema, @Nullable String type,
			@Nullable String attribute) throws SQLException {
		checkOpen();
		return none(MetaDataShape.ATTRIBUTES);
	}

	@Override
	public ResultSet getCatalogs() throws SQLException {
		checkOpen();
		return none(MetaDataShape.CATALOGS);
	}

	@Override
	public ResultSet getColumnPrivileges(@Nullable String catalog, @Nullable String schema, @Nullable String table,
			@Nullable String column) throws SQLException {
		checkOpen();
		return none(MetaDataShape.COLUMN_PRIVILEGES);
	}

	@Override
	public ResultSet getProcedureColumns(@Nullable String catalog, @Nullable String schema, @Nullable String procedure,
			@Nullable String column) throws SQLException {
		checkOpen();
		return none(MetaDataShape.PROCEDURE_COLUMNS);
	}

	@Override
	public ResultSet getProcedures(@Nullable String catalog, @Nullable String schema, @Nullable String procedure)
			throws SQLException {
		checkOpen();
		return none(MetaDataShape.PROCEDURES);
	}

	@Override
	public ResultSet getSchemas() throws SQLException {
		checkOpen();
		return none(MetaDataShape.SCHEMAS);
	}

	@Override
	public ResultSet getSchemas(@Nullable String catalog, @Nullable String schema) throws SQLException {
		return getSchemas();
	}

	@Override
	public ResultSet getSuperTables(@Nullable String catalog, @Nullable String schema, @Nullable String table)
			throws SQLException {
		checkOpen();
		return none(MetaDataShape.SUPER_TABLES);
	}

	@Override
	public ResultSet getSuperTypes(@Nullable String catalog, @Nullable String schema, @Nullable String type)
			throws SQLException {
		checkOpen();
		return none(MetaDataShape.SUPER_TYPES);
	}

	@Override
	public ResultSet getTablePrivileges(@Nullable String catalog, @Nullable String schema, @Nullable String table)
			throws SQLException {
		checkOpen();
		return none(MetaDataShape.TABLE_PRIVILEGES);
	}

	@Override
	public ResultSet getUDTs(@Nullable String catalog, @Nullable String schema, @Nullable String type,
			int @Nullable [] types) throws SQLException {
		checkOpen();
		return none(MetaDataShape.UDTS);
	}

	@Override
	public ResultSet getVersionColumns(@Nullable String catalog, @Nullable String schema, @Nullable String table)
			throws SQLException {
		checkOpen();
		return none(MetaDataShape.VERSION_COLUMNS);
	}

}
