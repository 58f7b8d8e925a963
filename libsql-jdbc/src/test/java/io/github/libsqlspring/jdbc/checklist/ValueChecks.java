package io.github.libsqlspring.jdbc.checklist;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Values on their way in and out.
 */
interface ValueChecks extends OnServer {

	@Test
	default void nullIsNull() throws SQLException {
		assertThat(stored((s) -> s.setNull(1, Types.INTEGER))).isEqualTo("null NULL");
		try (ResultSet rows = query("SELECT x FROM v")) {
			rows.next();
			assertThat(rows.getInt(1)).isZero();
			assertThat(rows.wasNull()).isTrue();
			assertThat(rows.getObject(1)).isNull();
			assertThat(rows.getString(1)).isNull();
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 9007199254740993L, Long.MAX_VALUE, Long.MIN_VALUE })
	default void integersAreExact(long value) throws SQLException {
		assertThat(stored((s) -> s.setLong(1, value))).isEqualTo("integer " + value);
		assertThat(read((rows) -> rows.getLong(1))).isEqualTo(value);
	}

	@Test
	default void anIntegerIsAnIntegerOrALong() throws SQLException {
		try (ResultSet rows = query("SELECT 7, 5000000000")) {
			rows.next();
			assertThat(rows.getObject(1)).isEqualTo(7);
			assertThat(rows.getObject(2)).isEqualTo(5000000000L);
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0.1, 1e300, Double.MIN_VALUE, 3.0, -0.0 })
	default void doublesAreExact(double value) throws SQLException {
		assertThat(stored((s) -> s.setDouble(1, value))).startsWith("real ");
		assertThat(read((rows) -> rows.getDouble(1))).isEqualTo(value);
	}

	// SQLite stores NaN as NULL (https://www.sqlite.org/c3ref/bind_blob.html) and Hrana's
	// JSON cannot carry an infinity, so both are refused on every path.
	@ParameterizedTest
	@ValueSource(doubles = { Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY })
	default void whatIsNoNumberIsRefusedBeforeItIsSent(double value) {
		assertThatExceptionOfType(SQLDataException.class).isThrownBy(() -> stored((s) -> s.setDouble(1, value)));
	}

	@Test
	default void aFloatComesBack() throws SQLException {
		stored((s) -> s.setFloat(1, 1.1f));

		assertThat(read((rows) -> rows.getFloat(1))).isEqualTo(1.1f);
	}

	@Test
	default void bytesAreABlobHoweverTheyAreSet() throws SQLException {
		byte[] bytes = { 0, 1, 2, -1, -128, 65 };
		for (Setter setter : new Setter[] { (s) -> s.setBytes(1, bytes), (s) -> s.setObject(1, bytes),
				(s) -> s.setBinaryStream(1, new ByteArrayInputStream(bytes)),
				(s) -> s.setBlob(1, new ByteArrayInputStream(bytes)) }) {
			run("DELETE FROM v");
			assertThat(stored(setter)).isEqualTo("blob X'000102FF8041'");
			assertThat(read((rows) -> rows.getBytes(1))).isEqualTo(bytes);
			assertThat(read((rows) -> rows.getObject(1))).isEqualTo(bytes);
		}
	}

	@Test
	default void aBlobIsReadInEveryForm() throws SQLException, IOException {
		run("INSERT INTO v VALUES (x'0001ff41')");
		byte[] bytes = { 0, 1, -1, 65 };

		assertThat(read((rows) -> rows.getBytes(1))).isEqualTo(bytes);
		assertThat(read((rows) -> rows.getBlob(1).getBytes(1, 4))).isEqualTo(bytes);
		try (InputStream stream = (InputStream) read((rows) -> rows.getBinaryStream(1))) {
			assertThat(stream.readAllBytes()).isEqualTo(bytes);
		}
	}

	@Test
	default void textIsReadInEveryForm() throws SQLException, IOException {
		assertThat(stored((s) -> s.setCharacterStream(1, new StringReader("héllo")))).isEqualTo("text 'héllo'");
		assertThat(read((rows) -> rows.getString(1))).isEqualTo("héllo");
		assertThat(read((rows) -> rows.getClob(1).getSubString(1, 5))).isEqualTo("héllo");
		try (Reader reader = (Reader) read((rows) -> rows.getCharacterStream(1))) {
			char[] text = new char[9];
			assertThat(new String(text, 0, reader.read(text))).isEqualTo("héllo");
		}
	}

	@Test
	default void aBooleanIsOneOrZero() throws SQLException {
		assertThat(stored((s) -> s.setBoolean(1, true))).isEqualTo("integer 1");
		assertThat(read((rows) -> rows.getBoolean(1))).isEqualTo(true);
		try (ResultSet rows = query("SELECT 1, 0, 'true', 'false', 2")) {
			rows.next();
			assertThat(rows.getBoolean(1)).isTrue();
			assertThat(rows.getBoolean(2)).isFalse();
			assertThat(rows.getBoolean(3)).isTrue();
			assertThat(rows.getBoolean(4)).isFalse();
			assertThat(rows.getBoolean(5)).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "a'\"\\\né漢🚀\tz", "", "nul\u0000inside" })
	default void textComesBackAsItIs(String text) throws SQLException {
		stored((s) -> s.setString(1, text));

		assertThat(read((rows) -> rows.getString(1))).isEqualTo(text);
		assertThat(one("SELECT hex(x) FROM v"))
			.isEqualTo(HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	default void aMegabyteOfTextComesBack() throws SQLException {
		stored((s) -> s.setString(1, "x".repeat(1 << 20)));

		assertThat(read((rows) -> rows.getString(1))).isEqualTo("x".repeat(1 << 20));
	}

	@Test
	default void everyTypeOfJavaTimeComesBack() throws SQLException {
		for (Object value : new Object[] { LocalDate.of(2024, 2, 29), LocalTime.of(13, 14, 15),
				LocalDateTime.of(2024, 2, 29, 13, 14, 15, 123_456_789),
				Instant.parse("2024-02-29T13:14:15.123456Z") }) {
			run("DELETE FROM v");
			assertThat(stored((s) -> s.setObject(1, value))).startsWith("text ");
			assertThat(read((rows) -> rows.getObject(1, value.getClass()))).isEqualTo(value);
		}
		OffsetDateTime offset = OffsetDateTime.parse("2024-02-29T13:14:15+02:00");
		run("DELETE FROM v");
		stored((s) -> s.setObject(1, offset));
		assertThat(read((rows) -> rows.getObject(1, OffsetDateTime.class).toInstant())).isEqualTo(offset.toInstant());
	}

	@Test
	default void aUuidComesBack() throws SQLException {
		UUID uuid = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
		stored((s) -> s.setObject(1, uuid));

		assertThat(read((rows) -> rows.getObject(1, UUID.class))).isEqualTo(uuid);
	}

	@Test
	default void decimalsLoseNothing() throws SQLException {
		BigDecimal large = new BigDecimal("12345678901234567890.123456789");
		assertThat(stored((s) -> s.setObject(1, large))).isEqualTo("text '12345678901234567890.123456789'");
		assertThat(read((rows) -> rows.getObject(1, BigDecimal.class))).isEqualTo(large);
		run("DELETE FROM v");
		stored((s) -> s.setBigDecimal(1, new BigDecimal("12.50")));
		assertThat(read((rows) -> rows.getBigDecimal(1))).isEqualTo(new BigDecimal("12.50"));
		run("DELETE FROM v");
		BigInteger integer = BigInteger.TWO.pow(70);
		stored((s) -> s.setObject(1, integer));
		assertThat(read((rows) -> rows.getObject(1, BigInteger.class))).isEqualTo(integer);
	}

	@Test
	default void anEnumIsItsName() throws SQLException {
		assertThat(stored((s) -> s.setObject(1, DayOfWeek.MONDAY))).isEqualTo("text 'MONDAY'");
		assertThat(read((rows) -> rows.getObject(1, DayOfWeek.class))).isEqualTo(DayOfWeek.MONDAY);
	}

	@Test
	default void theDatesOfJdbcComeBack() throws SQLException {
		stored((s) -> s.setDate(1, Date.valueOf("2024-02-29")));
		assertThat(read((rows) -> rows.getDate(1))).isEqualTo(Date.valueOf("2024-02-29"));
		run("DELETE FROM v");
		stored((s) -> s.setTime(1, Time.valueOf("13:14:15")));
		assertThat(read((rows) -> rows.getTime(1))).isEqualTo(Time.valueOf("13:14:15"));
		run("DELETE FROM v");
		Timestamp timestamp = new Timestamp(1709212455123L);
		stored((s) -> s.setTimestamp(1, timestamp));
		assertThat(read((rows) -> rows.getTimestamp(1))).isEqualTo(timestamp);
		run("DELETE FROM v");
		stored((s) -> s.setObject(1, new java.util.Date(1709212455123L)));
		assertThat(read((rows) -> rows.getTimestamp(1))).isEqualTo(timestamp);
	}

	@ParameterizedTest
	@ValueSource(strings = { "'2024-02-29 13:14:15'", "'2024-02-29T13:14:15Z'", "'2024-02-29T15:14:15+02:00'",
			"1709212455000" })
	default void aTimestampIsReadFromEveryForm(String sql) throws SQLException {
		run("INSERT INTO v VALUES (" + sql + ")");

		assertThat(read((rows) -> rows.getObject(1, Instant.class))).isEqualTo(Instant.parse("2024-02-29T13:14:15Z"));
		assertThat(read((rows) -> rows.getTimestamp(1)))
			.isEqualTo(Timestamp.from(Instant.parse("2024-02-29T13:14:15Z")));
		assertThat(read((rows) -> rows.getObject(1, LocalDate.class))).isEqualTo(LocalDate.of(2024, 2, 29));
	}

	@Test
	default void aDateIsReadFromADateWithTime() throws SQLException {
		run("INSERT INTO v VALUES ('2024-02-29 13:14:15')");

		assertThat(read((rows) -> rows.getDate(1).toString())).isEqualTo("2024-02-29");
	}

	@Test
	default void anObjectIsReadAsTheClassThatIsAskedFor() throws SQLException {
		try (ResultSet rows = query("SELECT 5, 5.5, 1")) {
			rows.next();
			assertThat(rows.getObject(1, Integer.class)).isEqualTo(5);
			assertThat(rows.getObject(1, Long.class)).isEqualTo(5L);
			assertThat(rows.getObject(1, String.class)).isEqualTo("5");
			assertThat(rows.getObject(2, Double.class)).isEqualTo(5.5);
			assertThat(rows.getObject(3, Boolean.class)).isTrue();
		}
	}

	@Test
	default void aNumberThatDoesNotFitIsRefused() throws SQLException {
		run("INSERT INTO v VALUES (5000000000)");

		assertThatExceptionOfType(SQLDataException.class).isThrownBy(() -> read((rows) -> rows.getInt(1)))
			.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("22003"));
	}

	@Test
	default void textIsNoNumber() throws SQLException {
		run("INSERT INTO v VALUES ('abc')");

		assertThatExceptionOfType(SQLDataException.class).isThrownBy(() -> read((rows) -> rows.getLong(1)))
			.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("22018"));
	}

	@Test
	default void anObjectIsStoredAsTheTypeThatIsNamed() throws SQLException {
		assertThat(stored((s) -> s.setObject(1, 42, Types.VARCHAR))).isEqualTo("text '42'");
		run("DELETE FROM v");
		assertThat(stored((s) -> s.setObject(1, "42", Types.INTEGER))).isEqualTo("integer 42");
	}

	@Test
	default void nationalTextIsText() throws SQLException {
		assertThat(stored((s) -> s.setNString(1, "n"))).isEqualTo("text 'n'");
		assertThat(read((rows) -> rows.getNString(1))).isEqualTo("n");
	}

}
