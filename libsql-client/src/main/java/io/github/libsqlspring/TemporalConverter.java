package io.github.libsqlspring;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Set;

import io.github.libsqlspring.Value.IntegerValue;
import io.github.libsqlspring.Value.TextValue;

/**
 * Reads dates and times from what SQLite's date functions and other clients write: ISO
 * 8601 text with {@code T} or a space, with or without an offset, or milliseconds since
 * the epoch. What has no offset is UTC, as in SQLite itself.
 */
final class TemporalConverter {

	private static final Set<Class<?>> TYPES = Set.of(Instant.class, LocalDate.class, LocalTime.class,
			LocalDateTime.class, OffsetDateTime.class);

	private TemporalConverter() {
	}

	static boolean supports(Class<?> type) {
		return TYPES.contains(type);
	}

	static Object convert(Value value, Class<?> type) {
		if (value instanceof IntegerValue millis) {
			return narrow(Instant.ofEpochMilli(millis.value()).atOffset(ZoneOffset.UTC), type);
		}
		if (value instanceof TextValue text) {
			return fromText(text.value().strip().replace(' ', 'T'), type);
		}
		throw new UnsupportedOperationException();
	}

	private static Object fromText(String text, Class<?> type) {
		if (type == LocalTime.class && !text.contains("-")) {
			return LocalTime.parse(text);
		}
		if (!text.contains("T")) {
			return narrow(LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC), type);
		}
		TemporalAccessor parsed = DateTimeFormatter.ISO_DATE_TIME.parse(text);
		LocalDateTime local = LocalDateTime.of(LocalDate.from(parsed), LocalTime.from(parsed));
		if (type == LocalDateTime.class || type == LocalDate.class || type == LocalTime.class) {
			// The written date and time, whatever the offset: what the writer saw.
			return narrow(local.atOffset(ZoneOffset.UTC), type);
		}
		ZoneOffset offset = parsed.isSupported(ChronoField.OFFSET_SECONDS)
				? ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS)) : ZoneOffset.UTC;
		return narrow(local.atOffset(offset), type);
	}

	private static Object narrow(OffsetDateTime time, Class<?> type) {
		if (type == Instant.class) {
			return time.toInstant();
		}
		if (type == LocalDateTime.class) {
			return time.toLocalDateTime();
		}
		if (type == LocalDate.class) {
			return time.toLocalDate();
		}
		return (type == LocalTime.class) ? time.toLocalTime() : time;
	}

}
