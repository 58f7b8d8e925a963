package io.github.libsqlspring.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Dates in a file that sqlite-jdbc uses too.
 */
class SharedFileTests {

	private static final Timestamp TIMESTAMP = Timestamp.from(Instant.parse("2026-01-02T03:04:05.678Z"));

	@TempDir
	Path folder;

	private final TimeZone zone = TimeZone.getDefault();

	private LibsqlDataSource dataSource;

	@BeforeEach
	void open() {
		TimeZone.setDefault(TimeZone.getTimeZone("Europe/Berlin"));
		this.dataSource = LibsqlDataSource.create(this.folder.resolve("shared.db").toUri().toString());
	}

	@AfterEach
	void close() {
		this.dataSource.close();
		TimeZone.setDefault(this.zone);
	}

	private Connection sqlite(String parameters) throws SQLException {
		return DriverManager.getConnection("jdbc:sqlite:" + this.folder.resolve("shared.db") + parameters);
	}

	private static void write(Connection connection) throws SQLException {
		try (connection) {
			connection.createStatement().execute("CREATE TABLE t (d, t, ts, ld, lt, ldt)");
			try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?)")) {
				insert.setDate(1, Date.valueOf("2026-07-02"));
				insert.setTime(2, Time.valueOf("03:04:05"));
				insert.setTimestamp(3, TIMESTAMP);
				insert.setObject(4, LocalDate.parse("2026-07-02"));
				insert.setObject(5, LocalTime.parse("03:04"));
				insert.setObject(6, LocalDateTime.parse("2026-07-02T03:04:05.123456789"));
				insert.executeUpdate();
			}
		}
	}

	private static void assertReadable(Connection connection) throws SQLException {
		try (connection; ResultSet row = connection.createStatement().executeQuery("SELECT * FROM t")) {
			row.next();
			assertThat(row.getDate("d")).isEqualTo(Date.valueOf("2026-07-02"));
			assertThat(row.getTime("t")).isEqualTo(Time.valueOf("03:04:05"));
			assertThat(row.getTimestamp("ts")).isEqualTo(TIMESTAMP);
			assertThat(row.getObject("d", LocalDate.class)).isEqualTo("2026-07-02");
			assertThat(row.getObject("t", LocalTime.class)).isEqualTo("03:04:05");
			assertThat(row.getObject("ld", LocalDate.class)).isEqualTo("2026-07-02");
			assertThat(row.getObject("lt", LocalTime.class)).isEqualTo("03:04:00");
			assertThat(row.getObject("ldt", LocalDateTime.class)).isEqualTo("2026-07-02T03:04:05.123456789");
		}
	}

	@Test
	void whatSqliteJdbcWritesByDefaultIsRead() throws SQLException {
		write(sqlite(""));

		assertReadable(this.dataSource.getConnection());
		assertReadable(this.dataSource.withDateFormat(DateFormat.EPOCH_MILLIS).getConnection());
	}

	@Test
	void millisecondsAreWhatSqliteJdbcReads() throws SQLException {
		write(this.dataSource.withDateFormat(DateFormat.EPOCH_MILLIS).getConnection());

		try (Connection connection = sqlite("");
				ResultSet row = connection.createStatement().executeQuery("SELECT * FROM t")) {
			row.next();
			assertThat(row.getDate("d")).isEqualTo(Date.valueOf("2026-07-02"));
			assertThat(row.getTime("t")).isEqualTo(Time.valueOf("03:04:05"));
			assertThat(row.getTimestamp("ts")).isEqualTo(TIMESTAMP);
		}
	}

	@Test
	void textIsReadBySqliteJdbcInTheZoneOfItsVm() throws SQLException {
		write(this.dataSource.getConnection());

		try (Connection connection = sqlite("");
				ResultSet row = connection.createStatement()
					.executeQuery("SELECT ts, '2026-01-02 03:04:05', d FROM t")) {
			row.next();
			assertThat(row.getTimestamp(1)).isEqualTo(Timestamp.valueOf("2026-01-02 03:04:05.678"));
			assertThat(row.getTimestamp(2)).isEqualTo(Timestamp.valueOf("2026-01-02 03:04:05"));
			assertThat(row.getObject(3, LocalDate.class)).isEqualTo("2026-07-02");
		}
	}

}
