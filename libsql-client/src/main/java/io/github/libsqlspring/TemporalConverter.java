package io.github.libsqlspring;

import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import io.github.libsqlspring.Value.FloatValue;
import io.github.libsqlspring.Value.IntegerValue;
import io.github.libsqlspring.Value.TextValue;
import io.github.libsqlspring.time.StoredTime;

/**
 * Reads dates and times from what SQLite's date functions and other clients write: ISO
 * 8601 text with {@code T} or a space, with or without an offset, milliseconds since the
 * epoch, or Julian days. What has no offset is UTC, as in SQLite itself.
 */
final class TemporalConverter {

	private TemporalConverter() {
	}

	static boolean supports(Class<?> type) {
		return StoredTime.CLASSES.contains(type);
	}

	static Object convert(Value value, Class<?> type) {
		return read(value).to(type);
	}

	private static StoredTime read(Value value) {
		if (value instanceof TextValue text) {
			return StoredTime.ofText(text.value());
		}
		if (value instanceof IntegerValue integer) {
			return StoredTime.ofInteger(integer.value(), ChronoUnit.MILLIS, ZoneOffset.UTC);
		}
		if (value instanceof FloatValue real) {
			return StoredTime.ofReal(real.value(), ChronoUnit.MILLIS, ZoneOffset.UTC);
		}
		throw new UnsupportedOperationException();
	}

}
