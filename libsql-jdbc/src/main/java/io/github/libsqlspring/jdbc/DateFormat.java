package io.github.libsqlspring.jdbc;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.Locale;

import io.github.libsqlspring.Value;
import io.github.libsqlspring.time.TimeText;

/**
 * The form in which JDBC stores dates and times. Whatever it is, all of them are read;
 * but an integer counts what this says.
 */
public enum DateFormat {

	/**
	 * Text as SQLite's own {@code CURRENT_TIMESTAMP} writes it, an instant in UTC. An
	 * integer is read as milliseconds.
	 */
	TEXT(ChronoUnit.MILLIS),

	/**
	 * Milliseconds since 1970, as sqlite-jdbc writes them; what is finer is cut off, and
	 * what has no zone is placed in that of the Java VM.
	 */
	EPOCH_MILLIS(ChronoUnit.MILLIS),

	/**
	 * Seconds since 1970, as SQLite's {@code unixepoch()} gives them; what is finer is
	 * cut off, and what has no zone is placed in that of the Java VM.
	 */
	EPOCH_SECONDS(ChronoUnit.SECONDS);

	private final ChronoUnit unit;

	DateFormat(ChronoUnit unit) {
		this.unit = unit;
	}

	/**
	 * Reads a property.
	 * @param text {@code text}, {@code epoch-millis} or {@code epoch-seconds}
	 * @return the format
	 * @throws IllegalArgumentException if it is none of them
	 */
	static DateFormat of(String text) {
		return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
	}

	ChronoUnit unit() {
		return this.unit;
	}

	/**
	 * What is stored for a date or a time.
	 * @param time an object that {@link io.github.libsqlspring.time.Temporals} gives
	 * @return the value
	 * @throws DateTimeException if this format has no place for it
	 */
	Value toValue(Temporal time) {
		return (this == TEXT || time instanceof OffsetTime) ? new Value.TextValue(TimeText.of(time))
				: new Value.IntegerValue(toNumber(time));
	}

	/**
	 * The time since 1970.
	 * @param time an object that {@link io.github.libsqlspring.time.Temporals} gives
	 * @return how many units
	 * @throws DateTimeException if it has no place among 64 bits
	 */
	long toNumber(Temporal time) {
		try {
			Instant instant = toInstant(time, ZoneId.systemDefault());
			return (this.unit == ChronoUnit.MILLIS) ? instant.toEpochMilli() : instant.getEpochSecond();
		}
		catch (ArithmeticException ex) {
			throw new DateTimeException("Out of range", ex);
		}
	}

	private static Instant toInstant(Temporal time, ZoneId zone) {
		if (time instanceof LocalDateTime dateTime) {
			return dateTime.atZone(zone).toInstant();
		}
		if (time instanceof LocalDate date) {
			return date.atStartOfDay(zone).toInstant();
		}
		if (time instanceof LocalTime timeOfDay) {
			return timeOfDay.atDate(LocalDate.EPOCH).atZone(zone).toInstant();
		}
		return (time instanceof OffsetTime offsetTime) ? offsetTime.atDate(LocalDate.EPOCH).toInstant()
				: Instant.from(time);
	}

}
