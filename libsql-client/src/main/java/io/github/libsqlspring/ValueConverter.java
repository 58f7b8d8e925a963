package io.github.libsqlspring;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Year;
import java.time.YearMonth;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Value.BlobValue;
import io.github.libsqlspring.Value.FloatValue;
import io.github.libsqlspring.Value.IntegerValue;
import io.github.libsqlspring.Value.TextValue;

/**
 * Turns a stored {@link Value} into a requested Java type, losing nothing or failing.
 */
final class ValueConverter {

	private static final int MAX_EXPONENT = 10_000;

	private static final int UUID_BYTES = 16;

	private ValueConverter() {
	}

	static <T> @Nullable T convert(Value value, Class<T> type, Supplier<String> column) {
		if (type == Value.class) {
			return type.cast(value);
		}
		Object object = value.toObject();
		if (object == null || type.isInstance(object)) {
			return type.cast(object);
		}
		try {
			return type.cast(convert(value, type));
		}
		catch (NumberFormatException | DateTimeException | ArithmeticException | UnsupportedOperationException ex) {
			// The message of the cause would repeat the value.
			throw new LibsqlResultException(column.get() + " holds a value of type " + value
					+ " that cannot be read as " + type.getSimpleName() + " without loss");
		}
	}

	private static Object convert(Value value, Class<?> type) {
		if (Number.class.isAssignableFrom(type)) {
			return toNumber(value, type);
		}
		if (type == String.class) {
			return toText(value);
		}
		if (type == Boolean.class) {
			return toBoolean(value);
		}
		if (type == byte[].class && value instanceof TextValue text) {
			return text.value().getBytes(StandardCharsets.UTF_8);
		}
		if (type == UUID.class) {
			return toUuid(value);
		}
		if (type.isEnum() && value instanceof TextValue text) {
			return toEnum(type, text.value());
		}
		if (type == Year.class) {
			return Year.of((int) toNumber(value, Integer.class));
		}
		if (type == YearMonth.class && value instanceof TextValue text) {
			return YearMonth.parse(text.value());
		}
		if (TemporalConverter.supports(type)) {
			return TemporalConverter.convert(value, type);
		}
		throw new UnsupportedOperationException();
	}

	private static Object toNumber(Value value, Class<?> type) {
		if (type == Double.class || type == Float.class) {
			return toFloatingPoint(value, type);
		}
		BigDecimal decimal = toDecimal(value);
		if (type == Long.class) {
			return decimal.longValueExact();
		}
		if (type == Integer.class) {
			return decimal.intValueExact();
		}
		if (type == Short.class) {
			return decimal.shortValueExact();
		}
		if (type == Byte.class) {
			return decimal.byteValueExact();
		}
		if (type == BigInteger.class) {
			if (decimal.scale() < -MAX_EXPONENT) {
				// The digits of 1e999999999 would fill the memory.
				throw new ArithmeticException();
			}
			return decimal.toBigIntegerExact();
		}
		if (type == BigDecimal.class) {
			return decimal;
		}
		throw new UnsupportedOperationException();
	}

	// Fractions are rounded, which is the nature of the type; integers have to fit.
	private static Number toFloatingPoint(Value value, Class<?> type) {
		double number = (value instanceof FloatValue real) ? real.value() : toDecimal(value).doubleValue();
		double narrowed = (type == Float.class) ? (float) number : number;
		boolean overflow = Double.isInfinite(narrowed) && !(value instanceof FloatValue && Double.isInfinite(number));
		if (overflow || (value instanceof IntegerValue && new BigDecimal(narrowed).compareTo(toDecimal(value)) != 0)) {
			throw new ArithmeticException();
		}
		return (type == Float.class) ? (Number) (float) narrowed : (Number) narrowed;
	}

	private static BigDecimal toDecimal(Value value) {
		if (value instanceof IntegerValue integer) {
			return BigDecimal.valueOf(integer.value());
		}
		if (value instanceof FloatValue real) {
			return BigDecimal.valueOf(real.value());
		}
		if (value instanceof TextValue text) {
			return new BigDecimal(text.value().strip());
		}
		throw new UnsupportedOperationException();
	}

	private static String toText(Value value) {
		if (value instanceof IntegerValue integer) {
			return String.valueOf(integer.value());
		}
		if (value instanceof FloatValue real) {
			return FloatText.of(real.value());
		}
		throw new UnsupportedOperationException();
	}

	private static boolean toBoolean(Value value) {
		String text = (value instanceof TextValue string) ? string.value().toLowerCase(Locale.ROOT)
				: toDecimal(value).toPlainString();
		return switch (text) {
			case "1", "1.0", "true" -> true;
			case "0", "0.0", "-0.0", "false" -> false;
			default -> throw new UnsupportedOperationException();
		};
	}

	private static UUID toUuid(Value value) {
		if (value instanceof BlobValue blob && blob.length() == UUID_BYTES) {
			ByteBuffer bytes = ByteBuffer.wrap(blob.bytes());
			return new UUID(bytes.getLong(), bytes.getLong());
		}
		if (!(value instanceof TextValue text)) {
			throw new UnsupportedOperationException();
		}
		try {
			return UUID.fromString(text.value());
		}
		catch (IllegalArgumentException ex) {
			throw new UnsupportedOperationException(ex);
		}
	}

	private static Object toEnum(Class<?> type, String name) {
		for (Object constant : type.getEnumConstants()) {
			if (((Enum<?>) constant).name().equals(name)) {
				return constant;
			}
		}
		throw new UnsupportedOperationException();
	}

}
