package io.github.libsqlspring.client;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.math.BigInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.Row;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Numbers there and back: what is stored as an integer stays one, what is stored as a
 * float stays one, and the caller's choice of type never changes the value. This is what
 * the modes for integers of the TypeScript client become where there are types.
 */
interface NumbersContract extends ClientContract {

	/**
	 * Doubles that a text form or a detour by another type would spoil.
	 */
	@Target(ElementType.METHOD)
	@Retention(RetentionPolicy.RUNTIME)
	@ValueSource(doubles = { 0.0, -0.0, -2023.0, 12.345, 1e18, -1e18, Double.MAX_VALUE, -Double.MAX_VALUE,
			Double.MIN_VALUE, -Double.MIN_VALUE, 0.1, 1.0 / 3 })
	@interface Doubles {

	}

	/**
	 * Longs around the limits of ints, of doubles and of their own.
	 */
	@Target(ElementType.METHOD)
	@Retention(RetentionPolicy.RUNTIME)
	@ValueSource(longs = { 0, -42, Integer.MAX_VALUE + 1L, 9007199254740991L, 9007199254740992L, 9007199254740993L,
			1152921504608088318L, -1152921504594532842L, Long.MAX_VALUE, Long.MIN_VALUE })
	@interface Longs {

	}

	private Row there(Object value) {
		return row("SELECT ? AS v, typeof(?1) AS type, ?1 || '' AS text", value);
	}

	@ParameterizedTest
	@Doubles
	default void doublesKeepEveryBitAndStayDoubles(double value) {
		Row row = there(value);
		assertThat(row.getObject("v")).isInstanceOf(Double.class);
		assertThat(Double.doubleToRawLongBits(row.getDouble("v"))).isEqualTo(Double.doubleToRawLongBits(value));
		assertThat(row.getString("type")).isEqualTo("real");
	}

	@ParameterizedTest
	@Doubles
	default void doublesStayDoublesBesideLongs(double value) {
		Row row = row("SELECT ?, ?, typeof(?1 / 2), typeof(?2 / 2)", value, Long.MIN_VALUE);
		assertThat(row).containsExactly(value, Long.MIN_VALUE, "real", "integer");
	}

	@ParameterizedTest
	@Doubles
	default void doublesAreReadAsTextAndAsDecimalWithoutLoss(double value) {
		Row row = there(value);
		assertThat(Double.parseDouble(row.getString("v")) == value).isTrue();
		assertThat(row.getObject("v", BigDecimal.class).doubleValue() == value).isTrue();
	}

	@ParameterizedTest
	@Longs
	default void longsKeepEveryBitAndStayIntegers(long value) {
		Row row = there(value);
		assertThat(row.getObject("v")).isEqualTo(value);
		assertThat(row.getLong("v")).isEqualTo(value);
		assertThat(row.getString("type")).isEqualTo("integer");
		assertThat(row.getString("text")).isEqualTo(Long.toString(value));
		assertThat(row("SELECT " + value).getLong(0)).isEqualTo(value);
	}

	@ParameterizedTest
	@Longs
	default void longsAreReadAsTextAndAsBigNumbersWithoutLoss(long value) {
		Row row = there(value);
		assertThat(row.getString("v")).isEqualTo(Long.toString(value));
		assertThat(row.getObject("v", BigInteger.class)).isEqualTo(BigInteger.valueOf(value));
		assertThat(row.getObject("v", BigDecimal.class)).isEqualTo(BigDecimal.valueOf(value));
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, -42, 9007199254740991L, 9007199254740992L, Long.MIN_VALUE })
	default void anIntegerThatADoubleHoldsExactlyIsReadAsOne(long value) {
		assertThat(there(value).getDouble("v")).isEqualTo((double) value);
	}

	@ParameterizedTest
	@ValueSource(longs = { 9007199254740993L, -1152921504594532842L, Long.MAX_VALUE })
	default void anIntegerThatADoubleWouldRoundIsNotReadAsOne(long value) {
		Row row = there(value);
		failure(ErrorKind.RESULT, () -> row.getDouble("v"));
		assertThat(row.getLong("v")).isEqualTo(value);
	}

	@ParameterizedTest
	@ValueSource(longs = { Integer.MAX_VALUE + 1L, Integer.MIN_VALUE - 1L, Long.MAX_VALUE })
	default void anIntegerBeyondTheTypeAskedForIsNotCutOff(long value) {
		Row row = there(value);
		failure(ErrorKind.RESULT, () -> row.getInt("v"));
		failure(ErrorKind.RESULT, () -> row.getObject("v", Short.class));
	}

	@Test
	default void aTypeThatIsNoneOfOursIsRefused() {
		Row row = row("SELECT 42");
		failure(ErrorKind.RESULT, () -> row.getObject(0, StringBuilder.class));
	}

	@ParameterizedTest
	@CsvSource({ "true, 1", "false, 0" })
	default void booleansAreOneAndZeroInEveryType(boolean value, long number) {
		Row row = there(value);
		assertThat(row.getObject("v")).isEqualTo(number);
		assertThat(row.getString("type")).isEqualTo("integer");
		assertThat(row.getLong("v")).isEqualTo(number);
		assertThat(row.getInt("v")).isEqualTo((int) number);
		assertThat(row.getObject("v", BigInteger.class)).isEqualTo(BigInteger.valueOf(number));
		assertThat(row.getString("v")).isEqualTo(Long.toString(number));
		assertThat(row.getBoolean("v")).isEqualTo(value);
	}

	@Test
	default void textsAreReadAsBooleans() {
		assertThat(there("false").getBoolean("v")).isFalse();
		assertThat(there("1").getBoolean("v")).isTrue();
	}

	@Test
	default void otherNumbersAreStoredWithoutLoss() {
		assertThat(there(7).getObject("v")).isEqualTo(7L);
		assertThat(there((short) 7).getObject("v")).isEqualTo(7L);
		assertThat(there((byte) -7).getObject("v")).isEqualTo(-7L);
		assertThat(there(1.5f).getObject("v")).isEqualTo(1.5);
		assertThat(there(BigInteger.valueOf(Long.MIN_VALUE)).getObject("v")).isEqualTo(Long.MIN_VALUE);
		BigDecimal decimal = new BigDecimal("12345678901234567890.123456789");
		assertThat(there(decimal).getObject("v", BigDecimal.class)).isEqualTo(decimal);
	}

}
