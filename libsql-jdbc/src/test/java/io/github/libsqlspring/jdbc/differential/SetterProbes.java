package io.github.libsqlspring.jdbc.differential;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;

/**
 * Values in, in columns of each affinity: what is stored, and what getObject gives back.
 */
final class SetterProbes {

	private static final byte[] BYTES = { 0, 1, -1, 65 };

	private static final List<String> COLUMNS = List.of("a", "i", "r", "t", "b", "n", "d");

	private SetterProbes() {
	}

	static List<Probe> all() {
		Probes probes = Probes.on("setters",
				"CREATE TABLE t (a, i INTEGER, r REAL, t TEXT, b BLOB, n NUMERIC, d DECIMAL(10,2))");
		setters().forEach((name, setter) -> probes.probe(name, (it) -> store(it, setter)));
		return probes.list();
	}

	private static void store(Scene it, Setter setter) throws Exception {
		PreparedStatement insert = it.prepare("INSERT INTO t VALUES (?1, ?1, ?1, ?1, ?1, ?1, ?1)");
		it.act("set", () -> {
			setter.set(insert);
			insert.executeUpdate();
		});
		for (String column : COLUMNS) {
			it.stored("stored in " + column,
					"SELECT typeof(x) AS type, quote(x) AS quoted, hex(x) AS bytes FROM (SELECT %s AS x FROM t)"
						.formatted(column));
		}
		it.query("objects", "SELECT * FROM t");
	}

	private static Map<String, Setter> setters() {
		Map<String, Setter> setters = new LinkedHashMap<>();
		numbers(setters);
		texts(setters);
		bytes(setters);
		dates(setters);
		typed(setters);
		return setters;
	}

	private static void numbers(Map<String, Setter> all) {
		all.put("setBoolean(true)", (s) -> s.setBoolean(1, true));
		all.put("setBoolean(false)", (s) -> s.setBoolean(1, false));
		all.put("setByte(-1)", (s) -> s.setByte(1, (byte) -1));
		all.put("setShort(300)", (s) -> s.setShort(1, (short) 300));
		all.put("setInt(7)", (s) -> s.setInt(1, 7));
		for (long value : new long[] { 9007199254740993L, Long.MAX_VALUE, Long.MIN_VALUE }) {
			all.put("setLong(" + value + ")", (s) -> s.setLong(1, value));
		}
		all.put("setFloat(1.1)", (s) -> s.setFloat(1, 1.1f));
		for (double value : new double[] { 0.1, 3.0, -0.0, 1e300, Double.MIN_VALUE, Double.NaN,
				Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY }) {
			all.put("setDouble(" + value + ")", (s) -> s.setDouble(1, value));
		}
		all.put("setFloat(NaN)", (s) -> s.setFloat(1, Float.NaN));
		for (String value : List.of("12.50", "5", "12345678901234567890.123456789", "1E+3", "0.1")) {
			all.put("setBigDecimal(" + value + ")", (s) -> s.setBigDecimal(1, new BigDecimal(value)));
		}
		all.put("setBigDecimal(null)", (s) -> s.setBigDecimal(1, null));
		all.put("setObject(BigInteger 2^70)", (s) -> s.setObject(1, BigInteger.TWO.pow(70)));
		all.put("setObject(BigInteger 5)", (s) -> s.setObject(1, BigInteger.valueOf(5)));
		for (Object value : List.of(true, (byte) 1, (short) 2, 3, 4L, 1.5f, 2.5, 'c')) {
			all.put("setObject(" + value.getClass().getSimpleName() + ")", (s) -> s.setObject(1, value));
		}
	}

	private static void texts(Map<String, Setter> all) {
		for (String value : List.of("plain", "", "a'\"\\\né漢🚀", "nul\u0000inside", "12", "1.50", " 3 ", "1e3",
				"true")) {
			all.put("setString(" + value.replace("\n", "\\n").replace("\u0000", "\\0") + ")",
					(s) -> s.setString(1, value));
		}
		all.put("setString(null)", (s) -> s.setString(1, null));
		all.put("setString(200 kB)", (s) -> s.setString(1, "x".repeat(200_000)));
		all.put("setNString", (s) -> s.setNString(1, "n"));
		all.put("setObject(String)", (s) -> s.setObject(1, "o"));
		all.put("setObject(null)", (s) -> s.setObject(1, null));
		all.put("setNull(INTEGER)", (s) -> s.setNull(1, Types.INTEGER));
		all.put("setNull(VARCHAR, name)", (s) -> s.setNull(1, Types.VARCHAR, "TEXT"));
		all.put("setObject(UUID)", (s) -> s.setObject(1, UUID.fromString("123e4567-e89b-12d3-a456-426614174000")));
		all.put("setObject(enum)", (s) -> s.setObject(1, DayOfWeek.MONDAY));
		all.put("setObject(unknown)", (s) -> s.setObject(1, new StringBuilder("b")));
		all.put("setURL", (s) -> s.setURL(1, URI.create("http://localhost/").toURL()));
		all.put("setCharacterStream", (s) -> s.setCharacterStream(1, new StringReader("héllo")));
		all.put("setCharacterStream(5)", (s) -> s.setCharacterStream(1, new StringReader("héllo, world"), 5));
		all.put("setCharacterStream(5L)", (s) -> s.setCharacterStream(1, new StringReader("héllo, world"), 5L));
		all.put("setNCharacterStream", (s) -> s.setNCharacterStream(1, new StringReader("n")));
		all.put("setAsciiStream", (s) -> s.setAsciiStream(1, stream("ascii")));
		all.put("setClob(Reader)", (s) -> s.setClob(1, new StringReader("clob")));
		all.put("setClob(Reader, 2)", (s) -> s.setClob(1, new StringReader("clob"), 2));
		all.put("setClob(Clob)", (s) -> {
			var clob = s.getConnection().createClob();
			clob.setString(1, "made");
			s.setClob(1, clob);
		});
		all.put("setNClob(Reader)", (s) -> s.setNClob(1, new StringReader("nclob")));
	}

	private static ByteArrayInputStream stream(String text) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
	}

	private static void bytes(Map<String, Setter> all) {
		all.put("setBytes", (s) -> s.setBytes(1, BYTES));
		all.put("setBytes(empty)", (s) -> s.setBytes(1, new byte[0]));
		all.put("setBytes(null)", (s) -> s.setBytes(1, null));
		all.put("setObject(byte[])", (s) -> s.setObject(1, BYTES));
		all.put("setBinaryStream", (s) -> s.setBinaryStream(1, new ByteArrayInputStream(BYTES)));
		all.put("setBinaryStream(2)", (s) -> s.setBinaryStream(1, new ByteArrayInputStream(BYTES), 2));
		all.put("setBinaryStream(2L)", (s) -> s.setBinaryStream(1, new ByteArrayInputStream(BYTES), 2L));
		all.put("setBinaryStream(null)", (s) -> s.setBinaryStream(1, null));
		all.put("setBlob(InputStream)", (s) -> s.setBlob(1, new ByteArrayInputStream(BYTES)));
		all.put("setBlob(InputStream, 2)", (s) -> s.setBlob(1, new ByteArrayInputStream(BYTES), 2));
		all.put("setBlob(Blob)", (s) -> {
			var blob = s.getConnection().createBlob();
			blob.setBytes(1, BYTES);
			s.setBlob(1, blob);
		});
	}

	private static void dates(Map<String, Setter> all) {
		LocalDateTime moment = LocalDateTime.of(2024, 2, 29, 13, 14, 15, 123_000_000);
		Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
		all.put("setDate", (s) -> s.setDate(1, Date.valueOf("2024-02-29")));
		all.put("setTime", (s) -> s.setTime(1, Time.valueOf("13:14:15")));
		all.put("setTimestamp", (s) -> s.setTimestamp(1, Timestamp.valueOf(moment)));
		all.put("setTimestamp(calendar)", (s) -> s.setTimestamp(1, Timestamp.valueOf(moment), tokyo));
		all.put("setDate(calendar)", (s) -> s.setDate(1, Date.valueOf("2024-02-29"), tokyo));
		all.put("setTimestamp(null)", (s) -> s.setTimestamp(1, null));
		all.put("setObject(java.util.Date)", (s) -> s.setObject(1, new java.util.Date(1709212455123L)));
		all.put("setObject(Timestamp)", (s) -> s.setObject(1, new Timestamp(1709212455123L)));
		all.put("setObject(Date)", (s) -> s.setObject(1, Date.valueOf("2024-02-29")));
		all.put("setObject(Time)", (s) -> s.setObject(1, Time.valueOf("13:14:15")));
		for (Object value : List.of(LocalDate.of(2024, 2, 29), LocalTime.of(13, 14, 15),
				LocalTime.of(13, 14, 15, 123_456_789), moment, LocalDateTime.of(2024, 2, 29, 13, 14),
				Instant.parse("2024-02-29T13:14:15.123456Z"), OffsetDateTime.parse("2024-02-29T13:14:15+02:00"),
				OffsetTime.parse("13:14:15+02:00"), ZonedDateTime.parse("2024-02-29T13:14:15+01:00[Europe/Paris]"),
				Year.of(2024))) {
			all.put("setObject(" + value.getClass().getSimpleName() + " " + value + ")", (s) -> s.setObject(1, value));
		}
	}

	private static void typed(Map<String, Setter> all) {
		all.put("setObject(42, VARCHAR)", (s) -> s.setObject(1, 42, Types.VARCHAR));
		all.put("setObject('42', INTEGER)", (s) -> s.setObject(1, "42", Types.INTEGER));
		all.put("setObject('x', INTEGER)", (s) -> s.setObject(1, "x", Types.INTEGER));
		all.put("setObject(42, DOUBLE)", (s) -> s.setObject(1, 42, Types.DOUBLE));
		all.put("setObject(1.255, DECIMAL, 2)", (s) -> s.setObject(1, new BigDecimal("1.255"), Types.DECIMAL, 2));
		all.put("setObject('true', BOOLEAN)", (s) -> s.setObject(1, "true", Types.BOOLEAN));
		all.put("setObject(null, INTEGER)", (s) -> s.setObject(1, null, Types.INTEGER));
		all.put("setObject(5, JDBCType.BIGINT)", (s) -> s.setObject(1, 5, JDBCType.BIGINT));
		all.put("setObject('2024-02-29', DATE)", (s) -> s.setObject(1, "2024-02-29", Types.DATE));
		all.put("setObject(bytes, VARBINARY)", (s) -> s.setObject(1, BYTES, Types.VARBINARY));
		all.put("setObject(bytes, BLOB)", (s) -> s.setObject(1, BYTES, Types.BLOB));
		all.put("setObject(1, ARRAY)", (s) -> s.setObject(1, 1, Types.ARRAY));
		all.put("setArray", (s) -> s.setArray(1, null));
		all.put("setRef", (s) -> s.setRef(1, null));
		all.put("setRowId", (s) -> s.setRowId(1, null));
		all.put("setSQLXML", (s) -> s.setSQLXML(1, null));
	}

	/**
	 * Sets the first parameter.
	 */
	@FunctionalInterface
	private interface Setter {

		void set(PreparedStatement statement) throws Exception;

	}

}
