package io.github.libsqlspring.jdbc;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Year;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Value;
import io.github.libsqlspring.time.StoredTime;

/**
 * The classes that {@code getObject} converts to, and how.
 */
final class ColumnClasses {

	private static final Map<Class<?>, Conversion> CONVERSIONS = new HashMap<>();

	static {
		CONVERSIONS.put(Object.class, (value, column, format) -> ColumnValues.toObject(value));
		CONVERSIONS.put(String.class, (value, column, format) -> ColumnValues.toText(value, column));
		CONVERSIONS.put(Boolean.class, (value, column, format) -> ColumnValues.toBoolean(value, column));
		CONVERSIONS.put(byte[].class, (value, column, format) -> ColumnValues.toBytes(value, column));
		CONVERSIONS.put(URL.class, (value, column, format) -> ColumnValues.toUrl(value, column));
		putNumbers();
		putLargeObjects();
		putTimes();
		for (Class<?> type : new Class<?>[] { UUID.class, Year.class, YearMonth.class }) {
			CONVERSIONS.put(type, (value, column, format) -> ColumnValues.asClient(value, column, type));
		}
	}

	private ColumnClasses() {
	}

	private static void putNumbers() {
		CONVERSIONS.put(Byte.class, (value, column,
				format) -> (byte) ColumnNumbers.toLong(value, column, Byte.MIN_VALUE, Byte.MAX_VALUE, "Byte"));
		CONVERSIONS.put(Short.class, (value, column,
				format) -> (short) ColumnNumbers.toLong(value, column, Short.MIN_VALUE, Short.MAX_VALUE, "Short"));
		CONVERSIONS.put(Integer.class, (value, column,
				format) -> (int) ColumnNumbers.toLong(value, column, Integer.MIN_VALUE, Integer.MAX_VALUE, "Integer"));
		CONVERSIONS.put(Long.class,
				(value, column, format) -> ColumnNumbers.toLong(value, column, Long.MIN_VALUE, Long.MAX_VALUE, "Long"));
		CONVERSIONS.put(Float.class, (value, column, format) -> ColumnNumbers.toFloat(value, column));
		CONVERSIONS.put(Double.class, (value, column, format) -> ColumnNumbers.toDouble(value, column, "Double"));
		CONVERSIONS.put(BigDecimal.class, (value, column, format) -> ColumnNumbers.toDecimal(value, column));
		CONVERSIONS.put(BigInteger.class, (value, column, format) -> ColumnNumbers.toBigInteger(value, column));
	}

	private static void putLargeObjects() {
		CONVERSIONS.put(Blob.class, (value, column, format) -> toBlob(value, column));
		CONVERSIONS.put(Clob.class, (value, column, format) -> toClob(value, column));
		CONVERSIONS.put(NClob.class, (value, column, format) -> toClob(value, column));
		CONVERSIONS.put(InputStream.class, (value, column, format) -> toStream(value, column));
		CONVERSIONS.put(Reader.class, (value, column, format) -> toReader(value, column));
	}

	private static void putTimes() {
		CONVERSIONS.put(Date.class, (value, column, format) -> ColumnTimes.toDate(value, column, format, null));
		CONVERSIONS.put(Time.class, (value, column, format) -> ColumnTimes.toTime(value, column, format, null));
		CONVERSIONS.put(Timestamp.class, (value, column, format) -> ColumnTimes.toTimestamp(value, column, format));
		CONVERSIONS.put(java.util.Date.class,
				(value, column, format) -> ColumnTimes.toInstantDate(value, column, format));
		for (Class<?> type : StoredTime.CLASSES) {
			CONVERSIONS.put(type, (value, column, format) -> ColumnTimes.to(type, value, column, format));
		}
	}

	/**
	 * Converts to a class.
	 * @param <T> the type
	 * @param value the value
	 * @param column its column, for messages
	 * @param type the class
	 * @param format what an integer means as a time
	 * @return the object, {@code null} for NULL
	 * @throws SQLException if the value cannot be converted, or the class is none of
	 * those above and no enum
	 */
	static <T> @Nullable T convert(Value value, Column column, @Nullable Class<T> type, DateFormat format)
			throws SQLException {
		if (type == null) {
			throw SqlExceptions.misuse("There is no type to convert to");
		}
		Conversion conversion = CONVERSIONS.get(type);
		if (conversion == null && !type.isEnum()) {
			throw SqlExceptions.notSupported("ResultSet.getObject with " + type);
		}
		if (value == Value.NULL) {
			return null;
		}
		return (conversion != null) ? type.cast(conversion.convert(value, column, format))
				: ColumnValues.asClient(value, column, type);
	}

	static @Nullable Blob toBlob(Value value, Column column) throws SQLException {
		byte[] bytes = ColumnValues.toBytes(value, column);
		return (bytes != null) ? new MemoryBlob(bytes) : null;
	}

	static @Nullable NClob toClob(Value value, Column column) throws SQLException {
		String text = ColumnValues.toText(value, column);
		return (text != null) ? new MemoryClob(text) : null;
	}

	static @Nullable InputStream toStream(Value value, Column column) throws SQLException {
		byte[] bytes = ColumnValues.toBytes(value, column);
		return (bytes != null) ? new ByteArrayInputStream(bytes) : null;
	}

	static @Nullable Reader toReader(Value value, Column column) throws SQLException {
		String text = ColumnValues.toText(value, column);
		return (text != null) ? new StringReader(text) : null;
	}

	@FunctionalInterface
	private interface Conversion {

		@Nullable Object convert(Value value, Column column, DateFormat format) throws SQLException;

	}

}
