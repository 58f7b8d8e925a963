package io.github.libsqlspring.jdbc;

import java.sql.Date;
import java.sql.Time;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoField;
import java.util.Calendar;
import java.util.GregorianCalendar;

import org.jspecify.annotations.Nullable;

/**
 * The date or the time of day that the classes of JDBC mean, in the zone of a calendar or
 * of the Java VM. They count days as {@link GregorianCalendar} does, with the change of
 * 1582, which {@code java.time} does not know.
 */
final class Calendars {

	private Calendars() {
	}

	static ZoneId zone(@Nullable Calendar calendar) {
		return (calendar != null) ? calendar.getTimeZone().toZoneId() : ZoneId.systemDefault();
	}

	static Object fromDate(Date date, @Nullable Calendar calendar) {
		if (calendar == null) {
			return date;
		}
		GregorianCalendar fields = at(calendar, date.getTime());
		int year = (fields.get(Calendar.ERA) == GregorianCalendar.AD) ? fields.get(Calendar.YEAR)
				: 1 - fields.get(Calendar.YEAR);
		return LocalDate.of(year, fields.get(Calendar.MONTH) + 1, fields.get(Calendar.DAY_OF_MONTH));
	}

	static Object fromTime(Time time, @Nullable Calendar calendar) {
		if (calendar == null) {
			return time;
		}
		return at(calendar, time.getTime()).toZonedDateTime().toLocalTime();
	}

	private static GregorianCalendar at(Calendar calendar, long millis) {
		GregorianCalendar fields = new GregorianCalendar(calendar.getTimeZone());
		fields.setTimeInMillis(millis);
		return fields;
	}

	static Date toDate(LocalDate date, @Nullable Calendar calendar) {
		if (calendar == null) {
			return Date.valueOf(date);
		}
		GregorianCalendar fields = at(calendar, 0);
		fields.clear();
		fields.set(date.getYear(), date.getMonthValue() - 1, date.getDayOfMonth());
		return new Date(fields.getTimeInMillis());
	}

	static Time toTime(LocalTime time, @Nullable Calendar calendar) {
		GregorianCalendar fields = (calendar != null) ? at(calendar, 0) : new GregorianCalendar();
		fields.clear();
		fields.set(1970, Calendar.JANUARY, 1, time.getHour(), time.getMinute(), time.getSecond());
		return new Time(fields.getTimeInMillis() + time.get(ChronoField.MILLI_OF_SECOND));
	}

}
