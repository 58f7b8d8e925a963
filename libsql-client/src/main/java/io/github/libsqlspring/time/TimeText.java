package io.github.libsqlspring.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;

/**
 * The one text form of a date and time: that of SQLite's own {@code CURRENT_TIMESTAMP},
 * {@code 2026-01-02 03:04:05}, an instant in UTC. A fraction of 3, 6 or 9 digits follows
 * only where it is not 0, so that texts are ordered as the times are, among themselves
 * and with what SQLite writes.
 */
public final class TimeText {

	private static final int LAST_YEAR = 9999;

	private static final int MINUTES_ONLY = "00:00".length();

	private TimeText() {
	}

	/**
	 * Writes a date, a time or both.
	 * @param time what {@link Temporals#of(Object)} gives
	 * @return the text
	 * @throws DateTimeException if SQLite's functions do not know the form that it would
	 * have: outside the years 0 to 9999, or an offset with seconds
	 */
	public static String of(Temporal time) {
		if (time instanceof Instant instant) {
			return dateTime(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
		}
		if (time instanceof LocalDateTime dateTime) {
			return dateTime(dateTime);
		}
		if (time instanceof LocalDate date) {
			return date(date);
		}
		if (time instanceof LocalTime timeOfDay) {
			return time(timeOfDay);
		}
		if (time instanceof OffsetTime offsetTime && offsetTime.getOffset().getTotalSeconds() % 60 == 0) {
			return time(offsetTime.toLocalTime()) + offsetTime.getOffset();
		}
		throw new DateTimeException("No text form");
	}

	private static String dateTime(LocalDateTime dateTime) {
		return date(dateTime.toLocalDate()) + ' ' + time(dateTime.toLocalTime());
	}

	private static String date(LocalDate date) {
		if (date.getYear() < 0 || date.getYear() > LAST_YEAR) {
			throw new DateTimeException("The year is not one of 0 to " + LAST_YEAR);
		}
		return date.toString();
	}

	private static String time(LocalTime time) {
		// It has no seconds if they are 0, and as many digits as said above.
		String text = time.toString();
		return (text.length() == MINUTES_ONLY) ? text + ":00" : text;
	}

}
