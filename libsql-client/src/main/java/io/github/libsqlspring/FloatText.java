package io.github.libsqlspring;

import java.math.BigDecimal;

/**
 * Writes a floating point number as current SQLite does when it casts one to text:
 * {@code 10000000.0} and {@code 1.0e+17} where Java writes {@code 1.0E7} and
 * {@code 1.0E17}.
 */
final class FloatText {

	private static final int MIN_EXPONENT = -4;

	private static final int MAX_EXPONENT = 16;

	private FloatText() {
	}

	static String of(double number) {
		if (Double.isInfinite(number)) {
			return (number > 0) ? "Inf" : "-Inf";
		}
		if (number == 0) {
			return "0.0";
		}
		BigDecimal decimal = BigDecimal.valueOf(number).stripTrailingZeros();
		int exponent = decimal.precision() - decimal.scale() - 1;
		if (exponent >= MIN_EXPONENT && exponent <= MAX_EXPONENT) {
			return withPoint(decimal);
		}
		String mantissa = withPoint(decimal.movePointLeft(exponent));
		return mantissa + ((exponent < 0) ? "e-" : "e+") + ((Math.abs(exponent) < 10) ? "0" : "") + Math.abs(exponent);
	}

	private static String withPoint(BigDecimal decimal) {
		return ((decimal.scale() < 1) ? decimal.setScale(1) : decimal).toPlainString();
	}

}
