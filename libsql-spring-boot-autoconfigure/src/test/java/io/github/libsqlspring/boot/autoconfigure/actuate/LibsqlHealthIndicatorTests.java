package io.github.libsqlspring.boot.autoconfigure.actuate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.sqlite.JournalMode;
import io.github.libsqlspring.test.JwtKey;
import io.github.libsqlspring.test.SqldOptions;
import io.github.libsqlspring.test.SqldServer;
import io.github.libsqlspring.test.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;

class LibsqlHealthIndicatorTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	private static Health health(Database database) {
		return new LibsqlHealthIndicator(database, TIMEOUT).health();
	}

	private static void execute(Session session, String... sql) {
		for (String each : sql) {
			session.batch(new Batch(List.of(new Batch.Step(null, Statement.of(each)))));
		}
	}

	@Nested
	class OfAFile {

		@TempDir
		private Path folder;

		private Database open(Path file, JournalMode mode) {
			return LibsqlClient.builder()
				.url("file:" + file)
				.sqliteOptions((options) -> options.withJournalMode(mode))
				.buildDatabase();
		}

		@Test
		void isUpAndSaysWhatItIs() {
			Path file = this.folder.resolve("a.db");
			try (Database database = open(file, JournalMode.WAL)) {
				Health health = health(database);

				assertThat(health.getStatus()).isEqualTo(Status.UP);
				assertThat(health.getDetails()).containsEntry("mode", "file")
					.containsEntry("location", file.toString())
					.containsOnlyKeys("mode", "location", "engine", "latencyMillis");
				assertThat(health.getDetails().get("engine")).asString().matches("SQLite 3\\.\\d+\\.\\d+");
			}
		}

		@ParameterizedTest
		@CsvSource({ "WAL, false", "DELETE, true" })
		void isUpWhileSomebodyWritesForLong(JournalMode mode, boolean locked) {
			try (Database database = open(this.folder.resolve("a.db"), mode); Session writer = database.openSession()) {
				execute(writer, "CREATE TABLE t (a)", "BEGIN EXCLUSIVE", "INSERT INTO t VALUES (1)");

				Health health = health(database);

				assertThat(health.getStatus()).isEqualTo(Status.UP);
				assertThat(health.getDetails().containsKey("locked")).isEqualTo(locked);
			}
		}

		@Test
		void isDownIfItCannotBeOpened() {
			try (Database database = open(this.folder, JournalMode.WAL)) {
				Health health = health(database);

				assertThat(health.getStatus()).isEqualTo(Status.DOWN);
				assertThat(health.getDetails()).containsEntry("mode", "file");
				assertThat(health.getDetails().get("error")).asString().contains("SQLITE_CANTOPEN");
			}
		}

		@Test
		void isDownAfterItsEnd() {
			Database database = open(this.folder.resolve("a.db"), JournalMode.WAL);
			database.close();

			assertThat(health(database).getStatus()).isEqualTo(Status.DOWN);
		}

	}

	@Nested
	class OfAServer {

		private static final JwtKey KEY = JwtKey.generate();

		private static SqldServer server;

		@BeforeAll
		static void start() {
			server = SqldServer.start(SqldOptions.defaults().withJwtKey(KEY));
		}

		@AfterAll
		static void stop() {
			server.close();
		}

		private static Database open(String url) {
			return LibsqlClient.builder().url(url).authToken(KEY.token()).buildDatabase();
		}

		@ParameterizedTest
		@CsvSource({ "http:, http", "ws:, websocket" })
		void isUpAndSaysHowItIsReached(String scheme, String transport) {
			try (Database database = open(server.url().replace("http:", scheme))) {
				Health health = health(database);

				assertThat(health.getStatus()).isEqualTo(Status.UP);
				assertThat(health.getDetails()).containsAllEntriesOf(Map.of("mode", "remote", "location", server.url(),
						"transport", transport, "protocol", "hrana3-protobuf"));
				assertThat(health.getDetails()).containsKeys("engine", "latencyMillis");
			}
		}

		@Test
		void neverShowsTheToken() {
			String url = server.url() + "?authToken=" + KEY.token();
			try (Database database = open(url)) {
				assertThat(health(database).toString()).doesNotContain(KEY.token());
				server.kill();
				assertThat(health(database).toString()).contains("DOWN").doesNotContain(KEY.token());
			}
			finally {
				server.restart();
			}
		}

		@Test
		void isUpWhileSomebodyWritesForLong() {
			try (Database database = open(server.url()); Session writer = database.openSession()) {
				execute(writer, "CREATE TABLE IF NOT EXISTS t (a)", "BEGIN IMMEDIATE", "INSERT INTO t VALUES (1)");

				assertThat(health(database).getStatus()).isEqualTo(Status.UP);
			}
		}

		@Test
		void isDownIfItRefusesTheToken() {
			try (Database database = LibsqlClient.builder().url(server.url()).buildDatabase()) {
				Health health = health(database);

				assertThat(health.getStatus()).isEqualTo(Status.DOWN);
				assertThat(health.getDetails().get("error")).asString().contains("HTTP_401").doesNotContain("SELECT");
			}
		}

		@Test
		void isDownIfItDoesNotAnswerInTime() {
			try (TcpProxy proxy = TcpProxy.to(server.port()); Database database = open(proxy.url())) {
				proxy.holdReplies();

				Health health = new LibsqlHealthIndicator(database, Duration.ofMillis(100)).health();

				assertThat(health.getStatus()).isEqualTo(Status.DOWN);
				assertThat(health.getDetails().get("error")).asString().contains("TIMEOUT");
			}
		}

	}

}
