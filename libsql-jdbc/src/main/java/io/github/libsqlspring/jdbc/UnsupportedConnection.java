package io.github.libsqlspring.jdbc;

import java.sql.Array;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Struct;
import java.util.Map;

/**
 * What a connection does not offer; each refusal names the method.
 */
@SuppressWarnings("deprecation")
abstract class UnsupportedConnection implements Connection {

	@Override
	public Array createArrayOf(String text, Object[] value) throws SQLException {
		throw SqlExceptions.notSupported("Connection.createArrayOf");
	}

	@Override
	public SQLXML createSQLXML() throws SQLException {
		throw SqlExceptions.notSupported("Connection.createSQLXML");
	}

	@Override
	public Struct createStruct(String text, Object[] value) throws SQLException {
		throw SqlExceptions.notSupported("Connection.createStruct");
	}

	@Override
	public CallableStatement prepareCall(String text, int number1, int number2, int number3) throws SQLException {
		throw noProcedures();
	}

	@Override
	public CallableStatement prepareCall(String text, int number1, int number2) throws SQLException {
		throw noProcedures();
	}

	@Override
	public CallableStatement prepareCall(String text) throws SQLException {
		throw noProcedures();
	}

	@Override
	public void setTypeMap(Map<String, Class<?>> value) throws SQLException {
		throw SqlExceptions.notSupported("Connection.setTypeMap");
	}

	private static SQLException noProcedures() {
		return SqlExceptions.notSupported("Connection.prepareCall", "SQLite has no stored procedures");
	}

}
