package io.github.libsqlspring.jdbc;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Value;

/**
 * What is stored for the objects that JDBC sets. Dates and times are ISO 8601 text, as
 * for the client: a {@code Date} its day, a {@code Time} its time of day, a
 * {@code Timestamp} its instant in UTC.
 */
final class ParameterValues {

	private ParameterValues() {
	}

	/**
	 * Converts an object.
	 * @param object the object, or {@code null}
	 * @param type the SQL type that it is to be set as, {@link Types#OTHER} for its own
	 * @param number the number of the parameter, for messages
	 * @return the value to store
	 * @throws SQLException if SQLite has no exact place for it
	 */
	static Value of(@Nullable Object object, int type, int number) throws SQLException {
		String what = "Parameter " + number;
		try {
			return Value.of((object != null) ? toType(fromJdbc(object), type) : null);
		}
		catch (NumberFormatException ex) {
			// The message of the cause would repeat the value.
			throw SqlExceptions.notConvertible(what, "a number");
		}
		catch (ArithmeticException ex) {
			throw SqlExceptions.outOfRange(what, "integer of 64 bits");
		}
		catch (IllegalArgumentException ex) {
			throw new SQLDataException(what + ": " + ex.getMessage(), "22000", ex);
		}
	}

	private static Object fromJdbc(Object object) {
		if (object instanceof Date date) {
			return date.toLocalDate();
		}
		if (object instanceof Time time) {
			return localTime(time, ZoneId.systemDefault());
		}
		return (object instanceof Timestamp timestamp) ? timestamp.toInstant() : object;
	}

	private static Object toType(Object object, int type) {
		return switch (type) {
			case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR,
					Types.CLOB, Types.NCLOB ->
				(object instanceof BigDecimal || !(object instanceof Number || object instanceof Boolean)) ? object
						: object.toString();
			case Types.BIT, Types.BOOLEAN -> toBoolean(object);
			case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> toInteger(object);
			case Types.REAL, Types.FLOAT, Types.DOUBLE -> toDouble(object);
			default -> object;
		};
	}

	private static Object toBoolean(Object object) {
		if (object instanceof Number number) {
			return number.doubleValue() != 0;
		}
		if (object instanceof String text) {
			return switch (text.strip().toLowerCase(Locale.ROOT)) {
				case "true", "1" -> true;
				case "false", "0" -> false;
				default -> throw new NumberFormatException();
			};
		}
		return object;
	}

	private static Object toInteger(Object object) {
		if (object instanceof BigDecimal || object instanceof Double || object instanceof Float
				|| object instanceof String) {
			return new BigDecimal(object.toString().strip()).longValueExact();
		}
		return object;
	}

	private static Object toDouble(Object object) {
		if (object instanceof Number number) {
			return number.doubleValue();
		}
		return (object instanceof String text) ? Double.valueOf(text.strip()) : object;
	}

	static Value ofDate(@Nullable Date date, @Nullable Calendar calendar) {
		return Value.of((date != null)
				? Instant.ofEpochMilli(date.getTime()).atZone(Calendars.zone(calendar)).toLocalDate() : null);
	}

	static Value ofTime(@Nullable Time time, @Nullable Calendar calendar) {
		return Value.of((time != null) ? localTime(time, Calendars.zone(calendar)) : null);
	}

	private static LocalTime localTime(Time time, ZoneId zone) {
		return Instant.ofEpochMilli(time.getTime()).atZone(zone).toLocalTime();
	}

}
