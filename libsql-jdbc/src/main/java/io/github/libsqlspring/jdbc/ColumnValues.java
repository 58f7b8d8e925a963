package io.github.libsqlspring.jdbc;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.LibsqlResultException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Value;

/**
 * Turns stored values into what JDBC asks for: NULL into 0, fractions cut off, and
 * nothing else lost.
 */
final class ColumnValues {

	// 2 to the power of 63: the doubles below it, and not below its negative, fit.
	private static final double LONG_LIMIT = 0x1p63;

	private ColumnValues() {
	}

	/**
	 * The object nearest to what is stored, as sqlite-jdbc gives it.
	 * @param value the value
	 * @return an {@code Integer} where it fits, else a {@code Long}; a {@code Double},
	 * {@code String}, {@code byte[]} or {@code null}
	 */
	static @Nullable Object toObject(Value value) {
		if (value instanceof Value.IntegerValue integer && integer.value() == (int) integer.value()) {
			return (int) integer.value();
		}
		return value.toObject();
	}

	static long toLong(Value value, Column column, long min, long max, String type) throws SQLException {
		long number = toLong(value, column, type);
		if (number < min || number > max) {
			throw SqlExceptions.outOfRange(describe(column), type);
		}
		return number;
	}

	private static long toLong(Value value, Column column, String type) throws SQLException {
		if (value instanceof Value.IntegerValue integer) {
			return integer.value();
		}
		if (value == Value.NULL) {
			return 0;
		}
		if (value instanceof Value.TextValue text) {
			return parseLong(text.value().strip(), column, type);
		}
		double number = toDouble(value, column, type);
		if (number >= LONG_LIMIT || number < -LONG_LIMIT) {
			throw SqlExceptions.outOfRange(describe(column), type);
		}
		return (long) number;
	}

	private static long parseLong(String text, Column column, String type) throws SQLException {
		try {
			return new BigDecimal(text).toBigInteger().longValueExact();
		}
		catch (NumberFormatException ex) {
			throw SqlExceptions.notConvertible(describe(column), type);
		}
		catch (ArithmeticException ex) {
			throw SqlExceptions.outOfRange(describe(column), type);
		}
	}

	static double toDouble(Value value, Column column, String type) throws SQLException {
		if (value instanceof Value.FloatValue real) {
			return real.value();
		}
		if (value == Value.NULL) {
			return 0;
		}
		Double number = convert(value, column, Double.class);
		if (number == null) {
			throw SqlExceptions.notConvertible(describe(column), type);
		}
		return number;
	}

	static boolean toBoolean(Value value, Column column) throws SQLException {
		if (value instanceof Value.TextValue text) {
			if (text.value().strip().equalsIgnoreCase("true")) {
				return true;
			}
			if (text.value().strip().equalsIgnoreCase("false")) {
				return false;
			}
		}
		return toDouble(value, column, "boolean") != 0;
	}

	static @Nullable String toText(Value value, Column column) throws SQLException {
		if (value instanceof Value.TextValue text) {
			return text.value();
		}
		if (value instanceof Value.BlobValue blob) {
			return new String(blob.bytes(), StandardCharsets.UTF_8);
		}
		return convert(value, column, String.class);
	}

	static @Nullable Date toDate(Value value, Column column, ZoneId zone) throws SQLException {
		LocalDate date = convert(value, column, LocalDate.class);
		return (date != null) ? new Date(date.atStartOfDay(zone).toInstant().toEpochMilli()) : null;
	}

	static @Nullable Time toTime(Value value, Column column, ZoneId zone) throws SQLException {
		LocalTime time = convert(value, column, LocalTime.class);
		return (time != null) ? new Time(time.atDate(LocalDate.EPOCH).atZone(zone).toInstant().toEpochMilli()) : null;
	}

	static @Nullable Timestamp toTimestamp(Value value, Column column) throws SQLException {
		Instant instant = convert(value, column, Instant.class);
		return (instant != null) ? Timestamp.from(instant) : null;
	}

	/**
	 * Converts to a class as the client does, and to those of {@code java.sql}.
	 * @param <T> the type
	 * @param value the value
	 * @param column its column, for messages
	 * @param type the type
	 * @return the object, {@code null} for NULL
	 * @throws SQLException if it cannot be converted
	 */
	static <T> @Nullable T convert(Value value, Column column, Class<T> type) throws SQLException {
		if (type == Date.class) {
			return type.cast(toDate(value, column, ZoneId.systemDefault()));
		}
		if (type == Time.class) {
			return type.cast(toTime(value, column, ZoneId.systemDefault()));
		}
		if (type == Timestamp.class) {
			return type.cast(toTimestamp(value, column));
		}
		if (type == Object.class) {
			return type.cast(toObject(value));
		}
		try {
			return new Row(List.of(column), List.of(value)).getObject(0, type);
		}
		catch (LibsqlResultException ex) {
			throw SqlExceptions.toSqlException(ex);
		}
	}

	private static String describe(Column column) {
		return "Column '" + column.name() + "'";
	}

}
