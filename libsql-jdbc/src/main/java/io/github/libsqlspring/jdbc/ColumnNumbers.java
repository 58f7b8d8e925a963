package io.github.libsqlspring.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Value;

/**
 * Numbers out of stored values: NULL is 0, the fraction of an integer is cut off, and one
 * of floating point is rounded; what is too large, and text that is no number, is
 * refused.
 */
final class ColumnNumbers {

	// 2 to the power of 63: the doubles below it, and not below its negative, fit.
	private static final double LONG_LIMIT = 0x1p63;

	// Beyond, the digits of 1e999999999 would fill the memory.
	private static final int MAX_DIGITS = 10_000;

	private ColumnNumbers() {
	}

	static long toLong(Value value, Column column, long min, long max, String type) throws SQLException {
		long number = toLong(value, column, type);
		if (number < min || number > max) {
			throw SqlExceptions.outOfRange(ColumnValues.describe(column), type);
		}
		return number;
	}

	private static long toLong(Value value, Column column, String type) throws SQLException {
		if (value instanceof Value.IntegerValue integer) {
			return integer.value();
		}
		if (value == Value.NULL) {
			return 0;
		}
		if (value instanceof Value.FloatValue real && real.value() < LONG_LIMIT && real.value() >= -LONG_LIMIT) {
			return (long) real.value();
		}
		BigInteger number = digits(decimal(value, column, type), column, type).toBigInteger();
		if (number.bitLength() > 63) {
			throw SqlExceptions.outOfRange(ColumnValues.describe(column), type);
		}
		return number.longValue();
	}

	static double toDouble(Value value, Column column, String type) throws SQLException {
		if (value instanceof Value.FloatValue real) {
			return real.value();
		}
		if (value instanceof Value.IntegerValue integer) {
			return integer.value();
		}
		return (value != Value.NULL) ? finite(decimal(value, column, type).doubleValue(), column, type) : 0;
	}

	static float toFloat(Value value, Column column) throws SQLException {
		double number = toDouble(value, column, "float");
		return Double.isInfinite(number) ? (float) number : (float) finite((float) number, column, "float");
	}

	private static double finite(double number, Column column, String type) throws SQLException {
		if (Double.isInfinite(number)) {
			throw SqlExceptions.outOfRange(ColumnValues.describe(column), type);
		}
		return number;
	}

	static @Nullable BigDecimal toDecimal(Value value, Column column) throws SQLException {
		return (value != Value.NULL) ? decimal(value, column, "BigDecimal") : null;
	}

	/**
	 * Rounds a number, unless its digits would fill the memory if they were written out.
	 * @param number the number
	 * @param column its column, for messages
	 * @param scale how many digits behind the point
	 * @return the number with that scale
	 * @throws SQLException if there would be too many digits
	 */
	static BigDecimal withScale(BigDecimal number, Column column, int scale) throws SQLException {
		if (Math.abs((long) scale) > MAX_DIGITS) {
			throw SqlExceptions.outOfRange(ColumnValues.describe(column), "BigDecimal of scale " + scale);
		}
		return digits(number, column, "BigDecimal of another scale").setScale(scale, RoundingMode.HALF_UP);
	}

	static @Nullable BigInteger toBigInteger(Value value, Column column) throws SQLException {
		return (value != Value.NULL) ? digits(decimal(value, column, "BigInteger"), column, "BigInteger").toBigInteger()
				: null;
	}

	private static BigDecimal digits(BigDecimal number, Column column, String type) throws SQLException {
		if (Math.abs((long) number.scale()) > MAX_DIGITS) {
			throw SqlExceptions.outOfRange(ColumnValues.describe(column), type);
		}
		return number;
	}

	private static BigDecimal decimal(Value value, Column column, String type) throws SQLException {
		if (value instanceof Value.IntegerValue integer) {
			return BigDecimal.valueOf(integer.value());
		}
		if (value instanceof Value.FloatValue real) {
			return BigDecimal.valueOf(finite(real.value(), column, type));
		}
		if (value instanceof Value.TextValue text) {
			try {
				return new BigDecimal(text.value().strip());
			}
			catch (NumberFormatException ex) {
				// The message of the cause would repeat the value.
			}
		}
		throw SqlExceptions.notConvertible(ColumnValues.describe(column), type);
	}

}
