package io.github.libsqlspring.jdbc;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Which lists about the database are not offered; each refusal names the method.
 */
abstract class UnsupportedDatabaseMetaData implements DatabaseMetaData {

	@Override
	public ResultSet getAttributes(String text1, String text2, String text3, String text4) throws SQLException {
		throw SqlExceptions.notSupported("DatabaseMetaData.getAttributes");
	}

	@Override
	public ResultSet getBestRowIdentifier(String text1, String text2, String text3, int number4, boolean flag5)
			throws SQLException {
		throw SqlExceptions.notSupported("DatabaseMetaData.getBestRowIdentifier");
	}

	@Override
	public ResultSet getClientInfoProperties() throws SQLException {
		throw SqlExceptions.notSupported("DatabaseMetaData.getClientInfoProperties");
	}

	@Override
	public ResultSet getColumnPrivileges(String text1, String text2, String text3, String text4) throws SQLException {
		throw SqlExceptions.notSupported("DatabaseMetaData.getColumnPrivileges");
	}

	@Override
	public ResultSet getCrossReference(String text1, String text2, String text3, String text4, String text5,
			String text6) throws SQLException {
		throw SqlExceptions.notSupported("DatabaseMetaData.getCrossReference");
	}

	@Override
	public ResultSet getExportedKeys(String text1, String text2, String text3) throws SQLException {
		throw SqlExceptions.notSupported("DatabaseMetaData.getExportedKeys");
	}

	@Override
	public ResultSet getFunctionColumns(String text1, String text2, String text3, String text4) throws SQLException {
		throw SqlExceptions.notSupported("DatabaseMetaData.getFunctionColumns");
	}

	@Override
	public ResultSet getFunctions(String text1, String text2, String text3) throws SQLException {
		throw SqlExceptions.notSupported("DatabaseMetaData.getFunctions");
	}

	@Override
	public ResultSet getImportedKeys(String text1, String text2, String text3) throws SQLException {
		throw SqlExceptions.notSupported("DatabaseMetaData.getImportedKeys");
	}

	@Override
	public ResultSet getIndexInfo(String text1, String text2, String text3, boolean flag4, boolean flag5)
			throws SQLException {
		throw SqlExceptions.notSupported("DatabaseMetaData.getIndexInfo");
	}

	@Override
	public ResultSet getProcedureColumns(String text1, String text2, String text3, String text4) throws SQLException {
		throw SqlExceptions.notSupported("DatabaseMetaData.getProcedureColumns");
	}

	@Override
	public ResultSet getProcedures(String text1, String text2, String text3) throws SQLException {
		throw SqlExceptions.notSupported("DatabaseMetaData.getProcedures");
	}

	@Override
	public ResultSet getPseudoColumns(String text1, String text2, String text3, String text4) throws SQLException {
		throw SqlExceptions.notSupported("DatabaseMetaData.getPseudoColumns");
	}

	@Override
	public ResultSet getSuperTables(String text1, String text2, String text3) throws SQLException {
		throw SqlExceptions.notSupported("DatabaseMetaData.getSuperTables");
	}

	@Override
	public ResultSet getSuperTypes(String text1, String text2, String text3) throws SQLException {
		throw SqlExceptions.notSupported("DatabaseMetaData.getSuperTypes");
	}

	@Override
	public ResultSet getTablePrivileges(String text1, String text2, String text3) throws SQLException {
		throw SqlExceptions.notSupported("DatabaseMetaData.getTablePrivileges");
	}

	@Override
	public ResultSet getUDTs(String text1, String text2, String text3, int[] flag4) throws SQLException {
		throw SqlExceptions.notSupported("DatabaseMetaData.getUDTs");
	}

	@Override
	public ResultSet getVersionColumns(String text1, String text2, String text3) throws SQLException {
		throw SqlExceptions.notSupported("DatabaseMetaData.getVersionColumns");
	}

}
