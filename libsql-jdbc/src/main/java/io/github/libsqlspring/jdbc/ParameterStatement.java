package io.github.libsqlspring.jdbc;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Calendar;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Value;

/**
 * The setters: each has its object converted to the value that will be stored.
 */
abstract class ParameterStatement extends UnsupportedPreparedStatement {

	private final ParameterValues values;

	ParameterStatement(LibsqlConnection connection, ResultForm form, GeneratedKeys keys) {
		super(connection, form, keys);
		this.values = new ParameterValues(connection.settings().dateFormat());
	}

	@Override
	List<SqlText> parse(String text) throws SQLException {
		checkOpen();
		throw SqlExceptions.misuse("A prepared statement has its SQL already; call the method without SQL");
	}

	/**
	 * Takes the value of a parameter.
	 * @param number the parameter, from 1
	 * @param value the value
	 * @throws SQLException if the statement is closed or has no such parameter
	 */
	abstract void set(int number, Value value) throws SQLException;

	/**
	 * Fails before a stream is read for nothing.
	 * @param number the parameter, from 1
	 * @throws SQLException if the statement is closed or has no such parameter
	 */
	abstract void checkParameter(int number) throws SQLException;

	@Override
	public void setNull(int number, int type) throws SQLException {
		set(number, Value.NULL);
	}

	@Override
	public void setNull(int number, int type, @Nullable String typeName) throws SQLException {
		set(number, Value.NULL);
	}

	@Override
	public void setBoolean(int number, boolean value) throws SQLException {
		set(number, new Value.IntegerValue(value ? 1 : 0));
	}

	@Override
	public void setByte(int number, byte value) throws SQLException {
		set(number, new Value.IntegerValue(value));
	}

	@Override
	public void setShort(int number, short value) throws SQLException {
		set(number, new Value.IntegerValue(value));
	}

	@Override
	public void setInt(int number, int value) throws SQLException {
		set(number, new Value.IntegerValue(value));
	}

	@Override
	public void setLong(int number, long value) throws SQLException {
		set(number, new Value.IntegerValue(value));
	}

	@Override
	public void setFloat(int number, float value) throws SQLException {
		setObject(number, value);
	}

	@Override
	public void setDouble(int number, double value) throws SQLException {
		setObject(number, value);
	}

	@Override
	public void setBigDecimal(int number, @Nullable BigDecimal value) throws SQLException {
		setObject(number, value);
	}

	@Override
	public void setString(int number, @Nullable String value) throws SQLException {
		setObject(number, value);
	}

	@Override
	public void setNString(int number, @Nullable String value) throws SQLException {
		setObject(number, value);
	}

	@Override
	public void setBytes(int number, byte @Nullable [] value) throws SQLException {
		setObject(number, value);
	}

	@Override
	public void setURL(int number, @Nullable URL value) throws SQLException {
		setObject(number, value);
	}

	@Override
	public void setDate(int number, @Nullable Date value) throws SQLException {
		setObject(number, value);
	}

	@Override
	public void setDate(int number, @Nullable Date value, @Nullable Calendar calendar) throws SQLException {
		setObject(number, (value != null) ? Calendars.fromDate(value, calendar) : null);
	}

	@Override
	public void setTime(int number, @Nullable Time value) throws SQLException {
		setObject(number, value);
	}

	@Override
	public void setTime(int number, @Nullable Time value, @Nullable Calendar calendar) throws SQLException {
		setObject(number, (value != null) ? Calendars.fromTime(value, calendar) : null);
	}

	@Override
	public void setTimestamp(int number, @Nullable Timestamp value) throws SQLException {
		setObject(number, value);
	}

	/**
	 * A timestamp is stored as the instant it is, for which the calendar's zone does not
	 * matter.
	 */
	@Override
	public void setTimestamp(int number, @Nullable Timestamp value, @Nullable Calendar calendar) throws SQLException {
		setObject(number, value);
	}

	@Override
	public void setObject(int number, @Nullable Object value) throws SQLException {
		setObject(number, value, Types.OTHER);
	}

	@Override
	public void setObject(int number, @Nullable Object value, int type) throws SQLException {
		setObject(number, value, type, ParameterValues.NO_SCALE);
	}

	@Override
	public void setObject(int number, @Nullable Object value, int type, int scale) throws SQLException {
		checkParameter(number);
		set(number, this.values.of(value, type, scale, number));
	}

	@Override
	public void setObject(int number, @Nullable Object value, @Nullable SQLType type) throws SQLException {
		setObject(number, value, type, ParameterValues.NO_SCALE);
	}

	@Override
	public void setObject(int number, @Nullable Object value, @Nullable SQLType type, int scale) throws SQLException {
		if (type == null) {
			throw SqlExceptions.misuse("The type of parameter " + number + " is null");
		}
		Integer vendorType = type.getVendorTypeNumber();
		setObject(number, value, (vendorType != null) ? vendorType : Types.OTHER, scale);
	}

	@Override
	public void setBinaryStream(int number, @Nullable InputStream value) throws SQLException {
		setObject(number, value);
	}

	@Override
	public void setBinaryStream(int number, @Nullable InputStream value, int length) throws SQLException {
		setBinaryStream(number, value, (long) length);
	}

	@Override
	public void setBinaryStream(int number, @Nullable InputStream value, long length) throws SQLException {
		checkParameter(number);
		setObject(number, (value != null) ? ParameterStreams.bytes(value, length, number) : null);
	}

	@Override
	public void setAsciiStream(int number, @Nullable InputStream value) throws SQLException {
		checkParameter(number);
		setObject(number,
				(value != null) ? ParameterStreams.ascii(ParameterStreams.bytes(value, number), number) : null);
	}

	@Override
	public void setAsciiStream(int number, @Nullable InputStream value, int length) throws SQLException {
		setAsciiStream(number, value, (long) length);
	}

	@Override
	public void setAsciiStream(int number, @Nullable InputStream value, long length) throws SQLException {
		checkParameter(number);
		setObject(number,
				(value != null) ? ParameterStreams.ascii(ParameterStreams.bytes(value, length, number), number) : null);
	}

	@Override
	public void setCharacterStream(int number, @Nullable Reader value) throws SQLException {
		setObject(number, value);
	}

	@Override
	public void setCharacterStream(int number, @Nullable Reader value, int length) throws SQLException {
		setCharacterStream(number, value, (long) length);
	}

	@Override
	public void setCharacterStream(int number, @Nullable Reader value, long length) throws SQLException {
		checkParameter(number);
		setObject(number, (value != null) ? ParameterStreams.chars(value, length, number) : null);
	}

	@Override
	public void setNCharacterStream(int number, @Nullable Reader value) throws SQLException {
		setCharacterStream(number, value);
	}

	@Override
	public void setNCharacterStream(int number, @Nullable Reader value, long length) throws SQLException {
		setCharacterStream(number, value, length);
	}

	@Override
	public void setBlob(int number, @Nullable Blob value) throws SQLException {
		setObject(number, value);
	}

	@Override
	public void setBlob(int number, @Nullable InputStream value) throws SQLException {
		setObject(number, value);
	}

	@Override
	public void setBlob(int number, @Nullable InputStream value, long length) throws SQLException {
		checkParameter(number);
		setObject(number, (value != null) ? ParameterStreams.allBytes(value, length, number) : null);
	}

	@Override
	public void setClob(int number, @Nullable Clob value) throws SQLException {
		setObject(number, value);
	}

	@Override
	public void setClob(int number, @Nullable Reader value) throws SQLException {
		setObject(number, value);
	}

	@Override
	public void setClob(int number, @Nullable Reader value, long length) throws SQLException {
		checkParameter(number);
		setObject(number, (value != null) ? ParameterStreams.allChars(value, length, number) : null);
	}

	@Override
	public void setNClob(int number, @Nullable NClob value) throws SQLException {
		setObject(number, value);
	}

	@Override
	public void setNClob(int number, @Nullable Reader value) throws SQLException {
		setObject(number, value);
	}

	@Override
	public void setNClob(int number, @Nullable Reader value, long length) throws SQLException {
		setClob(number, value, length);
	}

}
