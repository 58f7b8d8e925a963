package io.github.libsqlspring.jdbc;

import java.time.ZoneId;
import java.util.Calendar;

import org.jspecify.annotations.Nullable;

/**
 * The one thing that JDBC gives a calendar for.
 */
final class Calendars {

	private Calendars() {
	}

	static ZoneId zone(@Nullable Calendar calendar) {
		return (calendar != null) ? calendar.getTimeZone().toZoneId() : ZoneId.systemDefault();
	}

}
