package io.github.libsqlspring.jdbc;

import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;

import io.github.libsqlspring.time.StoredTime;
import io.github.libsqlspring.time.Temporals;

/**
 * Converts a parameter to a date, a time of day, or both: an instant is placed in the
 * zone of the Java VM, a date becomes its midnight, a text is read as one of a column is.
 */
final class TargetTimes {

	private TargetTimes() {
	}

	static Object convert(Object object, int type) {
		Object time = (object instanceof CharSequence text) ? fromText(text.toString(), type) : object;
		return switch (type) {
			case Types.DATE -> toDate(time);
			case Types.TIME -> toTime(time);
			case Types.TIME_WITH_TIMEZONE -> (time instanceof OffsetTime) ? time
					: (time instanceof OffsetDateTime dateTime) ? dateTime.toOffsetTime() : toTime(time);
			default -> toTimestamp(time);
		};
	}

	private static Object fromText(String text, int type) {
		try {
			StoredTime time = StoredTime.ofText(text);
			return switch (type) {
				case Types.DATE -> time.to(LocalDate.class);
				case Types.TIME -> time.to(LocalTime.class);
				case Types.TIME_WITH_TIMEZONE -> time.to(OffsetTime.class);
				case Types.TIMESTAMP_WITH_TIMEZONE -> time.to(Instant.class);
				default -> time.to(LocalDateTime.class);
			};
		}
		catch (DateTimeException ex) {
			// The message would repeat the text.
			throw new NumberFormatException();
		}
	}

	private static Temporal toDate(Object object) {
		Temporal local = local(object);
		if (local instanceof LocalDateTime dateTime) {
			return dateTime.toLocalDate();
		}
		return require(local, local instanceof LocalDate);
	}

	private static Temporal toTime(Object object) {
		Temporal local = local(object);
		if (local instanceof LocalDateTime dateTime) {
			return dateTime.toLocalTime();
		}
		if (local instanceof OffsetTime time) {
			return time.toLocalTime();
		}
		return require(local, local instanceof LocalTime);
	}

	// With its zone a time is what its zone says; without, what it is here.
	private static Temporal local(Object object) {
		if (object instanceof OffsetDateTime dateTime) {
			return dateTime.toLocalDateTime();
		}
		if (object instanceof ZonedDateTime dateTime) {
			return dateTime.toLocalDateTime();
		}
		Temporal time = temporal(object);
		return (time instanceof Instant instant) ? LocalDateTime.ofInstant(instant, ZoneId.systemDefault()) : time;
	}

	private static Temporal toTimestamp(Object object) {
		Temporal time = temporal(object);
		if (time instanceof LocalDate date) {
			// A java.sql.Date is the instant at which its day begins.
			return (object instanceof java.sql.Date) ? date.atStartOfDay(ZoneId.systemDefault()).toInstant()
					: date.atStartOfDay();
		}
		return require(time, time instanceof Instant || time instanceof LocalDateTime);
	}

	private static Temporal temporal(Object object) {
		Temporal time = Temporals.of(object);
		if (time == null) {
			throw new NumberFormatException();
		}
		return time;
	}

	private static Temporal require(Temporal time, boolean fits) {
		if (!fits) {
			throw new NumberFormatException();
		}
		return time;
	}

}
