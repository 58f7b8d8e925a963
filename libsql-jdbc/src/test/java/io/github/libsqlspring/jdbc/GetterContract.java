package io.github.libsqlspring.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.Date;
import java.sql.NClob;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What comes out of a column, by getter and by class.
 */
@SuppressWarnings("deprecation")
interface GetterContract extends PathContract {

	UUID ID = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");

	static Stream<Arguments> conversions() {
		return Stream.of(read("7", Object.class, 7), read("2147483648", Object.class, 2147483648L),
				read("7", String.class, "7"), read("1e17", String.class, "1.0e+17"),
				read("x'6869'", String.class, "hi"), read("1", Boolean.class, true), read("0", Boolean.class, false),
				read("-0.5", Boolean.class, true), read("' TRUE '", Boolean.class, true),
				read("'t'", Boolean.class, true), read("'yes'", Boolean.class, true),
				read("'No'", Boolean.class, false), read("'off'", Boolean.class, false),
				read("'0'", Boolean.class, false), read("'1'", Boolean.class, true),
				read("-128", Byte.class, (byte) -128), read("32767", Short.class, (short) 32767),
				read("' 12 '", Integer.class, 12), read("-1.9", Integer.class, -1), read("'1e3'", Integer.class, 1000),
				read("'1.9'", Long.class, 1L), read("-9223372036854775808", Long.class, Long.MIN_VALUE),
				read("-9223372036854775808.0", Long.class, Long.MIN_VALUE), read("1.5", Float.class, 1.5f),
				read("16777217", Float.class, 16777216f), read("9007199254740993", Double.class, 9007199254740992d),
				read("'4.9E-324'", Double.class, 4.9E-324), read("9e999", Double.class, Double.POSITIVE_INFINITY),
				read("0.1", BigDecimal.class, new BigDecimal("0.1")),
				read("'0.10'", BigDecimal.class, new BigDecimal("0.10")),
				read("9223372036854775807", BigDecimal.class, new BigDecimal(Long.MAX_VALUE)),
				read("'1180591620717411303424'", BigInteger.class, BigInteger.ONE.shiftLeft(70)),
				read("1e20", BigInteger.class, BigInteger.TEN.pow(20)),
				read("x'00ff'", byte[].class, new byte[] { 0, -1 }), read("'é'", byte[].class, bytes("é")),
				read("12", byte[].class, bytes("12")), read("'" + ID + "'", UUID.class, ID),
				read("x'0123456789abcdef0123456789abcdef'", UUID.class, ID),
				read("'DAYS'", TimeUnit.class, TimeUnit.DAYS), read("2026", Year.class, Year.of(2026)),
				read("'2026-01'", YearMonth.class, YearMonth.of(2026, 1)));
	}

	private static Arguments read(String sql, Class<?> type, Object expected) {
		return Arguments.of(sql, type, expected);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@ParameterizedTest
	@MethodSource("conversions")
	default void aValueIsReadAsTheClassThatIsAskedFor(String sql, Class<?> type, Object expected) throws SQLException {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SELECT " + sql + " AS v")) {
			row.next();
			assertThat((Object) row.getObject(1, type)).isEqualTo(expected);
			assertThat((Object) row.getObject("V", type)).isEqualTo(expected);
			assertThat(row.wasNull()).isFalse();
		}
	}

	static Stream<Arguments> refusals() {
		return Stream.of(read("128", Byte.class, "22003"), read("-32769", Short.class, "22003"),
				read("2147483648", Integer.class, "22003"), read("9223372036854775808.0", Long.class, "22003"),
				read("'9223372036854775808'", Long.class, "22003"), read("'1e999999999'", Long.class, "22003"),
				read("1e300", Float.class, "22003"), read("'1e400'", Double.class, "22003"),
				read("9e999", Long.class, "22003"), read("-9e999", BigDecimal.class, "22003"),
				read("'1e999999999'", BigInteger.class, "22003"), read("'s3cret'", Integer.class, "22018"),
				read("''", Long.class, "22018"), read("x'31'", Integer.class, "22018"),
				read("'NaN'", Double.class, "22018"), read("'s3cret'", BigDecimal.class, "22018"),
				read("'s3cret'", Boolean.class, "22018"), read("x'01'", Boolean.class, "22018"),
				read("'s3cret'", UUID.class, "22018"), read("x'0123'", UUID.class, "22018"),
				read("'s3cret'", TimeUnit.class, "22018"), read("'s3cret'", URL.class, "22018"),
				read("'s3cret'", YearMonth.class, "22018"));
	}

	@ParameterizedTest
	@MethodSource("refusals")
	default void whatDoesNotFitIsRefusedWithoutShowingIt(String sql, Class<?> type, String state) throws SQLException {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SELECT " + sql + " AS price")) {
			row.next();
			assertThatExceptionOfType(SQLDataException.class).isThrownBy(() -> row.getObject(1, type))
				.withMessageContaining("'price'")
				.withMessageNotContaining("s3cret")
				.satisfies((ex) -> assertThat(ex.getMessage()).containsIgnoringCase(type.getSimpleName()))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo(state))
				.satisfies((ex) -> assertThat(ex.getCause()).isNull());
		}
	}

	@Test
	default void typedGettersConvertAsTheirClassesDo() throws SQLException {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SELECT 1.75 AS r, '300' AS t, 'yes' AS b, 1e300 AS large")) {
			row.next();
			assertThat(row.getByte("r")).isEqualTo((byte) 1);
			assertThat(row.getShort("t")).isEqualTo((short) 300);
			assertThat(row.getInt("t")).isEqualTo(300);
			assertThat(row.getLong("r")).isEqualTo(1);
			assertThat(row.getFloat("r")).isEqualTo(1.75f);
			assertThat(row.getDouble("t")).isEqualTo(300);
			assertThat(row.getBoolean("b")).isTrue();
			assertThat(row.getBigDecimal("r")).isEqualTo("1.75");
			assertThat(row.getBigDecimal("r", 1)).isEqualTo("1.8");
			assertThat(row.getBigDecimal("t", 2)).isEqualTo("300.00");
			assertThat(row.getNString("t")).isEqualTo("300");
			assertThat(row.getObject("r", Map.of())).isEqualTo(1.75);
			assertThatExceptionOfType(SQLDataException.class).isThrownBy(() -> row.getByte("t"));
			assertThatExceptionOfType(SQLDataException.class)
				.isThrownBy(() -> row.getBigDecimal("r", Integer.MAX_VALUE));
			assertThatExceptionOfType(SQLDataException.class).isThrownBy(() -> row.getInt("b"));
			assertThatExceptionOfType(SQLDataException.class).isThrownBy(() -> row.getFloat("large"))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("22003"));
		}
	}

	@Test
	default void nullIsNullOrZeroAndSaysSo() throws SQLException {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SELECT NULL, 1")) {
			row.next();
			List<Getter> getters = List.of(ResultSet::getObject, ResultSet::getString, ResultSet::getBigDecimal,
					ResultSet::getBytes, ResultSet::getDate, ResultSet::getTime, ResultSet::getTimestamp,
					ResultSet::getBlob, ResultSet::getClob, ResultSet::getNClob, ResultSet::getBinaryStream,
					ResultSet::getAsciiStream, ResultSet::getCharacterStream, ResultSet::getNCharacterStream,
					ResultSet::getURL, (rows, column) -> rows.getBigDecimal(column, 2));
			for (Getter getter : getters) {
				row.getInt(2);
				assertThat(row.wasNull()).isFalse();
				assertThat(getter.get(row, 1)).isNull();
				assertThat(row.wasNull()).isTrue();
			}
			for (Getter getter : List.<Getter>of(ResultSet::getByte, ResultSet::getShort, ResultSet::getInt,
					ResultSet::getLong, ResultSet::getFloat, ResultSet::getDouble)) {
				assertThat(((Number) getter.get(row, 1)).doubleValue()).isZero();
				assertThat(row.wasNull()).isTrue();
			}
			assertThat(row.getBoolean(1)).isFalse();
			for (Class<?> type : List.of(Object.class, String.class, Integer.class, Long.class, Boolean.class,
					Double.class, BigInteger.class, byte[].class, UUID.class, TimeUnit.class, Date.class, Time.class,
					Timestamp.class, java.util.Date.class, Instant.class, LocalDate.class, LocalTime.class,
					LocalDateTime.class, OffsetDateTime.class, OffsetTime.class, ZonedDateTime.class, Year.class,
					Blob.class, Clob.class, NClob.class, InputStream.class, Reader.class, URL.class)) {
				row.getInt(2);
				assertThat((Object) row.getObject(1, type)).as(type.getName()).isNull();
				assertThat(row.wasNull()).isTrue();
			}
		}
	}

	@Test
	default void bytesAndTextAreReadAsStreams() throws SQLException, IOException {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet row = statement
					.executeQuery("SELECT x'00ff41' AS b, 'aé' AS t, 'https://example.com/a' AS u")) {
			row.next();
			assertThat(row.getBinaryStream("b")).hasBinaryContent(new byte[] { 0, -1, 65 });
			assertThat(row.getObject("b", InputStream.class)).hasBinaryContent(new byte[] { 0, -1, 65 });
			assertThat(row.getBinaryStream("t")).hasBinaryContent(bytes("aé"));
			assertThat(row.getAsciiStream("t")).hasBinaryContent(bytes("a?"));
			assertThat(read(row.getCharacterStream("t"))).isEqualTo("aé");
			assertThat(read(row.getNCharacterStream("t"))).isEqualTo("aé");
			assertThat(read(row.getObject("t", Reader.class))).isEqualTo("aé");
			assertThat(row.getBlob("b").getBytes(2, 2)).containsExactly(-1, 65);
			assertThat(row.getObject("b", Blob.class).length()).isEqualTo(3);
			assertThat(row.getClob("t").getSubString(1, 9)).isEqualTo("aé");
			assertThat(row.getNClob("t").length()).isEqualTo(2);
			assertThat(row.getURL("u")).hasToString("https://example.com/a");
		}
	}

	private static String read(Reader reader) throws IOException {
		try (reader) {
			java.io.StringWriter text = new java.io.StringWriter();
			reader.transferTo(text);
			return text.toString();
		}
	}

	@Test
	default void labelsFindTheFirstColumnInAnyCase() throws SQLException {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SELECT 1 AS a, 2 AS B, 3 AS A, 4 AS b")) {
			row.next();
			assertThat(List.of(row.getInt("a"), row.getInt("A"), row.getInt("b"), row.getInt("B"))).containsExactly(1,
					1, 2, 2);
			assertThat(row.findColumn("a")).isEqualTo(1);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> row.getInt("c"))
				.withMessageContaining("'c'")
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("42S22"));
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> row.getString(null));
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> row.getInt(0));
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> row.getInt(5));
		}
	}

	@Test
	default void whatSqliteHasNothingForIsRefusedByName() throws SQLException {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SELECT 1 AS a")) {
			row.next();
			for (Map.Entry<String, Getter> refused : Map
				.<String, Getter>of("getArray", ResultSet::getArray, "getRef", ResultSet::getRef, "getRowId",
						ResultSet::getRowId, "getSQLXML", ResultSet::getSQLXML, "getUnicodeStream",
						ResultSet::getUnicodeStream, "java.lang.StringBuilder",
						(rows, column) -> rows.getObject(column, StringBuilder.class), "int",
						(rows, column) -> rows.getObject(column, int.class))
				.entrySet()) {
				assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
					.isThrownBy(() -> refused.getValue().get(row, 1))
					.withMessageContaining(refused.getKey())
					.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo(SqlExceptions.NOT_SUPPORTED));
			}
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> row.getObject(1, (Class<?>) null));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "1", "x'01'", "'a'", "NULL" })
	default void nothingIsReadAfterTheEnd(String sql) throws SQLException {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SELECT " + sql)) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> row.getObject(1, String.class));
			row.next();
			row.getObject(1);
			row.next();
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> row.getBlob(1));
			row.close();
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> row.getClob(1));
			assertThatExceptionOfType(SQLException.class).isThrownBy(row::wasNull);
		}
	}

	@ParameterizedTest
	@CsvSource({ "'1', 1.00", "'12345678901234567890.123456789', 12345678901234567890.12", "-0.005, -0.01",
			"'1e999999999', ''" })
	default void aDecimalIsRoundedToTheScaleThatIsAskedFor(String value, String expected) throws SQLException {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SELECT '" + value + "'")) {
			row.next();
			if (expected.isEmpty()) {
				assertThatExceptionOfType(SQLDataException.class).isThrownBy(() -> row.getBigDecimal(1, 2));
			}
			else {
				assertThat(row.getBigDecimal(1, 2)).isEqualTo(expected);
			}
		}
	}

	@FunctionalInterface
	interface Getter {

		Object get(ResultSet row, int column) throws SQLException;

	}

}
