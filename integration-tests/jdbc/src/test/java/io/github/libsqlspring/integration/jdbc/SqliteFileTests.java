package io.github.libsqlspring.integration.jdbc;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
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
 * Files that sqlite-jdbc has made, in an application with the starter.
 */
@Framework(value = "SQLite files", version = JDBC.class)
@RunsOn(DatabasePath.FILE)
class SqliteFileTests {

	@TempDir
	private Path folder;

	private SqliteFile file() {
		return new SqliteFile(this.folder.resolve("old.db"));
	}

	private static JdbcTemplate template(ConfigurableApplicationContext application) {
		return application.getBean(JdbcTemplate.class);
	}

	@Test
	@Exercises("Booleans, numbers, decimals, UUIDs, enums and blobs as sqlite-jdbc stores them")
	void valuesAreReadAsTheyWereWritten() throws SQLException {
		SqliteFile file = file();
		UUID uuid = UUID.randomUUID();
		byte[] blob = { 0, 1, (byte) 0xff };
		file.write("CREATE TABLE item (id INTEGER PRIMARY KEY, active BOOLEAN, price TEXT, code VARCHAR(36), "
				+ "size TEXT, data BLOB, number BIGINT, ratio DOUBLE)");
		file.plain()
			.update("INSERT INTO item VALUES (1, ?, ?, ?, ?, ?, ?, ?)", true, new BigDecimal("0.10").toString(),
					uuid.toString(), Size.LARGE.name(), blob, Long.MAX_VALUE, 0.1);

		try (ConfigurableApplicationContext application = file.start()) {
			Item item = application.getBean(JdbcClient.class).sql("SELECT * FROM item").query(Item.class).single();

			assertThat(item).usingRecursiveComparison()
				.isEqualTo(new Item(1, true, new BigDecimal("0.10"), uuid, Size.LARGE, blob, Long.MAX_VALUE, 0.1));
			assertThat(template(application).update("UPDATE item SET active = ?, code = ?", false, uuid)).isEqualTo(1);
		}
		assertThat(file.plain().queryForMap("SELECT active, code FROM item")).containsEntry("active", 0)
			.containsEntry("code", uuid.toString());
	}

	@Test
	@Exercises("A rollback journal: the file gets a write-ahead log")
	void aFileWithARollbackJournalIsConverted() throws SQLException {
		SqliteFile file = file();
		file.write("CREATE TABLE entry (id INTEGER PRIMARY KEY, writer TEXT)");

		try (ConfigurableApplicationContext application = file.start()) {
			template(application).update("INSERT INTO entry (writer) VALUES ('starter')");
		}

		assertThat(file.plain().queryForObject("PRAGMA journal_mode", String.class)).isEqualTo("wal");
		assertThat(file.plain().queryForObject("SELECT count(*) FROM entry", Integer.class)).isEqualTo(1);
	}

	@Test
	@Exercises("A rollback journal that stays: libsql.local.journal-mode=keep")
	void aFileKeepsItsRollbackJournalIfToldSo() throws SQLException {
		SqliteFile file = file();
		file.write("CREATE TABLE entry (id INTEGER PRIMARY KEY, writer TEXT)");

		try (ConfigurableApplicationContext application = file.start("libsql.local.journal-mode=keep")) {
			template(application).update("INSERT INTO entry (writer) VALUES ('starter')");
		}

		assertThat(file.plain().queryForObject("PRAGMA journal_mode", String.class)).isEqualTo("delete");
	}

	@Test
	@Exercises("A write-ahead log that a killed program left")
	void whatAKilledProgramCommittedIsThere() throws SQLException, IOException {
		SqliteFile file = file();
		file.write("PRAGMA journal_mode = wal", "CREATE TABLE entry (id INTEGER PRIMARY KEY, writer TEXT)");
		try (OtherProgram program = OtherProgram.start(file, 3, true)) {
			program.await("started");
			program.await("done");
		}
		assertThat(file.path().resolveSibling("old.db-wal")).isNotEmptyFile();

		try (ConfigurableApplicationContext application = file.start()) {
			assertThat(template(application).queryForList("SELECT DISTINCT writer FROM entry", String.class))
				.containsExactly("other");
			assertThat(template(application).queryForObject("SELECT count(*) FROM entry", Integer.class)).isEqualTo(3);
			assertThat(template(application).update("DELETE FROM entry")).isEqualTo(3);
		}
	}

	@Test
	@Exercises("A rollback journal that a killed program left")
	void whatAKilledProgramDidNotCommitIsTakenBack() throws SQLException, IOException {
		SqliteFile file = file();
		file.write("CREATE TABLE entry (id INTEGER PRIMARY KEY, writer TEXT)");
		try (OtherProgram program = OtherProgram.start(file, 3, true)) {
			program.await("started");
			program.await("done");
		}
		assertThat(file.path().resolveSibling("old.db-journal")).exists();

		try (ConfigurableApplicationContext application = file.start()) {
			assertThat(template(application).queryForList("SELECT writer FROM entry", String.class))
				.containsExactly("other", "other", "other");
		}
	}

	@Test
	@Exercises("Another program that writes at the same time")
	void anotherProgramMayWriteAtTheSameTime() throws SQLException, IOException {
		SqliteFile file = file();
		file.write("PRAGMA journal_mode = wal", "CREATE TABLE entry (id INTEGER PRIMARY KEY, writer TEXT)");

		try (ConfigurableApplicationContext application = file.start("libsql.local.busy-timeout=20s");
				OtherProgram program = OtherProgram.start(file, 200, false)) {
			program.await("started");
			for (int i = 0; i < 200; i++) {
				template(application).update("INSERT INTO entry (writer) VALUES ('starter')");
			}
			program.await("done");

			assertThat(
					template(application).queryForList("SELECT writer, count(*) AS n FROM entry GROUP BY 1 ORDER BY 1"))
				.containsExactly(Map.of("writer", "other", "n", 200), Map.of("writer", "starter", "n", 200));
		}
	}

	@Test
	@Exercises("WITHOUT ROWID and STRICT tables, generated columns, views, triggers")
	void tablesOfEveryKindWork() throws SQLException {
		SqliteFile file = file();
		file.write(
				"CREATE TABLE word (word TEXT PRIMARY KEY, length INTEGER AS (length(word)) STORED) STRICT, WITHOUT ROWID",
				"CREATE TABLE log (at TEXT DEFAULT CURRENT_TIMESTAMP, text TEXT)",
				"CREATE TRIGGER word_added AFTER INSERT ON word BEGIN INSERT INTO log (text) VALUES (new.word); END",
				"CREATE VIEW long_word AS SELECT word FROM word WHERE length > 3",
				"CREATE TRIGGER long_word_added INSTEAD OF INSERT ON long_word BEGIN INSERT INTO word VALUES (new.word); END",
				"INSERT INTO word VALUES ('one')");

		try (ConfigurableApplicationContext application = file.start()) {
			JdbcTemplate template = template(application);
			template.update("INSERT INTO long_word (word) VALUES (?)", "three");

			assertThat(template.queryForList("SELECT word FROM long_word", String.class)).containsExactly("three");
			assertThat(template.queryForList("SELECT text FROM log", String.class)).containsExactly("one", "three");
			assertThat(template.queryForObject("SELECT length FROM word WHERE word = 'three'", Integer.class))
				.isEqualTo(5);
			assertThatExceptionOfType(DataAccessException.class)
				.isThrownBy(() -> template.update("INSERT INTO word (word, length) VALUES ('x', 1)"));
		}
	}

	@Test
	@Exercises("FTS5 and R*Tree")
	void virtualTablesWork() throws SQLException {
		SqliteFile file = file();
		file.write("CREATE VIRTUAL TABLE page USING fts5 (title, body)",
				"INSERT INTO page VALUES ('Emma', 'handsome, clever, and rich')",
				"CREATE VIRTUAL TABLE place USING rtree (id, x1, x2, y1, y2)",
				"INSERT INTO place VALUES (1, 0, 2, 0, 2)");

		try (ConfigurableApplicationContext application = file.start()) {
			JdbcTemplate template = template(application);
			template.update("INSERT INTO page VALUES (?, ?)", "Persuasion", "a clever man");
			template.update("INSERT INTO place VALUES (2, 5, 6, 5, 6)");

			assertThat(template.queryForList("SELECT title FROM page WHERE page MATCH ? ORDER BY title", String.class,
					"clever"))
				.containsExactly("Emma", "Persuasion");
			assertThat(template.queryForList("SELECT id FROM place WHERE x1 < ? AND y1 < ?", Integer.class, 3, 3))
				.containsExactly(1);
		}
	}

	@Test
	@Exercises("user_version, application_id, page size, UTF-16, auto_vacuum")
	void theSettingsOfAFileStay() throws SQLException {
		SqliteFile file = file();
		file.write("PRAGMA page_size = 8192", "PRAGMA encoding = 'UTF-16le'", "PRAGMA auto_vacuum = FULL",
				"PRAGMA user_version = 7", "PRAGMA application_id = 4711", "CREATE TABLE entry (writer TEXT)",
				"INSERT INTO entry VALUES ('Jörg 😀')");

		try (ConfigurableApplicationContext application = file.start()) {
			JdbcTemplate template = template(application);
			template.update("INSERT INTO entry VALUES (?)", "Zoë");

			assertThat(template.queryForList("SELECT writer FROM entry", String.class)).containsExactly("Jörg 😀",
					"Zoë");
			assertThat(List.of("page_size", "encoding", "auto_vacuum", "user_version", "application_id"))
				.map((name) -> template.queryForObject("PRAGMA " + name, String.class))
				.containsExactly("8192", "UTF-16le", "1", "7", "4711");
		}
	}

	@Test
	@Exercises("Names of files with spaces, umlauts, percent signs")
	void everyNameOfAFileCanBeWritten() throws SQLException {
		SqliteFile file = new SqliteFile(this.folder.resolve("Büro 100% #1.db"));
		file.write("CREATE TABLE entry (writer TEXT)", "INSERT INTO entry VALUES ('other')");
		String escaped = file.path().toString().replace("%", "%25").replace("#", "%23");

		for (String url : List.of("file:" + escaped, file.path().toUri().toString())) {
			try (ConfigurableApplicationContext application = file.start("libsql.url=" + url)) {
				assertThat(template(application).queryForList("SELECT writer FROM entry", String.class))
					.containsExactly("other");
			}
		}
	}

	@Test
	@Exercises("Foreign keys are enforced, or not: libsql.local.foreign-keys")
	void foreignKeysAreEnforcedUnlessToldOtherwise() throws SQLException {
		SqliteFile file = file();
		String orphan = "INSERT INTO child VALUES (7)";
		file.write("CREATE TABLE parent (id INTEGER PRIMARY KEY)", "CREATE TABLE child (parent REFERENCES parent)",
				orphan);

		try (ConfigurableApplicationContext application = file.start()) {
			assertThat(template(application).queryForList("PRAGMA foreign_key_check")).hasSize(1);
			assertThatExceptionOfType(DataIntegrityViolationException.class)
				.isThrownBy(() -> template(application).update(orphan));
		}
		try (ConfigurableApplicationContext application = file.start("libsql.local.foreign-keys=false")) {
			assertThat(template(application).update(orphan)).isEqualTo(1);
		}
	}

	@Test
	@Exercises("A file that may only be read")
	void aFileThatMayOnlyBeReadIsRead() throws SQLException, IOException {
		SqliteFile file = file();
		file.write("CREATE TABLE entry (writer TEXT)", "INSERT INTO entry VALUES ('other')");
		assertThat(file.path().toFile().setWritable(false)).isTrue();

		try (ConfigurableApplicationContext application = file.start()) {
			assertThat(template(application).queryForList("SELECT writer FROM entry", String.class))
				.containsExactly("other");
			if (!Files.isWritable(file.path())) {
				assertThatExceptionOfType(DataAccessException.class)
					.isThrownBy(() -> template(application).update("DELETE FROM entry"))
					.withMessageContaining("readonly");
			}
		}
	}

	/**
	 * Sizes, stored by name.
	 */
	enum Size {

		SMALL, LARGE

	}

	/**
	 * A row.
	 *
	 * @param id the key
	 * @param active a boolean, which SQLite stores as 0 or 1
	 * @param price a decimal as text
	 * @param code a UUID as text
	 * @param size an enum by name
	 * @param data bytes
	 * @param number a 64-bit integer
	 * @param ratio a double
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Item(long id, boolean active, BigDecimal price, UUID code, Size size, byte[] data, long number,
			double ratio) {
	}

}
