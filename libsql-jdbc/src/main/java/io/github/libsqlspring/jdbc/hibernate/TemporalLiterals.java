package io.github.libsqlspring.jdbc.hibernate;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;

import jakarta.persistence.TemporalType;
import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.time.Temporals;
import io.github.libsqlspring.time.TimeText;

/**
 * Dates and times as text in SQL, in the form in which the driver stores them.
 */
@SuppressWarnings("deprecation") // TemporalType is what Hibernate calls with
final class TemporalLiterals {

	private TemporalLiterals() {
	}

	static String of(Object value, TemporalType precision) {
		Temporal meaning = (value instanceof TemporalAccessor accessor) ? part(accessor, precision) : null;
		if (meaning == null) {
			meaning = Temporals.of(value);
		}
		if (meaning == null) {
			throw new IllegalArgumentException("No date or time: " + value.getClass().getName());
		}
		return "'" + TimeText.of(meaning) + "'";
	}

	// What stands for a moment has an offset and is left to the driver's own rules.
	private static @Nullable Temporal part(TemporalAccessor value, TemporalType precision) {
		@Nullable LocalDate date = value.query(TemporalQueries.localDate());
		@Nullable LocalTime time = value.query(TemporalQueries.localTime());
		return switch (precision) {
			case DATE -> date;
			case TIME -> time;
			case TIMESTAMP -> (date != null && time != null && value.query(TemporalQueries.zone()) == null)
					? LocalDateTime.of(date, time) : null;
		};
	}

}
