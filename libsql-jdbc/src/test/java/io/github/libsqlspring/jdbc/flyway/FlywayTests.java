package io.github.libsqlspring.jdbc.flyway;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Matcher;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.internal.database.DatabaseTypeRegister;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Flyway with this driver on the class path and no Spring.
 */
class FlywayTests {

	private static final String TOKEN = "eyJhbGciOiJub25lIn0.s3cret.x";

	@TempDir
	private Path directory;

	private String file;

	@BeforeEach
	void writeMigration() throws Exception {
		this.file = this.directory.resolve("test.db").toString();
		Files.writeString(this.directory.resolve("V1__book.sql"), """
				CREATE TABLE author (id INTEGER PRIMARY KEY);
				CREATE TABLE "a "" book" (id INTEGER PRIMARY KEY, author INTEGER REFERENCES author);
				INSERT INTO author VALUES (1);
				INSERT INTO "a "" book" VALUES (1, 1);
				""");
	}

	private FluentConfiguration flyway(String url) {
		return Flyway.configure()
			.dataSource(url, null, null)
			.locations("filesystem:" + this.directory)
			.cleanDisabled(false);
	}

	private int tables() throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + this.file);
				var statement = connection.createStatement();
				var tables = statement.executeQuery("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'a%'")) {
			return tables.getInt(1);
		}
	}

	@Nested
	class Urls {

		@Test
		void ofThisDriverAreMigrated() throws SQLException {
			assertThat(flyway("jdbc:libsql:file:" + FlywayTests.this.file).load().migrate().success).isTrue();
			assertThat(tables()).isEqualTo(2);
		}

		@Test
		void ofSqliteJdbcStayWithFlywaysOwnType() throws SQLException {
			String url = "jdbc:sqlite:" + FlywayTests.this.file;
			assertThat(DatabaseTypeRegister.getDatabaseTypesForUrl(url, flyway(url))).singleElement()
				.isNotInstanceOf(LibsqlDatabaseType.class);
			assertThat(flyway(url).load().migrate().success).isTrue();
			assertThat(tables()).isEqualTo(2);
		}

		@Test
		void showNoSecretInMessages() {
			String url = "jdbc:libsql:http://127.0.0.1:1/?authToken=" + TOKEN
					+ "&remoteEncryptionKey=s3cret&transport=no";
			assertThatExceptionOfType(FlywayException.class).isThrownBy(() -> flyway(url).load().migrate())
				.withMessageContaining("jdbc:libsql:http://127.0.0.1:1/")
				.withMessageNotContaining("s3cret");
			Matcher secrets = new LibsqlDatabaseType().getJDBCCredentialsPattern().matcher(url);
			assertThat(secrets.results().map((secret) -> secret.group(1))).containsExactly(TOKEN, "s3cret");
		}

	}

	@Nested
	class Clean {

		@Test
		void isRefusedByForeignKeysWithoutTheCallback() {
			Flyway flyway = flyway("jdbc:libsql:file:" + FlywayTests.this.file).load();
			flyway.migrate();
			assertThatExceptionOfType(FlywayException.class).isThrownBy(flyway::clean)
				.withMessageContaining("FOREIGN KEY constraint failed");
		}

		@Test
		void dropsTablesWithForeignKeys() throws SQLException {
			Flyway flyway = flyway("jdbc:libsql:file:" + FlywayTests.this.file)
				.callbacks(ForeignKeysBeforeClean.class.getName())
				.load();
			flyway.migrate();
			flyway.clean();
			assertThat(tables()).isZero();
			flyway.clean();
		}

	}

}
