package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Dates and times in each form, by all their classes, in a Java VM whose zone is not UTC.
 */
interface DateTimeContract extends PathContract {

	TimeZone ZONE_OF_THE_VM = TimeZone.getDefault();

	TimeZone BERLIN = TimeZone.getTimeZone("Europe/Berlin");

	Calendar TOKYO = Calendar.getInstance(TimeZone.getTimeZone("Asia/Tokyo"));

	Instant INSTANT = Instant.parse("2026-01-02T03:04:05.678Z");

	private Connection connect(DateFormat format) throws SQLException {
		TimeZone.setDefault(BERLIN);
		return ((LibsqlDataSource) dataSource()).withDateFormat(format).getConnection();
	}

	@AfterEach
	default void restoreZone() {
		TimeZone.setDefault(ZONE_OF_THE_VM);
	}

	static Stream<Arguments> forms() {
		Instant fine = Instant.parse("2026-01-02T03:04:05.000000006Z");
		return Stream.of(form(INSTANT, "'2026-01-02 03:04:05.678'", 1767323045678L),
				form(fine, "'2026-01-02 03:04:05.000000006'", 1767323045000L),
				form(Instant.parse("1969-12-31T23:59:59.999Z"), "'1969-12-31 23:59:59.999'", -1),
				form(INSTANT.atZone(ZoneId.of("Asia/Tokyo")), "'2026-01-02 03:04:05.678'", 1767323045678L),
				form(OffsetDateTime.parse("2026-01-02T05:34:05.678+02:30"), "'2026-01-02 03:04:05.678'",
						1767323045678L),
				form(GregorianCalendar.from(INSTANT.atZone(ZoneId.of("Asia/Tokyo"))), "'2026-01-02 03:04:05.678'",
						1767323045678L),
				form(java.util.Date.from(INSTANT), "'2026-01-02 03:04:05.678'", 1767323045678L),
				form(LocalDateTime.parse("2026-01-02T03:04:00"), "'2026-01-02 03:04:00'", 1767319440000L),
				form(LocalDate.parse("2026-01-02"), "'2026-01-02'", 1767308400000L),
				form(LocalTime.parse("03:04:05.678"), "'03:04:05.678'", 7445678L),
				form(YearMonth.parse("2026-01"), "'2026-01'", null),
				form(OffsetTime.parse("03:04:05+02:00"), "'03:04:05+02:00'", null));
	}

	private static Arguments form(Object time, String text, Number millis) {
		return Arguments.of(time, text, millis);
	}

	@ParameterizedTest
	@MethodSource("forms")
	default void eachFormIsStoredAsItSays(Object time, String text, Number millis) throws SQLException {
		assertThat(stored(DateFormat.TEXT, time)).isEqualTo(text + "|text");
		if (millis != null) {
			assertThat(stored(DateFormat.EPOCH_MILLIS, time)).isEqualTo(millis + "|integer");
			assertThat(stored(DateFormat.EPOCH_SECONDS, time))
				.isEqualTo(Math.floorDiv(millis.longValue(), 1000) + "|integer");
		}
		else {
			assertThat(stored(DateFormat.EPOCH_MILLIS, time)).isEqualTo(text + "|text");
		}
	}

	private String stored(DateFormat format, Object time) throws SQLException {
		try (Connection connection = connect(format);
				PreparedStatement select = connection.prepareStatement("SELECT quote(?1) || '|' || typeof(?1)")) {
			select.setObject(1, time);
			try (ResultSet row = select.executeQuery()) {
				row.next();
				return row.getString(1);
			}
		}
	}

	@Test
	default void theClassesOfJdbcAreStoredInTheZoneOfTheVm() throws SQLException {
		TimeZone.setDefault(BERLIN);
		Time time = new Time(Time.valueOf("03:04:05").getTime() + 678);

		assertThat(stored(DateFormat.TEXT, Date.valueOf("2026-01-02"))).isEqualTo("'2026-01-02'|text");
		assertThat(stored(DateFormat.TEXT, Date.valueOf("1500-01-02"))).isEqualTo("'1500-01-02'|text");
		assertThat(stored(DateFormat.TEXT, Time.valueOf("03:04:05"))).isEqualTo("'03:04:05'|text");
		assertThat(stored(DateFormat.TEXT, time)).isEqualTo("'03:04:05.678'|text");
		assertThat(stored(DateFormat.TEXT, Timestamp.valueOf("2026-01-02 03:04:05.678")))
			.isEqualTo("'2026-01-02 02:04:05.678'|text");
		assertThat(stored(DateFormat.EPOCH_MILLIS, Date.valueOf("2026-01-02")))
			.isEqualTo(Date.valueOf("2026-01-02").getTime() + "|integer");
		assertThat(stored(DateFormat.EPOCH_MILLIS, time)).isEqualTo(time.getTime() + "|integer");
		assertThat(stored(DateFormat.EPOCH_MILLIS, Timestamp.from(INSTANT))).isEqualTo("1767323045678|integer");
	}

	@ParameterizedTest
	@EnumSource(DateFormat.class)
	default void whatIsWrittenIsReadBack(DateFormat format) throws SQLException {
		TimeZone.setDefault(BERLIN);
		Instant instant = INSTANT.minusMillis(678);
		for (Object time : List.of(instant, LocalDateTime.parse("2026-07-02T03:04:05"), LocalDate.parse("2026-07-02"),
				LocalTime.parse("03:04:05"), instant.atOffset(java.time.ZoneOffset.UTC),
				OffsetTime.parse("03:04:05-02:00"), ZonedDateTime.parse("2026-01-02T03:04:05Z"),
				Date.valueOf("2026-07-02"), Date.valueOf("1500-01-02"), Time.valueOf("03:04:05"),
				Timestamp.from(instant), java.util.Date.from(instant))) {
			for (String column : List.of("ANY_TYPE", "TEXT", "NUMERIC")) {
				assertThat(stored(format, time, column)).as("%s in %s", time.getClass(), column).isEqualTo(time);
			}
		}
	}

	private Object stored(DateFormat format, Object time, String columnType) throws SQLException {
		try (Connection connection = connect(format); Statement statement = connection.createStatement()) {
			statement.execute("DROP TABLE IF EXISTS t");
			statement.execute("CREATE TABLE t (v " + (columnType.equals("ANY_TYPE") ? "" : columnType) + ")");
			try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
				insert.setObject(1, time);
				insert.executeUpdate();
			}
			try (ResultSet row = statement.executeQuery("SELECT v FROM t")) {
				row.next();
				return row.getObject(1, time.getClass());
			}
		}
	}

	@Test
	default void theSettersAndGettersOfJdbcAgreeInEveryForm() throws SQLException {
		TimeZone.setDefault(BERLIN);
		Timestamp timestamp = Timestamp.valueOf("2026-07-02 23:30:00");
		Date date = Date.valueOf("2026-07-02");
		Time time = Time.valueOf("23:30:00");
		for (DateFormat format : DateFormat.values()) {
			try (Connection connection = connect(format);
					PreparedStatement select = connection.prepareStatement("SELECT ?, ?, ?, ?, ?, ?")) {
				select.setTimestamp(1, timestamp);
				select.setTimestamp(2, timestamp, TOKYO);
				select.setDate(3, date);
				select.setDate(4, date, TOKYO);
				select.setTime(5, time);
				select.setTime(6, time, TOKYO);
				try (ResultSet row = select.executeQuery()) {
					row.next();
					assertThat(row.getTimestamp(1)).isEqualTo(timestamp);
					assertThat(row.getTimestamp(1, TOKYO)).isEqualTo(timestamp);
					assertThat(row.getTimestamp(2)).isEqualTo(timestamp);
					assertThat(row.getDate(3)).isEqualTo(date);
					assertThat(row.getTime(5)).isEqualTo(time);
					if (format == DateFormat.TEXT) {
						// 00:00 in Berlin is 07:00 in Tokyo, and 23:30 in winter 07:30.
						assertThat(row.getString(4)).isEqualTo("2026-07-02");
						assertThat(row.getDate(4, TOKYO)).isEqualTo("2026-07-01T17:00:00");
						assertThat(row.getString(6)).isEqualTo("07:30:00");
						assertThat(row.getTime(6, TOKYO)).isEqualTo(new Time(time.getTime() - 86_400_000));
					}
				}
			}
		}
	}

	@Test
	default void aCalendarDecidesWhichDayADateIs() throws SQLException {
		Date midnightInTokyo = new Date(Instant.parse("2026-01-01T15:00:00Z").toEpochMilli());
		try (Connection connection = connect(DateFormat.TEXT);
				PreparedStatement select = connection.prepareStatement("SELECT ?")) {
			select.setDate(1, midnightInTokyo, TOKYO);
			try (ResultSet row = select.executeQuery()) {
				row.next();
				assertThat(row.getString(1)).isEqualTo("2026-01-02");
				assertThat(row.getDate(1, TOKYO)).isEqualTo(midnightInTokyo);
				assertThat(row.getDate(1)).isEqualTo(Date.valueOf("2026-01-02"));
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "'2026-01-02 03:04:05.678'", "'2026-01-02T03:04:05.678'", "'2026-01-02T03:04:05.678Z'",
			"'2026-01-02 05:04:05.678000+02:00'", "'2026-01-02 05:04:05.678+0200'", "'2026-01-02T05:04:05.678+02'",
			"1767323045678", "1767323045678.0", "julianday('2026-01-02 03:04:05.678')" })
	default void everyFormIsReadWhateverIsWritten(String sql) throws SQLException {
		for (DateFormat format : List.of(DateFormat.TEXT, DateFormat.EPOCH_MILLIS)) {
			try (Connection connection = connect(format);
					Statement statement = connection.createStatement();
					ResultSet row = statement
						.executeQuery("SELECT " + (sql.matches("\\d{4}-.*") ? "'" + sql + "'" : sql))) {
				row.next();
				assertThat(row.getTimestamp(1)).isEqualTo(Timestamp.from(INSTANT));
				assertThat(row.getObject(1, Instant.class)).isEqualTo(INSTANT);
				assertThat(row.getObject(1, OffsetDateTime.class).toInstant()).isEqualTo(INSTANT);
				assertThat(row.getObject(1, ZonedDateTime.class).toInstant()).isEqualTo(INSTANT);
				assertThat(row.getDate(1)).isEqualTo(Date.valueOf("2026-01-02"));
				assertThat(row.getObject(1, LocalDate.class)).isEqualTo("2026-01-02");
			}
		}
	}

	@Test
	default void secondsAreReadWhereTheyAreWritten() throws SQLException {
		try (Connection connection = connect(DateFormat.EPOCH_SECONDS);
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(
						"SELECT unixepoch('2026-01-02 03:04:05'), 1767323045.678, '1767323045', '2026-01-02'")) {
			row.next();
			assertThat(row.getObject(1, Instant.class)).isEqualTo("2026-01-02T03:04:05Z");
			assertThat(row.getObject(2, Instant.class)).isEqualTo(INSTANT);
			assertThat(row.getObject(3, LocalDateTime.class)).isEqualTo("2026-01-02T04:04:05");
			assertThat(row.getDate(4)).isEqualTo(Date.valueOf("2026-01-02"));
		}
	}

	@Test
	default void partsAreReadAsTheyWereWritten() throws SQLException {
		try (Connection connection = connect(DateFormat.TEXT);
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery(
						"SELECT '2026-01-02 23:30:00.5', '2026-01-02', '23:30', '23:30:00.123456', 1767396600000")) {
			row.next();
			assertThat(row.getDate(1)).isEqualTo(Date.valueOf("2026-01-02"));
			assertThat(row.getTime(1)).isEqualTo(new Time(Time.valueOf("23:30:00").getTime() + 500));
			assertThat(row.getObject(1, LocalDateTime.class)).isEqualTo("2026-01-02T23:30:00.5");
			assertThat(row.getTimestamp(2)).isEqualTo(Timestamp.from(Instant.parse("2026-01-02T00:00:00Z")));
			assertThat(row.getObject(2, LocalDateTime.class)).isEqualTo("2026-01-02T00:00:00");
			assertThat(row.getTime(3)).isEqualTo(Time.valueOf("23:30:00"));
			assertThat(row.getObject(3, OffsetTime.class)).isEqualTo(OffsetTime.parse("23:30Z"));
			assertThat(row.getObject(4, LocalTime.class)).isEqualTo("23:30:00.123456");
			// Half past midnight in Berlin.
			assertThat(row.getDate(5)).isEqualTo(Date.valueOf("2026-01-03"));
			assertThat(row.getTime(5)).isEqualTo(Time.valueOf("00:30:00"));
			assertThat(row.getObject(5, LocalDateTime.class)).isEqualTo("2026-01-03T00:30:00");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "'s3cret'", "''", "'2026-02-30'", "'2026-01-02 25:00'", "'10000-01-01'", "x'00'",
			"9223372036854775807.0", "'1767323045678'" })
	default void whatIsNoTimeIsRefusedWithoutShowingIt(String sql) throws SQLException {
		try (Connection connection = connect(DateFormat.TEXT);
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SELECT " + sql + " AS born")) {
			row.next();
			for (Class<?> type : List.of(Date.class, Time.class, Timestamp.class, Instant.class, LocalDate.class,
					OffsetDateTime.class, java.util.Date.class)) {
				assertThatExceptionOfType(SQLDataException.class).isThrownBy(() -> row.getObject(1, type))
					.withMessageContaining("'born'")
					.withMessageContaining("yyyy-MM-dd HH:mm:ss")
					.withMessageNotContaining("s3cret")
					.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("22007"))
					.satisfies((ex) -> assertThat(ex.getCause()).isNull());
			}
		}
	}

	@Test
	default void aTimeOfDayIsNoTimestamp() throws SQLException {
		try (Connection connection = connect(DateFormat.TEXT);
				Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SELECT '23:30:00'")) {
			row.next();
			assertThatExceptionOfType(SQLDataException.class).isThrownBy(() -> row.getTimestamp(1));
			assertThatExceptionOfType(SQLDataException.class).isThrownBy(() -> row.getDate(1));
		}
	}

	@Test
	default void yearsThatTheFormDoesNotHaveAreRefused() throws SQLException {
		for (Object time : List.of(LocalDate.of(10000, 1, 1), LocalDate.of(-1, 1, 1), Instant.MAX,
				new Timestamp(Long.MAX_VALUE), OffsetTime.parse("01:02:03+01:00:30"))) {
			assertThatExceptionOfType(SQLDataException.class).isThrownBy(() -> stored(DateFormat.TEXT, time))
				.withMessageContaining("Parameter 1")
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("22008"));
		}
		assertThatExceptionOfType(SQLDataException.class)
			.isThrownBy(() -> stored(DateFormat.EPOCH_MILLIS, Instant.MAX));
		assertThat(stored(DateFormat.EPOCH_MILLIS, Instant.parse("+10000-01-01T00:00:00Z")))
			.isEqualTo("253402300800000|integer");
	}

	@Test
	default void theOrderOfTextIsThatOfTimeBesideCurrentTimestamp() {
		JdbcTemplate jdbc = jdbc();
		jdbc.execute("CREATE TABLE t (n INTEGER PRIMARY KEY, at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP)");
		jdbc.update("INSERT INTO t VALUES (3, ?), (1, ?), (2, datetime('2026-01-02 03:04:05')), (4, ?)", INSTANT,
				Timestamp.from(INSTANT.minusSeconds(1)), INSTANT.plusNanos(1));
		jdbc.update("INSERT INTO t (n) VALUES (5)");

		assertThat(jdbc.queryForList("SELECT n FROM t ORDER BY at", Integer.class)).containsExactly(1, 2, 3, 4, 5);
		assertThat(jdbc.queryForList("SELECT n FROM t WHERE at >= ? AND at < ? ORDER BY n", Integer.class,
				Instant.parse("2026-01-02T03:04:05Z"), INSTANT.plusNanos(1)))
			.containsExactly(2, 3);
		assertThat(jdbc.queryForObject("SELECT unixepoch(at) FROM t WHERE n = 3", Long.class)).isEqualTo(1767323045);
		assertThat(jdbc.queryForObject("SELECT at FROM t WHERE n = 5", Instant.class)).isAfter(INSTANT);
	}

	static Stream<Arguments> targets() {
		Timestamp timestamp = Timestamp.from(INSTANT);
		LocalDateTime local = LocalDateTime.parse("2026-01-02T23:30:00");
		return Stream.of(Arguments.of(timestamp, Types.TIMESTAMP, "'2026-01-02 03:04:05.678'"),
				Arguments.of(timestamp, Types.DATE, "'2026-01-02'"),
				Arguments.of(timestamp, Types.TIME, "'04:04:05.678'"),
				Arguments.of(timestamp, Types.TIMESTAMP_WITH_TIMEZONE, "'2026-01-02 03:04:05.678'"),
				Arguments.of(timestamp, Types.VARCHAR, "'2026-01-02 03:04:05.678'"),
				Arguments.of(timestamp, Types.BIGINT, "1767323045678"), Arguments.of(local, Types.DATE, "'2026-01-02'"),
				Arguments.of(local, Types.TIME, "'23:30:00'"),
				Arguments.of(local, Types.TIMESTAMP, "'2026-01-02 23:30:00'"),
				Arguments.of(local.toLocalDate(), Types.TIMESTAMP, "'2026-01-02 00:00:00'"),
				Arguments.of(OffsetDateTime.parse("2026-01-02T23:30:00-05:00"), Types.DATE, "'2026-01-02'"),
				Arguments.of(ZonedDateTime.parse("2026-01-02T23:30:00-05:00"), Types.TIME, "'23:30:00'"),
				Arguments.of(OffsetDateTime.parse("2026-01-02T23:30:00-05:00"), Types.TIMESTAMP_WITH_TIMEZONE,
						"'2026-01-03 04:30:00'"),
				Arguments.of(OffsetDateTime.parse("2026-01-02T23:30:00-05:00"), Types.TIME_WITH_TIMEZONE,
						"'23:30:00-05:00'"),
				Arguments.of("2026-01-02T03:04", Types.TIMESTAMP, "'2026-01-02 03:04:00'"),
				Arguments.of("2026-01-02T03:04+01:00", Types.TIMESTAMP_WITH_TIMEZONE, "'2026-01-02 02:04:00'"),
				Arguments.of("2026-01-02T03:04", Types.DATE, "'2026-01-02'"),
				Arguments.of("03:04", Types.TIME, "'03:04:00'"), Arguments.of(null, Types.TIMESTAMP, "NULL"));
	}

	@ParameterizedTest
	@MethodSource("targets")
	default void aTimeIsSetAsTheTypeThatIsAskedFor(Object time, int type, String quoted) throws SQLException {
		try (Connection connection = connect(DateFormat.TEXT);
				PreparedStatement select = connection.prepareStatement("SELECT quote(?)")) {
			select.setObject(1, time, type);
			try (ResultSet row = select.executeQuery()) {
				row.next();
				assertThat(row.getString(1)).isEqualTo(quoted);
			}
		}
	}

	@Test
	default void aDateBecomesItsMidnightAndATimeNoTimestamp() throws SQLException {
		TimeZone.setDefault(BERLIN);
		try (Connection connection = connect(DateFormat.TEXT);
				PreparedStatement select = connection.prepareStatement("SELECT ?")) {
			select.setObject(1, Date.valueOf("2026-01-02"), Types.TIMESTAMP);
			try (ResultSet row = select.executeQuery()) {
				row.next();
				assertThat(row.getTimestamp(1)).isEqualTo(Timestamp.valueOf("2026-01-02 00:00:00"));
			}
			for (Object time : List.of(Time.valueOf("01:02:03"), LocalTime.NOON, "s3cret", 7, new byte[1])) {
				assertThatExceptionOfType(SQLDataException.class)
					.isThrownBy(() -> select.setObject(1, time, Types.TIMESTAMP))
					.withMessageContaining("Parameter 1")
					.withMessageContaining("TIMESTAMP")
					.withMessageNotContaining("s3cret");
			}
		}
	}

}
