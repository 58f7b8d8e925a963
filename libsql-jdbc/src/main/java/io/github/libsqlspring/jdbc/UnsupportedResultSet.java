package io.github.libsqlspring.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.sql.Time;
import java.sql.Timestamp;

/**
 * What a forward-only, read-only result does not offer; each refusal names the method.
 */
@SuppressWarnings("deprecation")
abstract class UnsupportedResultSet implements ResultSet {

	@Override
	public void cancelRowUpdates() throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.cancelRowUpdates");
	}

	@Override
	public void deleteRow() throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.deleteRow");
	}

	@Override
	public Array getArray(String text) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.getArray");
	}

	@Override
	public Array getArray(int number) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.getArray");
	}

	@Override
	public String getCursorName() throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.getCursorName");
	}

	@Override
	public Ref getRef(String text) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.getRef");
	}

	@Override
	public Ref getRef(int number) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.getRef");
	}

	@Override
	public RowId getRowId(String text) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.getRowId");
	}

	@Override
	public RowId getRowId(int number) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.getRowId");
	}

	@Override
	public SQLXML getSQLXML(String text) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.getSQLXML");
	}

	@Override
	public SQLXML getSQLXML(int number) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.getSQLXML");
	}

	@Override
	@Deprecated
	public InputStream getUnicodeStream(String text) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.getUnicodeStream", "call getCharacterStream");
	}

	@Override
	@Deprecated
	public InputStream getUnicodeStream(int number) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.getUnicodeStream", "call getCharacterStream");
	}

	@Override
	public void insertRow() throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.insertRow");
	}

	@Override
	public void moveToCurrentRow() throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.moveToCurrentRow");
	}

	@Override
	public void moveToInsertRow() throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.moveToInsertRow");
	}

	@Override
	public void refreshRow() throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.refreshRow");
	}

	@Override
	public boolean rowDeleted() throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.rowDeleted");
	}

	@Override
	public boolean rowInserted() throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.rowInserted");
	}

	@Override
	public boolean rowUpdated() throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.rowUpdated");
	}

	@Override
	public void updateArray(String text, Array value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateArray");
	}

	@Override
	public void updateArray(int number, Array value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateArray");
	}

	@Override
	public void updateAsciiStream(String text, InputStream value, int number) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateAsciiStream");
	}

	@Override
	public void updateAsciiStream(String text, InputStream value, long length) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateAsciiStream");
	}

	@Override
	public void updateAsciiStream(String text, InputStream value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateAsciiStream");
	}

	@Override
	public void updateAsciiStream(int number1, InputStream value, int number2) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateAsciiStream");
	}

	@Override
	public void updateAsciiStream(int number, InputStream value, long length) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateAsciiStream");
	}

	@Override
	public void updateAsciiStream(int number, InputStream value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateAsciiStream");
	}

	@Override
	public void updateBigDecimal(String text, BigDecimal value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateBigDecimal");
	}

	@Override
	public void updateBigDecimal(int number, BigDecimal value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateBigDecimal");
	}

	@Override
	public void updateBinaryStream(String text, InputStream value, int number) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateBinaryStream");
	}

	@Override
	public void updateBinaryStream(String text, InputStream value, long length) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateBinaryStream");
	}

	@Override
	public void updateBinaryStream(String text, InputStream value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateBinaryStream");
	}

	@Override
	public void updateBinaryStream(int number1, InputStream value, int number2) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateBinaryStream");
	}

	@Override
	public void updateBinaryStream(int number, InputStream value, long length) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateBinaryStream");
	}

	@Override
	public void updateBinaryStream(int number, InputStream value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateBinaryStream");
	}

	@Override
	public void updateBlob(String text, InputStream value, long length) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateBlob");
	}

	@Override
	public void updateBlob(String text, InputStream value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateBlob");
	}

	@Override
	public void updateBlob(String text, Blob value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateBlob");
	}

	@Override
	public void updateBlob(int number, InputStream value, long length) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateBlob");
	}

	@Override
	public void updateBlob(int number, InputStream value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateBlob");
	}

	@Override
	public void updateBlob(int number, Blob value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateBlob");
	}

	@Override
	public void updateBoolean(String text, boolean flag) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateBoolean");
	}

	@Override
	public void updateBoolean(int number, boolean flag) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateBoolean");
	}

	@Override
	public void updateByte(String text, byte value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateByte");
	}

	@Override
	public void updateByte(int number, byte value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateByte");
	}

	@Override
	public void updateBytes(String text, byte[] value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateBytes");
	}

	@Override
	public void updateBytes(int number, byte[] value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateBytes");
	}

	@Override
	public void updateCharacterStream(String text, Reader value, int number) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateCharacterStream");
	}

	@Override
	public void updateCharacterStream(String text, Reader value, long length) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateCharacterStream");
	}

	@Override
	public void updateCharacterStream(String text, Reader value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateCharacterStream");
	}

	@Override
	public void updateCharacterStream(int number1, Reader value, int number2) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateCharacterStream");
	}

	@Override
	public void updateCharacterStream(int number, Reader value, long length) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateCharacterStream");
	}

	@Override
	public void updateCharacterStream(int number, Reader value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateCharacterStream");
	}

	@Override
	public void updateClob(String text, Reader value, long length) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateClob");
	}

	@Override
	public void updateClob(String text, Reader value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateClob");
	}

	@Override
	public void updateClob(String text, Clob value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateClob");
	}

	@Override
	public void updateClob(int number, Reader value, long length) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateClob");
	}

	@Override
	public void updateClob(int number, Reader value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateClob");
	}

	@Override
	public void updateClob(int number, Clob value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateClob");
	}

	@Override
	public void updateDate(String text, Date value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateDate");
	}

	@Override
	public void updateDate(int number, Date value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateDate");
	}

	@Override
	public void updateDouble(String text, double value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateDouble");
	}

	@Override
	public void updateDouble(int number, double value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateDouble");
	}

	@Override
	public void updateFloat(String text, float value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateFloat");
	}

	@Override
	public void updateFloat(int number, float value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateFloat");
	}

	@Override
	public void updateInt(String text, int number) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateInt");
	}

	@Override
	public void updateInt(int number1, int number2) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateInt");
	}

	@Override
	public void updateLong(String text, long length) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateLong");
	}

	@Override
	public void updateLong(int number, long length) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateLong");
	}

	@Override
	public void updateNCharacterStream(String text, Reader value, long length) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateNCharacterStream");
	}

	@Override
	public void updateNCharacterStream(String text, Reader value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateNCharacterStream");
	}

	@Override
	public void updateNCharacterStream(int number, Reader value, long length) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateNCharacterStream");
	}

	@Override
	public void updateNCharacterStream(int number, Reader value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateNCharacterStream");
	}

	@Override
	public void updateNClob(String text, Reader value, long length) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateNClob");
	}

	@Override
	public void updateNClob(String text, Reader value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateNClob");
	}

	@Override
	public void updateNClob(String text, NClob value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateNClob");
	}

	@Override
	public void updateNClob(int number, Reader value, long length) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateNClob");
	}

	@Override
	public void updateNClob(int number, Reader value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateNClob");
	}

	@Override
	public void updateNClob(int number, NClob value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateNClob");
	}

	@Override
	public void updateNString(String text1, String text2) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateNString");
	}

	@Override
	public void updateNString(int number, String text) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateNString");
	}

	@Override
	public void updateNull(String text) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateNull");
	}

	@Override
	public void updateNull(int number) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateNull");
	}

	@Override
	public void updateObject(String text, Object value, int number) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateObject");
	}

	@Override
	public void updateObject(String text, Object value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateObject");
	}

	@Override
	public void updateObject(int number1, Object value, int number2) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateObject");
	}

	@Override
	public void updateObject(int number, Object value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateObject");
	}

	@Override
	public void updateRef(String text, Ref value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateRef");
	}

	@Override
	public void updateRef(int number, Ref value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateRef");
	}

	@Override
	public void updateRow() throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateRow");
	}

	@Override
	public void updateRowId(String text, RowId value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateRowId");
	}

	@Override
	public void updateRowId(int number, RowId value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateRowId");
	}

	@Override
	public void updateSQLXML(String text, SQLXML value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateSQLXML");
	}

	@Override
	public void updateSQLXML(int number, SQLXML value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateSQLXML");
	}

	@Override
	public void updateShort(String text, short value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateShort");
	}

	@Override
	public void updateShort(int number, short value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateShort");
	}

	@Override
	public void updateString(String text1, String text2) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateString");
	}

	@Override
	public void updateString(int number, String text) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateString");
	}

	@Override
	public void updateTime(String text, Time value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateTime");
	}

	@Override
	public void updateTime(int number, Time value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateTime");
	}

	@Override
	public void updateTimestamp(String text, Timestamp value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateTimestamp");
	}

	@Override
	public void updateTimestamp(int number, Timestamp value) throws SQLException {
		throw SqlExceptions.notSupported("ResultSet.updateTimestamp");
	}

}
