package io.github.libsqlspring.jdbc;

import java.io.InputStream;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;

/**
 * What a prepared statement does not offer; each refusal names the method.
 */
@SuppressWarnings("deprecation")
abstract class UnsupportedPreparedStatement extends LibsqlStatement implements PreparedStatement {

	UnsupportedPreparedStatement(LibsqlConnection connection, ResultForm form, GeneratedKeys keys) {
		super(connection, form, keys);
	}

	@Override
	public void setArray(int number, Array value) throws SQLException {
		throw SqlExceptions.notSupported("PreparedStatement.setArray");
	}

	@Override
	public void setRef(int number, Ref value) throws SQLException {
		throw SqlExceptions.notSupported("PreparedStatement.setRef");
	}

	@Override
	public void setRowId(int number, RowId value) throws SQLException {
		throw SqlExceptions.notSupported("PreparedStatement.setRowId");
	}

	@Override
	public void setSQLXML(int number, SQLXML value) throws SQLException {
		throw SqlExceptions.notSupported("PreparedStatement.setSQLXML");
	}

	@Override
	@Deprecated
	public void setUnicodeStream(int number1, InputStream value, int number2) throws SQLException {
		throw SqlExceptions.notSupported("PreparedStatement.setUnicodeStream", "call setCharacterStream");
	}

}
