package io.github.libsqlspring.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * A date and time as a database has it, in any of the forms that SQLite's functions and
 * other clients write. Each method fails with a {@link DateTimeException} if there is no
 * such part.
 */
public sealed interface StoredTime permits WrittenTime, PointInTime {

	/**
	 * The classes that {@link #to(Class)} knows.
	 */
	Set<Class<?>> CLASSES = Set.of(Instant.class, LocalDate.class, LocalTime.class, LocalDateTime.class,
			OffsetDateTime.class, OffsetTime.class, ZonedDateTime.class);

	/**
	 * Reads a text: a date, a time or both, with {@code T} or a space between them, with
	 * or without seconds, a fraction and an offset.
	 * @param text the text
	 * @return what it says
	 * @throws DateTimeException if it has none of these forms
	 */
	static StoredTime ofText(String text) {
		return WrittenTime.parse(text);
	}

	/**
	 * Reads an integer: the time since 1970 in UTC.
	 * @param number how much time
	 * @param unit its unit
	 * @param zone the zone whose date and time of day are meant
	 * @return that moment
	 * @throws DateTimeException if it is outside what an {@code Instant} can say
	 */
	static StoredTime ofInteger(long number, ChronoUnit unit, ZoneId zone) {
		return PointInTime.ofInteger(number, unit, zone);
	}

	/**
	 * Reads a real as SQLite's modifier {@code auto} does: in the range of Julian days it
	 * is one, else the time since 1970.
	 * @param number the number
	 * @param unit its unit, if it is no Julian day
	 * @param zone the zone whose date and time of day are meant
	 * @return that moment
	 * @throws DateTimeException if it is outside what an {@code Instant} can say
	 */
	static StoredTime ofReal(double number, ChronoUnit unit, ZoneId zone) {
		return PointInTime.ofReal(number, unit, zone);
	}

	LocalDate toLocalDate();

	LocalTime toLocalTime();

	/**
	 * Date and time with the offset from UTC, which is 0 where nothing else is said.
	 * @return the moment
	 */
	OffsetDateTime toOffsetDateTime();

	OffsetTime toOffsetTime();

	default Instant toInstant() {
		return toOffsetDateTime().toInstant();
	}

	/**
	 * Gives the value as a class of {@code java.time}.
	 * @param type one of {@link #CLASSES}
	 * @return an object of it
	 * @throws DateTimeException if that needs a part that is not there
	 */
	default Object to(Class<?> type) {
		if (type == Instant.class) {
			return toInstant();
		}
		if (type == LocalDate.class) {
			return toLocalDate();
		}
		if (type == LocalTime.class) {
			return toLocalTime();
		}
		if (type == LocalDateTime.class) {
			return LocalDateTime.of(toLocalDate(), toLocalTime());
		}
		if (type == OffsetTime.class) {
			return toOffsetTime();
		}
		return (type == ZonedDateTime.class) ? toOffsetDateTime().toZonedDateTime() : toOffsetDateTime();
	}

}
