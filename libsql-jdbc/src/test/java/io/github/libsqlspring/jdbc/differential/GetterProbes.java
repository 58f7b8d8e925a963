package io.github.libsqlspring.jdbc.differential;

import java.io.InputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Collections;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;

/**
 * Every getter on every kind of stored value.
 */
final class GetterProbes {

	private static final List<String> VALUES = List.of("NULL", "0", "1", "-1", "2", "200", "40000", "5000000000",
			"9223372036854775807", "-9223372036854775808", "1.5", "3.0", "-0.0", "1e300", "9e999", "1e10", "'abc'",
			"''", "'1'", "'1.5'", "' 7 '", "'true'", "'FALSE'", "'MONDAY'", "x''", "x'00ff41'", "x'31'", "'2024-02-29'",
			"'2024-02-29 13:14:15'", "'2024-02-29 13:14:15.123'", "'2024-02-29T13:14:15'",
			"'2024-02-29T13:14:15.123456789'", "'2024-02-29T13:14:15Z'", "'2024-02-29T13:14:15+02:00'",
			"'2024-02-29 13:14'", "'13:14:15'", "'13:14:15.5'", "1709212455123", "1709212455", "2460370.0515",
			"'12345678901234567890.123456789'", "'123e4567-e89b-12d3-a456-426614174000'",
			"x'123e4567e89b12d3a456426614174000'", "'9223372036854775808'", "'NaN'");

	private GetterProbes() {
	}

	static List<Probe> all() {
		Probes probes = Probes.on("getters");
		for (String value : VALUES) {
			probes.probe(value, (it) -> read(it, value));
		}
		return probes.list();
	}

	private static void read(Scene it, String value) throws Exception {
		List<Getter> getters = getters();
		// A column for each getter, because SQLite keeps the form that was asked for.
		String sql = "SELECT " + String.join(", ", Collections.nCopies(getters.size(), value));
		try (Statement statement = it.statement(); ResultSet rows = statement.executeQuery(sql)) {
			rows.next();
			for (int i = 0; i < getters.size(); i++) {
				int column = i + 1;
				it.ask(getters.get(i).name(), () -> getters.get(column - 1).read().get(rows, column));
			}
		}
	}

	private static List<Getter> getters() {
		Calendar tokyo = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));
		List<Getter> getters = new ArrayList<>();
		getters.add(new Getter("getString", (rows, column) -> rows.getString(column)));
		getters.add(new Getter("getNString", (rows, column) -> rows.getNString(column)));
		getters.add(new Getter("getBoolean", (rows, column) -> rows.getBoolean(column)));
		getters.add(new Getter("getByte", (rows, column) -> rows.getByte(column)));
		getters.add(new Getter("getShort", (rows, column) -> rows.getShort(column)));
		getters.add(new Getter("getInt", (rows, column) -> rows.getInt(column)));
		getters.add(new Getter("getLong", (rows, column) -> rows.getLong(column)));
		getters.add(new Getter("getFloat", (rows, column) -> rows.getFloat(column)));
		getters.add(new Getter("getDouble", (rows, column) -> rows.getDouble(column)));
		getters.add(new Getter("getBigDecimal", (rows, column) -> rows.getBigDecimal(column)));
		getters.add(new Getter("getBytes", (rows, column) -> rows.getBytes(column)));
		getters.add(new Getter("getDate", (rows, column) -> rows.getDate(column)));
		getters.add(new Getter("getTime", (rows, column) -> rows.getTime(column)));
		getters.add(new Getter("getTimestamp", (rows, column) -> rows.getTimestamp(column)));
		getters.add(new Getter("getTimestamp(Calendar)", (rows, column) -> rows.getTimestamp(column, tokyo)));
		getters.add(new Getter("getDate(Calendar)", (rows, column) -> rows.getDate(column, tokyo)));
		getters.add(new Getter("getTime(Calendar)", (rows, column) -> rows.getTime(column, tokyo)));
		getters.add(new Getter("getObject", (rows, column) -> rows.getObject(column)));
		getters.add(new Getter("getBinaryStream", (rows, column) -> rows.getBinaryStream(column)));
		getters.add(new Getter("getAsciiStream", (rows, column) -> rows.getAsciiStream(column)));
		getters.add(new Getter("getCharacterStream", (rows, column) -> rows.getCharacterStream(column)));
		getters.add(new Getter("getNCharacterStream", (rows, column) -> rows.getNCharacterStream(column)));
		getters.add(new Getter("getBlob", (rows, column) -> rows.getBlob(column)));
		getters.add(new Getter("getClob", (rows, column) -> rows.getClob(column)));
		getters.add(new Getter("getNClob", (rows, column) -> rows.getNClob(column)));
		getters.add(new Getter("getURL", (rows, column) -> rows.getURL(column)));
		getters.add(new Getter("getRowId", (rows, column) -> rows.getRowId(column)));
		getters.add(new Getter("getSQLXML", (rows, column) -> rows.getSQLXML(column)));
		getters.add(new Getter("getArray", (rows, column) -> rows.getArray(column)));
		getters.add(new Getter("getRef", (rows, column) -> rows.getRef(column)));
		for (Class<?> type : List.of(String.class, Boolean.class, Byte.class, Short.class, Integer.class, Long.class,
				Float.class, Double.class, BigDecimal.class, BigInteger.class, byte[].class, LocalDate.class,
				LocalTime.class, LocalDateTime.class, OffsetDateTime.class, OffsetTime.class, ZonedDateTime.class,
				Instant.class, java.sql.Date.class, java.sql.Time.class, java.sql.Timestamp.class, java.util.Date.class,
				Calendar.class, UUID.class, DayOfWeek.class, InputStream.class, Reader.class, Blob.class, Clob.class,
				Object.class, StringBuilder.class)) {
			getters.add(new Getter("getObject(" + type.getSimpleName() + ")",
					(rows, column) -> rows.getObject(column, type)));
		}
		return getters;
	}

	/**
	 * Reads a column.
	 *
	 * @param name the method
	 * @param read the call
	 */
	private record Getter(String name, Read read) {

	}

	/**
	 * A call of a getter.
	 */
	@FunctionalInterface
	private interface Read {

		Object get(ResultSet rows, int column) throws Exception;

	}

}
