package io.github.libsqlspring.jdbc;

import java.sql.Date;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Value;
import io.github.libsqlspring.time.StoredTime;

/**
 * Dates and times out of stored values, in whatever form they are.
 */
final class ColumnTimes {

	private ColumnTimes() {
	}

	static @Nullable Date toDate(Value value, Column column, DateFormat format, @Nullable Calendar calendar)
			throws SQLException {
		return read(value, column, format, Calendars.zone(calendar), Date.class,
				(time) -> Calendars.toDate(time.toLocalDate(), calendar));
	}

	static @Nullable Time toTime(Value value, Column column, DateFormat format, @Nullable Calendar calendar)
			throws SQLException {
		return read(value, column, format, Calendars.zone(calendar), Time.class,
				(time) -> Calendars.toTime(time.toLocalTime(), calendar));
	}

	static @Nullable Timestamp toTimestamp(Value value, Column column, DateFormat format) throws SQLException {
		return read(value, column, format, ZoneId.systemDefault(), Timestamp.class,
				(time) -> Timestamp.from(time.toInstant()));
	}

	static java.util.@Nullable Date toInstantDate(Value value, Column column, DateFormat format) throws SQLException {
		return read(value, column, format, ZoneId.systemDefault(), java.util.Date.class,
				(time) -> java.util.Date.from(time.toInstant()));
	}

	static <T> @Nullable T to(Class<T> type, Value value, Column column, DateFormat format) throws SQLException {
		return read(value, column, format, ZoneId.systemDefault(), type, (time) -> type.cast(time.to(type)));
	}

	private static <T> @Nullable T read(Value value, Column column, DateFormat format, ZoneId zone, Class<?> type,
			Function<StoredTime, T> conversion) throws SQLException {
		try {
			return (value != Value.NULL) ? conversion.apply(read(value, format, zone)) : null;
		}
		catch (DateTimeException | IllegalArgumentException ex) {
			// The cause would repeat the value.
			throw new SQLDataException(ColumnValues.describe(column) + " holds a value of type " + value
					+ " that is no " + type.getSimpleName()
					+ "; expected yyyy-MM-dd HH:mm:ss with or without a fraction and an offset, "
					+ "a date, a time, the time since 1970 as a number, or a Julian day as real", "22007");
		}
	}

	private static StoredTime read(Value value, DateFormat format, ZoneId zone) {
		if (value instanceof Value.TextValue text) {
			Long number = (format != DateFormat.TEXT) ? number(text.value()) : null;
			return (number != null) ? StoredTime.ofInteger(number, format.unit(), zone)
					: StoredTime.ofText(text.value());
		}
		if (value instanceof Value.IntegerValue integer) {
			return StoredTime.ofInteger(integer.value(), format.unit(), zone);
		}
		if (value instanceof Value.FloatValue real) {
			return StoredTime.ofReal(real.value(), format.unit(), zone);
		}
		throw new DateTimeException("A blob");
	}

	// A column of type TEXT makes such a text of a number that is stored in it.
	private static @Nullable Long number(String text) {
		try {
			return Long.valueOf(text);
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

}
