package io.github.libsqlspring.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.net.URL;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.NClob;
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
	public void setAsciiStream(int number1, InputStream value, int number2) throws SQLException {
		throw SqlExceptions.notSupported("PreparedStatement.setAsciiStream");
	}

	@Override
	public void setAsciiStream(int number, InputStream value, long length) throws SQLException {
		throw SqlExceptions.notSupported("PreparedStatement.setAsciiStream");
	}

	@Override
	public void setAsciiStream(int number, InputStream value) throws SQLException {
		throw SqlExceptions.notSupported("PreparedStatement.setAsciiStream");
	}

	@Override
	public void setBinaryStream(int number1, InputStream value, int number2) throws SQLException {
		throw SqlExceptions.notSupported("PreparedStatement.setBinaryStream");
	}

	@Override
	public void setBinaryStream(int number, InputStream value, long length) throws SQLException {
		throw SqlExceptions.notSupported("PreparedStatement.setBinaryStream");
	}

	@Override
	public void setBinaryStream(int number, InputStream value) throws SQLException {
		throw SqlExceptions.notSupported("PreparedStatement.setBinaryStream");
	}

	@Override
	public void setBlob(int number, InputStream value, long length) throws SQLException {
		throw SqlExceptions.notSupported("PreparedStatement.setBlob");
	}

	@Override
	public void setBlob(int number, InputStream value) throws SQLException {
		throw SqlExceptions.notSupported("PreparedStatement.setBlob");
	}

	@Override
	public void setBlob(int number, Blob value) throws SQLException {
		throw SqlExceptions.notSupported("PreparedStatement.setBlob");
	}

	@Override
	public void setCharacterStream(int number1, Reader value, int number2) throws SQLException {
		throw SqlExceptions.notSupported("PreparedStatement.setCharacterStream");
	}

	@Override
	public void setCharacterStream(int number, Reader value, long length) throws SQLException {
		throw SqlExceptions.notSupported("PreparedStatement.setCharacterStream");
	}

	@Override
	public void setCharacterStream(int number, Reader value) throws SQLException {
		throw SqlExceptions.notSupported("PreparedStatement.setCharacterStream");
	}

	@Override
	public void setClob(int number, Reader value, long length) throws SQLException {
		throw SqlExceptions.notSupported("PreparedStatement.setClob");
	}

	@Override
	public void setClob(int number, Reader value) throws SQLException {
		throw SqlExceptions.notSupported("PreparedStatement.setClob");
	}

	@Override
	public void setClob(int number, Clob value) throws SQLException {
		throw SqlExceptions.notSupported("PreparedStatement.setClob");
	}

	@Override
	public void setNCharacterStream(int number, Reader value, long length) throws SQLException {
		throw SqlExceptions.notSupported("PreparedStatement.setNCharacterStream");
	}

	@Override
	public void setNCharacterStream(int number, Reader value) throws SQLException {
		throw SqlExceptions.notSupported("PreparedStatement.setNCharacterStream");
	}

	@Override
	public void setNClob(int number, Reader value, long length) throws SQLException {
		throw SqlExceptions.notSupported("PreparedStatement.setNClob");
	}

	@Override
	public void setNClob(int number, Reader value) throws SQLException {
		throw SqlExceptions.notSupported("PreparedStatement.setNClob");
	}

	@Override
	public void setNClob(int number, NClob value) throws SQLException {
		throw SqlExceptions.notSupported("PreparedStatement.setNClob");
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
	public void setURL(int number, URL value) throws SQLException {
		throw SqlExceptions.notSupported("PreparedStatement.setURL");
	}

	@Override
	@Deprecated
	public void setUnicodeStream(int number1, InputStream value, int number2) throws SQLException {
		throw SqlExceptions.notSupported("PreparedStatement.setUnicodeStream");
	}

}
