package io.github.libsqlspring;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.Temporal;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.time.Temporals;
import io.github.libsqlspring.time.TimeText;

/**
 * Turns a Java object into the {@link Value} that is sent for it: the one place that
 * decides which Java type becomes which SQLite type, for both paths.
 */
final class ArgumentConverter {

	// Beyond, the digits of a plain notation would fill the memory.
	private static final int MAX_PLAIN_SCALE = 1000;

	private ArgumentConverter() {
	}

	/**
	 * Converts one argument.
	 * @param argument the object, or {@code null} for SQL NULL
	 * @param name what to call the argument in an error message
	 * @return the value
	 * @throws IllegalArgumentException if SQLite has no exact place for the object
	 */
	static Value toValue(@Nullable Object argument, String name) {
		if (argument == null) {
			return Value.NULL;
		}
		if (argument instanceof Value value) {
			return checkValue(value, name);
		}
		if (argument instanceof Optional<?> optional) {
			return toValue(optional.orElse(null), name);
		}
		if (argument instanceof Number number) {
			return fromNumber(number, name);
		}
		if (argument instanceof Boolean bool) {
			return new Value.IntegerValue(bool ? 1 : 0);
		}
		if (argument instanceof Year year) {
			return new Value.IntegerValue(year.getValue());
		}
		if (argument instanceof byte[] bytes) {
			return new Value.BlobValue(bytes);
		}
		if (argument instanceof ByteBuffer buffer) {
			byte[] bytes = new byte[buffer.remaining()];
			buffer.duplicate().get(bytes);
			return new Value.BlobValue(bytes);
		}
		return new Value.TextValue(checkText(toText(argument, name), name));
	}

	private static Value fromNumber(Number number, String name) {
		if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte
				|| number instanceof AtomicInteger || number instanceof AtomicLong) {
			return new Value.IntegerValue(number.longValue());
		}
		if (number instanceof Double || number instanceof Float) {
			return checkFinite(new Value.FloatValue(number.doubleValue()), name);
		}
		if (number instanceof BigInteger big) {
			// Beyond 64 bits as a BigDecimal is: text keeps every digit.
			return (big.bitLength() > 63) ? new Value.TextValue(big.toString())
					: new Value.IntegerValue(big.longValue());
		}
		if (number instanceof BigDecimal decimal) {
			// Text keeps every digit; a column with NUMERIC affinity converts it anyway.
			return new Value.TextValue((Math.abs((long) decimal.scale()) <= MAX_PLAIN_SCALE) ? decimal.toPlainString()
					: decimal.toString());
		}
		throw unsupported(number, name);
	}

	static Value checkValue(Value value, String name) {
		if (value instanceof Value.TextValue text) {
			checkText(text.value(), name);
		}
		return checkFinite(value, name);
	}

	private static Value checkFinite(Value value, String name) {
		if (value instanceof Value.FloatValue real && !Double.isFinite(real.value())) {
			// SQLite turns NaN into NULL, and Hrana's JSON can carry neither NaN nor an
			// infinity: refused on both paths rather than changed on one.
			throw new IllegalArgumentException(
					name + " is NaN or infinite, which cannot be stored without loss; pass null or a finite number");
		}
		return value;
	}

	private static String toText(Object argument, String name) {
		if (argument instanceof CharSequence || argument instanceof Character || argument instanceof UUID
				|| argument instanceof URI || argument instanceof YearMonth) {
			return argument.toString();
		}
		if (argument instanceof Enum<?> constant) {
			return constant.name();
		}
		Temporal time = Temporals.of(argument);
		if (time == null) {
			throw unsupported(argument, name);
		}
		try {
			return TimeText.of(time);
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException(name + " is a " + argument.getClass().getSimpleName()
					+ " that SQLite has no form for: of a year before 0 or after 9999, or with an offset in seconds");
		}
	}

	private static String checkText(String text, String name) {
		int unpaired = unpairedSurrogate(text);
		if (unpaired >= 0) {
			throw new IllegalArgumentException(
					name + " has an unpaired surrogate at character " + unpaired + ", which UTF-8 cannot encode");
		}
		return text;
	}

	// The index of the first one, or -1.
	static int unpairedSurrogate(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			boolean alone = (Character.isHighSurrogate(c)
					&& (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))))
					|| (Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1))));
			if (alone) {
				return i;
			}
		}
		return -1;
	}

	private static IllegalArgumentException unsupported(Object argument, String name) {
		return new IllegalArgumentException(name + " is of type " + argument.getClass().getName()
				+ ", which has no SQLite type; convert it to a number, a String or a byte[] first");
	}

}
