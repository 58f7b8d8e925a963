package io.github.libsqlspring.integration.jdbc;

import java.nio.file.Path;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.TimeZone;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.sqlite.JDBC;

import io.github.libsqlspring.integration.support.DatabasePath;
import io.github.libsqlspring.integration.support.Exercises;
import io.github.libsqlspring.integration.support.Framework;
import io.github.libsqlspring.integration.support.RunsOn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Dates in files that sqlite-jdbc and an application with the starter share, in a zone
 * that is not UTC.
 */
@Framework(value = "SQLite files", version = JDBC.class)
@RunsOn(DatabasePath.FILE)
class SqliteFileDateTests {

	private static final Instant MOMENT = Instant.parse("2026-07-02T23:04:05.678Z");

	private static final LocalDate DAY = LocalDate.of(2026, 7, 2);

	private static final LocalTime TIME = LocalTime.of(3, 4, 5);

	private static final String INSERT = "INSERT INTO event (moment, day, time) VALUES (?, ?, ?)";

	private static final String READ = "SELECT moment, day, time FROM event";

	private final TimeZone zone = TimeZone.getDefault();

	@TempDir
	private Path folder;

	@BeforeEach
	void beInBerlin() {
		TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
	}

	@AfterEach
	void beBack() {
		TimeZone.setDefault(this.zone);
	}

	private SqliteFile file() throws SQLException {
		SqliteFile file = new SqliteFile(this.folder.resolve("old.db"));
		file.write("CREATE TABLE event (id INTEGER PRIMARY KEY, moment TIMESTAMP, day DATE, time TIME)");
		return file;
	}

	private static void insertAsOldCode(JdbcTemplate template) {
		template.update(INSERT, Timestamp.from(MOMENT), Date.valueOf(DAY), Time.valueOf(TIME));
	}

	private static void expectAsOldCode(JdbcTemplate template) {
		assertThat(template.queryForObject("SELECT moment FROM event", Timestamp.class))
			.isEqualTo(Timestamp.from(MOMENT));
		assertThat(template.queryForObject("SELECT day FROM event", Date.class)).isEqualTo(Date.valueOf(DAY));
		assertThat(template.queryForObject("SELECT time FROM event", Time.class)).isEqualTo(Time.valueOf(TIME));
	}

	private static void expect(ConfigurableApplicationContext application) {
		expectAsOldCode(application.getBean(JdbcTemplate.class));
		JdbcClient client = application.getBean(JdbcClient.class);
		assertThat(client.sql(READ).query(Event.class).single()).isEqualTo(new Event(MOMENT, DAY, TIME));
		assertThat(client.sql("SELECT moment FROM event").query(LocalDateTime.class).single())
			.isEqualTo(LocalDateTime.ofInstant(MOMENT, TimeZone.getDefault().toZoneId()));
	}

	@Test
	@Exercises("Dates as sqlite-jdbc stores them by default, in milliseconds: read")
	void millisecondsAreReadAsEveryType() throws SQLException {
		SqliteFile file = file();
		insertAsOldCode(file.plain());

		try (ConfigurableApplicationContext application = file.start()) {
			expect(application);
		}
	}

	@Test
	@Exercises("Dates as sqlite-jdbc stores them by default: written with libsql.jdbc.date-format=epoch-millis")
	void millisecondsAreStoredIfToldSo() throws SQLException {
		SqliteFile file = file();
		try (ConfigurableApplicationContext application = file.start("libsql.jdbc.date-format=epoch-millis")) {
			application.getBean(JdbcTemplate.class).update(INSERT, MOMENT, DAY, TIME);

			expect(application);
		}

		expectAsOldCode(file.plain());
		insertAsOldCode(file.plain());
		assertThat(file.plain()
			.queryForObject("SELECT count(*) FROM (SELECT DISTINCT moment, day, time FROM event)", Integer.class))
			.isEqualTo(1);
	}

	@Test
	@Exercises("Dates with sqlite-jdbc's date_precision=seconds and libsql.jdbc.date-format=epoch-seconds")
	void secondsAreReadAndStoredIfToldSo() throws SQLException {
		SqliteFile file = file();
		Timestamp moment = Timestamp.from(Instant.parse("2026-07-02T23:04:05Z"));
		file.plain("?date_precision=seconds").update("INSERT INTO event (moment) VALUES (?)", moment);

		try (ConfigurableApplicationContext application = file.start("libsql.jdbc.date-format=epoch-seconds")) {
			JdbcTemplate template = application.getBean(JdbcTemplate.class);
			assertThat(template.queryForObject("SELECT moment FROM event", Timestamp.class)).isEqualTo(moment);
			template.update("UPDATE event SET moment = ?", moment);
		}
		assertThat(file.plain("?date_precision=seconds").queryForObject("SELECT moment FROM event", Timestamp.class))
			.isEqualTo(moment);
	}

	@Test
	@Exercises("Dates with sqlite-jdbc's date_class=real: read")
	void julianDaysAreRead() throws SQLException {
		SqliteFile file = file();
		insertAsOldCode(file.plain("?date_class=real"));

		try (ConfigurableApplicationContext application = file.start()) {
			expect(application);
		}
	}

	@Test
	@Exercises(value = "Dates with sqlite-jdbc's date_class=text: read",
			limit = "moments only if the JVM was in UTC: sqlite-jdbc writes the time of its zone, without saying which")
	void textIsReadAsUtc() throws SQLException {
		SqliteFile file = file();
		insertAsOldCode(file.plain("?date_class=text"));

		try (ConfigurableApplicationContext application = file.start()) {
			assertThat(application.getBean(JdbcClient.class).sql(READ).query(Event.class).single())
				.isEqualTo(new Event(MOMENT.plusSeconds(7200), DAY, TIME));
		}
	}

	@Test
	@Exercises(value = "Dates that the starter stores as text: read by sqlite-jdbc",
			limit = "moments only if the JVM is in UTC, dates and times of day not: sqlite-jdbc")
	void sqliteJdbcReadsTextInItsZone() throws SQLException {
		SqliteFile file = file();
		try (ConfigurableApplicationContext application = file.start()) {
			application.getBean(JdbcTemplate.class).update(INSERT, MOMENT, DAY, TIME);
		}

		assertThat(file.plain().queryForObject("SELECT moment FROM event", Timestamp.class))
			.isEqualTo(Timestamp.from(MOMENT.minusSeconds(7200)));
		assertThatExceptionOfType(UncategorizedSQLException.class)
			.isThrownBy(() -> file.plain().queryForObject("SELECT day FROM event", Date.class));
		assertThatExceptionOfType(UncategorizedSQLException.class)
			.isThrownBy(() -> file.plain().queryForObject("SELECT time FROM event", Time.class));
	}

	/**
	 * A row.
	 *
	 * @param moment a moment
	 * @param day a day
	 * @param time a time of day
	 */
	record Event(Instant moment, LocalDate day, LocalTime time) {

	}

}
