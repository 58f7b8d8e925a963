package io.github.libsqlspring.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.JDBCType;
import java.sql.SQLException;
import java.sql.Types;
import java.time.temporal.Temporal;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.time.Temporals;
import io.github.libsqlspring.time.TimeText;

/**
 * Converts a parameter to the type that it is to be set as, as far as nothing is lost. A
 * {@link NumberFormatException} says that the two do not fit, an
 * {@link ArithmeticException} that the number does not.
 */
final class TargetTypes {

	// Beyond, the digits of 1e999999999 would fill the memory.
	private static final int MAX_DIGITS = 10_000;

	private final DateFormat dateFormat;

	TargetTypes(DateFormat dateFormat) {
		this.dateFormat = dateFormat;
	}

	/**
	 * Refuses the types that SQLite has nothing for.
	 * @param type one of {@link Types}
	 * @throws SQLException if it is refused
	 */
	static void check(int type) throws SQLException {
		switch (type) {
			case Types.ARRAY, Types.DISTINCT, Types.REF, Types.REF_CURSOR, Types.ROWID, Types.SQLXML, Types.STRUCT ->
				throw SqlExceptions.notSupported("The type " + JDBCType.valueOf(type));
			default -> {
				try {
					JDBCType.valueOf(type);
				}
				catch (IllegalArgumentException ex) {
					throw SqlExceptions.notSupported("The type " + type, "see java.sql.Types");
				}
			}
		}
	}

	Object convert(Object object, int type, int scale) {
		return switch (type) {
			case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR,
					Types.CLOB, Types.NCLOB, Types.DATALINK ->
				toText(object);
			case Types.BIT, Types.BOOLEAN -> toBoolean(object);
			case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> toInteger(object);
			case Types.REAL, Types.FLOAT, Types.DOUBLE -> toDouble(object);
			case Types.DECIMAL, Types.NUMERIC -> toDecimal(object, scale);
			case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> toBytes(object);
			case Types.DATE, Types.TIME, Types.TIME_WITH_TIMEZONE, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
				TargetTimes.convert(object, type);
			default -> object;
		};
	}

	private static Object toText(Object object) {
		if (object instanceof byte[] || object instanceof ByteBuffer) {
			throw new NumberFormatException();
		}
		Temporal time = Temporals.of(object);
		if (time != null) {
			return TimeText.of(time);
		}
		boolean plain = object instanceof BigDecimal || !(object instanceof Number || object instanceof Boolean);
		return plain ? object : object.toString();
	}

	private static Object toBoolean(Object object) {
		if (object instanceof Boolean) {
			return object;
		}
		if (object instanceof Number number) {
			return toNumber(number).signum() != 0;
		}
		Boolean word = isText(object) ? BooleanWords.of(object.toString()) : null;
		return (word != null) ? word : (Object) (toNumber(object).signum() != 0);
	}

	private Object toInteger(Object object) {
		if (object instanceof Long || object instanceof Integer || object instanceof Short || object instanceof Byte
				|| object instanceof Boolean) {
			return object;
		}
		Temporal time = Temporals.of(object);
		if (time != null) {
			return this.dateFormat.toNumber(time);
		}
		return toNumber(object).longValueExact();
	}

	private static Object toDouble(Object object) {
		return (object instanceof Double || object instanceof Float) ? object : toNumber(object).doubleValue();
	}

	private static Object toDecimal(Object object, int scale) {
		if (scale < 0 && (object instanceof Number || object instanceof Boolean)) {
			return object;
		}
		BigDecimal number = toNumber(object);
		if (scale < 0) {
			return number;
		}
		if (Math.abs((long) number.scale()) > MAX_DIGITS || scale > MAX_DIGITS) {
			throw new ArithmeticException();
		}
		return number.setScale(scale, RoundingMode.HALF_UP);
	}

	private static BigDecimal toNumber(Object object) {
		if (object instanceof BigDecimal decimal) {
			return decimal;
		}
		if (object instanceof BigInteger integer) {
			return new BigDecimal(integer);
		}
		if (object instanceof Boolean bool) {
			return bool ? BigDecimal.ONE : BigDecimal.ZERO;
		}
		if (object instanceof Number || isText(object)) {
			return new BigDecimal(object.toString().strip());
		}
		throw new NumberFormatException();
	}

	private static boolean isText(@Nullable Object object) {
		return object instanceof CharSequence || object instanceof Character;
	}

	private static Object toBytes(Object object) {
		if (object instanceof UUID uuid) {
			return ByteBuffer.allocate(16)
				.putLong(uuid.getMostSignificantBits())
				.putLong(uuid.getLeastSignificantBits())
				.array();
		}
		if (isText(object)) {
			return object.toString().getBytes(StandardCharsets.UTF_8);
		}
		if (object instanceof byte[] || object instanceof ByteBuffer) {
			return object;
		}
		throw new NumberFormatException();
	}

}
