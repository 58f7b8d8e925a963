package io.github.libsqlspring.jdbc;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Value;

/**
 * The getters by number: each asks for the stored value and has it converted.
 */
@SuppressWarnings("deprecation")
abstract class TypedResultSet extends LabelledResultSet {

	/**
	 * The value of a column in the current row; remembers whether it is NULL.
	 * @param number the column, from 1
	 * @return the value
	 * @throws SQLException if there is no such column, no row, or nothing to read any
	 * more
	 */
	abstract Value value(int number) throws SQLException;

	abstract Column column(int number) throws SQLException;

	/**
	 * What an integer means as a date or a time.
	 * @return the form in which the connection stores them
	 */
	abstract DateFormat dateFormat();

	@Override
	public @Nullable Object getObject(int number) throws SQLException {
		return ColumnValues.toObject(value(number));
	}

	/**
	 * The same as without types: SQLite has none that could be mapped.
	 */
	@Override
	public @Nullable Object getObject(int number, @Nullable Map<String, Class<?>> types) throws SQLException {
		return getObject(number);
	}

	@Override
	public <T> @Nullable T getObject(int number, @Nullable Class<T> type) throws SQLException {
		return ColumnClasses.convert(value(number), column(number), type, dateFormat());
	}

	@Override
	public @Nullable String getString(int number) throws SQLException {
		Value value = value(number);
		return (value instanceof Value.TextValue text) ? text.value() : ColumnValues.toText(value, column(number));
	}

	@Override
	public @Nullable String getNString(int number) throws SQLException {
		return getString(number);
	}

	@Override
	public boolean getBoolean(int number) throws SQLException {
		return ColumnValues.toBoolean(value(number), column(number));
	}

	@Override
	public byte getByte(int number) throws SQLException {
		return (byte) ColumnNumbers.toLong(value(number), column(number), Byte.MIN_VALUE, Byte.MAX_VALUE, "byte");
	}

	@Override
	public short getShort(int number) throws SQLException {
		return (short) ColumnNumbers.toLong(value(number), column(number), Short.MIN_VALUE, Short.MAX_VALUE, "short");
	}

	@Override
	public int getInt(int number) throws SQLException {
		Value value = value(number);
		if (value instanceof Value.IntegerValue integer && integer.value() == (int) integer.value()) {
			return (int) integer.value();
		}
		return (int) ColumnNumbers.toLong(value, column(number), Integer.MIN_VALUE, Integer.MAX_VALUE, "int");
	}

	@Override
	public long getLong(int number) throws SQLException {
		Value value = value(number);
		return (value instanceof Value.IntegerValue integer) ? integer.value()
				: ColumnNumbers.toLong(value, column(number), Long.MIN_VALUE, Long.MAX_VALUE, "long");
	}

	@Override
	public float getFloat(int number) throws SQLException {
		return ColumnNumbers.toFloat(value(number), column(number));
	}

	@Override
	public double getDouble(int number) throws SQLException {
		Value value = value(number);
		return (value instanceof Value.FloatValue real) ? real.value()
				: ColumnNumbers.toDouble(value, column(number), "double");
	}

	@Override
	public @Nullable BigDecimal getBigDecimal(int number) throws SQLException {
		return ColumnNumbers.toDecimal(value(number), column(number));
	}

	@Override
	@Deprecated
	public @Nullable BigDecimal getBigDecimal(int number, int scale) throws SQLException {
		BigDecimal decimal = getBigDecimal(number);
		return (decimal != null) ? ColumnNumbers.withScale(decimal, column(number), scale) : null;
	}

	@Override
	public byte @Nullable [] getBytes(int number) throws SQLException {
		return ColumnValues.toBytes(value(number), column(number));
	}

	@Override
	public @Nullable Date getDate(int number) throws SQLException {
		return getDate(number, null);
	}

	@Override
	public @Nullable Date getDate(int number, @Nullable Calendar calendar) throws SQLException {
		return ColumnTimes.toDate(value(number), column(number), dateFormat(), calendar);
	}

	@Override
	public @Nullable Time getTime(int number) throws SQLException {
		return getTime(number, null);
	}

	@Override
	public @Nullable Time getTime(int number, @Nullable Calendar calendar) throws SQLException {
		return ColumnTimes.toTime(value(number), column(number), dateFormat(), calendar);
	}

	@Override
	public @Nullable Timestamp getTimestamp(int number) throws SQLException {
		return ColumnTimes.toTimestamp(value(number), column(number), dateFormat());
	}

	/**
	 * A stored timestamp is an instant, for which the calendar's zone does not matter.
	 */
	@Override
	public @Nullable Timestamp getTimestamp(int number, @Nullable Calendar calendar) throws SQLException {
		return getTimestamp(number);
	}

	@Override
	public @Nullable URL getURL(int number) throws SQLException {
		return ColumnValues.toUrl(value(number), column(number));
	}

	@Override
	public @Nullable Blob getBlob(int number) throws SQLException {
		return ColumnClasses.toBlob(value(number), column(number));
	}

	@Override
	public @Nullable Clob getClob(int number) throws SQLException {
		return getNClob(number);
	}

	@Override
	public @Nullable NClob getNClob(int number) throws SQLException {
		return ColumnClasses.toClob(value(number), column(number));
	}

	@Override
	public @Nullable InputStream getBinaryStream(int number) throws SQLException {
		return ColumnClasses.toStream(value(number), column(number));
	}

	/**
	 * What is not ASCII comes as a question mark.
	 */
	@Override
	public @Nullable InputStream getAsciiStream(int number) throws SQLException {
		String text = getString(number);
		return (text != null) ? new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)) : null;
	}

	@Override
	public @Nullable Reader getCharacterStream(int number) throws SQLException {
		return ColumnClasses.toReader(value(number), column(number));
	}

	@Override
	public @Nullable Reader getNCharacterStream(int number) throws SQLException {
		return getCharacterStream(number);
	}

}
