package io.github.libsqlspring.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Calendar;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Values on their way into the database and back.
 */
interface ValueContract extends PathContract {

	UUID ID = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");

	static Stream<Arguments> values() {
		return Stream.of(Arguments.of(Long.MIN_VALUE, Long.MIN_VALUE, "integer"),
				Arguments.of(Long.MAX_VALUE, Long.MAX_VALUE, "integer"),
				Arguments.of(Integer.MAX_VALUE, Integer.MAX_VALUE, "integer"), Arguments.of(7L, 7, "integer"),
				Arguments.of((short) 7, 7, "integer"), Arguments.of(true, 1, "integer"),
				Arguments.of(-0.0, -0.0, "real"), Arguments.of(4.9E-324, 4.9E-324, "real"),
				Arguments.of(1e18, 1e18, "real"), Arguments.of(1.5f, 1.5, "real"), Arguments.of("", "", "text"),
				Arguments.of("a\0b", "a\0b", "text"), Arguments.of("😀 \uFEFF'", "😀 \uFEFF'", "text"),
				Arguments.of(new byte[0], new byte[0], "blob"),
				Arguments.of(new byte[] { 0, -1 }, new byte[] { 0, -1 }, "blob"), Arguments.of(null, null, "null"),
				Arguments.of(BigInteger.TEN, 10, "integer"),
				Arguments.of(new BigDecimal("0.1000000000000000000001"), "0.1000000000000000000001", "text"),
				Arguments.of(ID, ID.toString(), "text"), Arguments.of(TimeUnit.DAYS, "DAYS", "text"),
				Arguments.of(LocalDate.of(2026, 1, 2), "2026-01-02", "text"),
				Arguments.of(LocalDateTime.of(2026, 1, 2, 3, 4, 5), "2026-01-02 03:04:05", "text"),
				Arguments.of(Instant.parse("2026-01-02T03:04:05.000000006Z"), "2026-01-02 03:04:05.000000006", "text"),
				Arguments.of(Timestamp.from(Instant.parse("2026-01-02T03:04:05.000000006Z")),
						"2026-01-02 03:04:05.000000006", "text"),
				Arguments.of(Date.valueOf("2026-01-02"), "2026-01-02", "text"));
	}

	@ParameterizedTest
	@MethodSource("values")
	default void valuesAreStoredAsTheyShouldBe(Object value, Object stored, String type) throws SQLException {
		try (Connection connection = connect();
				PreparedStatement select = connection.prepareStatement("SELECT ?1 AS v, typeof(?1)")) {
			select.setObject(1, value);
			try (ResultSet row = select.executeQuery()) {
				assertThat(row.next()).isTrue();
				assertThat(row.getObject("V")).isEqualTo(stored);
				assertThat(row.wasNull()).isEqualTo(stored == null);
				assertThat(row.getString(2)).isEqualTo(type);
				if (value != null) {
					assertThat(row.getObject(1, value.getClass())).isEqualTo(value);
				}
				assertThat(row.next()).isFalse();
				assertThat(row.isAfterLast()).isTrue();
			}
		}
	}

	@Test
	default void typedSettersAndGettersAgree() throws SQLException {
		try (Connection connection = connect();
				PreparedStatement select = connection
					.prepareStatement("SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?")) {
			Timestamp timestamp = Timestamp.from(Instant.parse("2026-01-02T03:04:05.678Z"));
			Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
			select.setBoolean(1, true);
			select.setByte(2, (byte) -1);
			select.setShort(3, (short) -2);
			select.setInt(4, -3);
			select.setLong(5, Long.MIN_VALUE);
			select.setFloat(6, 1.5f);
			select.setDouble(7, 4.9E-324);
			select.setBigDecimal(8, new BigDecimal("1E+3"));
			select.setString(9, "text");
			select.setBytes(10, new byte[] { 1 });
			select.setDate(11, Date.valueOf("2026-01-02"));
			select.setTime(12, Time.valueOf("03:04:05"));
			select.setTimestamp(13, timestamp, tokyo);
			select.setNull(14, Types.INTEGER);
			try (ResultSet row = select.executeQuery()) {
				assertThat(row.isBeforeFirst()).isTrue();
				assertThat(row.next()).isTrue();
				assertThat(row.getBoolean(1)).isTrue();
				assertThat(row.getByte(2)).isEqualTo((byte) -1);
				assertThat(row.getShort(3)).isEqualTo((short) -2);
				assertThat(row.getInt(4)).isEqualTo(-3);
				assertThat(row.getLong(5)).isEqualTo(Long.MIN_VALUE);
				assertThat(row.getFloat(6)).isEqualTo(1.5f);
				assertThat(row.getDouble(7)).isEqualTo(4.9E-324);
				assertThat(row.getBigDecimal(8)).isEqualTo("1000");
				assertThat(row.getNString(9)).isEqualTo("text");
				assertThat(row.getBytes(10)).containsExactly(1);
				assertThat(row.getDate(11)).isEqualTo(Date.valueOf("2026-01-02"));
				assertThat(row.getTime(12)).isEqualTo(Time.valueOf("03:04:05"));
				assertThat(row.getTimestamp(13)).isEqualTo(timestamp);
				assertThat(row.getTimestamp(13, tokyo)).isEqualTo(timestamp);
				assertThat(row.getInt(14)).isZero();
				assertThat(row.wasNull()).isTrue();
				assertThat(row.getBoolean(14)).isFalse();
				assertThat(row.getString(14)).isNull();
				assertThat(row.getTimestamp(14)).isNull();
				assertThat(row.getRow()).isEqualTo(1);
				assertThat(row.isFirst()).isTrue();
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "9223372036854775808.0", "'9223372036854775808'", "-1e300" })
	default void numbersThatDoNotFitAreRefused(String number) throws SQLException {
		try (Connection connection = connect();
				ResultSet row = connection.createStatement().executeQuery("SELECT " + number + ", 2147483648, 300")) {
			row.next();
			assertThatExceptionOfType(SQLDataException.class).isThrownBy(() -> row.getLong(1))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("22003"));
			assertThatExceptionOfType(SQLDataException.class).isThrownBy(() -> row.getInt(2));
			assertThatExceptionOfType(SQLDataException.class).isThrownBy(() -> row.getByte(3));
			assertThat(row.getLong(2)).isEqualTo(2147483648L);
		}
	}

	@Test
	default void textIsReadAsANumberOnlyIfItIsOne() throws SQLException {
		try (Connection connection = connect();
				ResultSet row = connection.createStatement()
					.executeQuery("SELECT ' 12 ', 'true', 1.9, 's3cret' AS t, x'6869', 1e17, '2026-01-02 03:04:05'")) {
			row.next();
			assertThat(row.getInt(1)).isEqualTo(12);
			assertThat(row.getBoolean(2)).isTrue();
			assertThat(row.getInt(3)).isEqualTo(1);
			assertThatExceptionOfType(SQLDataException.class).isThrownBy(() -> row.getInt(4))
				.withMessageNotContaining("s3cret")
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("22018"));
			assertThatExceptionOfType(SQLDataException.class).isThrownBy(() -> row.getDate(4));
			assertThat(row.getString(5)).isEqualTo("hi");
			assertThat(row.getString(6)).isEqualTo("1.0e+17");
			assertThat(row.getTimestamp(7)).isEqualTo(Timestamp.from(Instant.parse("2026-01-02T03:04:05Z")));
			assertThat(row.getObject(7, OffsetDateTime.class)).isEqualTo("2026-01-02T03:04:05Z");
			assertThat(row.getObject(7, LocalTime.class)).isEqualTo("03:04:05");
		}
	}

}
