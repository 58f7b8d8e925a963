package io.github.libsqlspring.integration.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.sqlite.JDBC;

import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.integration.support.DatabasePath;
import io.github.libsqlspring.integration.support.Exercises;
import io.github.libsqlspring.integration.support.Framework;
import io.github.libsqlspring.integration.support.RunsOn;
import io.github.libsqlspring.test.SqldOptions;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The file of a server, as an embedded one, and the way back.
 */
@Framework(value = "SQLite files", version = JDBC.class)
@RunsOn(DatabasePath.FILE)
class ServerFileTests {

	private static final String DATA = "dbs/default/data";

	private static final String WRITERS = "SELECT group_concat(writer) FROM entry";

	@TempDir
	private Path folder;

	private SqldServer start(String name) {
		return SqldServer.start(SqldOptions.defaults().withDirectory(this.folder.resolve(name)));
	}

	private void write(SqldServer server, String... statements) {
		try (ConfigurableApplicationContext application = file().start("libsql.url=" + server.url())) {
			application.getBean(JdbcTemplate.class).batchUpdate(statements);
		}
	}

	private SqliteFile file() {
		return new SqliteFile(this.folder.resolve("local.db"));
	}

	@Test
	@Exercises("The file of a stopped server, opened as an embedded one")
	void theFileOfAServerIsAnSqliteFile() throws IOException {
		try (SqldServer server = start("server")) {
			write(server, "CREATE TABLE entry (id INTEGER PRIMARY KEY, writer TEXT NOT NULL)",
					"INSERT INTO entry (writer) VALUES ('server')");
		}
		Path data = this.folder.resolve("server").resolve(DATA);
		Files.copy(data, file().path());
		Files.copy(data.resolveSibling("data-wal"), file().path().resolveSibling("local.db-wal"));

		try (ConfigurableApplicationContext application = file().start()) {
			JdbcTemplate template = application.getBean(JdbcTemplate.class);
			template.update("INSERT INTO entry (writer) VALUES ('embedded')");

			assertThat(template.queryForObject(WRITERS, String.class)).isEqualTo("server,embedded");
			assertThat(template.queryForObject("PRAGMA integrity_check", String.class)).isEqualTo("ok");
		}
	}

	@Test
	@Exercises("An embedded file, as the data of a new server")
	void anSqliteFileIsTheDataOfANewServer() throws IOException {
		try (ConfigurableApplicationContext application = file().start()) {
			application.getBean(JdbcTemplate.class)
				.batchUpdate("CREATE TABLE entry (id INTEGER PRIMARY KEY, writer TEXT NOT NULL)",
						"INSERT INTO entry (writer) VALUES ('embedded')");
		}
		Path data = this.folder.resolve("server").resolve(DATA);
		Files.createDirectories(data.getParent());
		Files.copy(file().path(), data);

		try (SqldServer server = start("server")) {
			write(server, "INSERT INTO entry (writer) VALUES ('server')");
			server.restart();

			try (ConfigurableApplicationContext application = file().start("libsql.url=" + server.url())) {
				assertThat(application.getBean(JdbcTemplate.class).queryForObject(WRITERS, String.class))
					.isEqualTo("embedded,server");
			}
		}
	}

	@Test
	@Exercises("A script of the .dump of sqlite3, executed on a server")
	void aDumpIsExecutedOnAServer() {
		try (SqldServer server = SqldServer.start();
				ConfigurableApplicationContext application = file().start("libsql.url=" + server.url())) {
			application.getBean(LibsqlClient.class)
				.executeScript(
						"""
								PRAGMA foreign_keys=OFF;
								BEGIN TRANSACTION;
								CREATE TABLE child (id INTEGER PRIMARY KEY AUTOINCREMENT, entry INTEGER REFERENCES entry);
								INSERT INTO child VALUES(1,1);
								CREATE TABLE entry (id INTEGER PRIMARY KEY, writer TEXT NOT NULL);
								INSERT INTO entry VALUES(1,'one; two');
								DELETE FROM sqlite_sequence;
								INSERT INTO sqlite_sequence VALUES('child',1);
								CREATE TRIGGER entry_added AFTER INSERT ON entry BEGIN INSERT INTO child (entry) VALUES (new.id); END;
								COMMIT;
								""");

			JdbcTemplate template = application.getBean(JdbcTemplate.class);
			template.update("INSERT INTO entry (writer) VALUES ('server')");
			assertThat(template.queryForObject(WRITERS, String.class)).isEqualTo("one; two,server");
			assertThat(template.queryForObject("SELECT count(*) FROM child", Integer.class)).isEqualTo(2);
		}
	}

}
