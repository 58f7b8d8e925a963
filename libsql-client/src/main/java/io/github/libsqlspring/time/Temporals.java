package io.github.libsqlspring.time;

import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.Calendar;
import java.util.Date;

import org.jspecify.annotations.Nullable;

/**
 * What the many classes for dates and times mean: an instant, or a date and a time of day
 * as somebody writes them.
 */
public final class Temporals {

	private Temporals() {
	}

	/**
	 * The meaning of an object.
	 * @param object any object
	 * @return an {@code Instant}, {@code LocalDate}, {@code LocalTime},
	 * {@code LocalDateTime} or {@code OffsetTime}; {@code null} for what is neither date
	 * nor time
	 */
	public static @Nullable Temporal of(Object object) {
		if (object instanceof Instant || object instanceof LocalDate || object instanceof LocalTime
				|| object instanceof LocalDateTime || object instanceof OffsetTime) {
			return (Temporal) object;
		}
		if (object instanceof OffsetDateTime dateTime) {
			return dateTime.toInstant();
		}
		if (object instanceof ZonedDateTime dateTime) {
			return dateTime.toInstant();
		}
		if (object instanceof Calendar calendar) {
			return calendar.toInstant();
		}
		return (object instanceof Date date) ? ofDate(date) : null;
	}

	@SuppressWarnings("JavaUtilDate") // users have them
	private static Temporal ofDate(Date date) {
		if (date instanceof java.sql.Date day) {
			return day.toLocalDate();
		}
		if (date instanceof Time time) {
			return time.toLocalTime().with(ChronoField.MILLI_OF_SECOND, Math.floorMod(time.getTime(), 1000));
		}
		return (date instanceof Timestamp timestamp) ? timestamp.toInstant() : Instant.ofEpochMilli(date.getTime());
	}

}
