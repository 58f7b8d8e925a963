package io.github.libsqlspring.integration.liquibase;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import liquibase.CatalogAndSchema;
import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.exception.LiquibaseException;
import liquibase.snapshot.DatabaseSnapshot;
import liquibase.snapshot.SnapshotControl;
import liquibase.snapshot.SnapshotGeneratorFactory;
import liquibase.structure.core.ForeignKey;
import liquibase.structure.core.Index;
import liquibase.structure.core.Table;
import liquibase.structure.core.View;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.libsqlspring.integration.support.Exercises;
import io.github.libsqlspring.integration.support.Framework;
import io.github.libsqlspring.integration.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What Liquibase does on every path.
 */
@Framework(value = "Liquibase", version = Liquibase.class)
abstract class LiquibaseContract {

	@TempDir
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	static JdbcClient jdbc(ConfigurableApplicationContext context) {
		return context.getBean(JdbcClient.class);
	}

	static List<String> strings(ConfigurableApplicationContext context, String sql) {
		return jdbc(context).sql(sql).query(String.class).list();
	}

	static List<String> tables(ConfigurableApplicationContext context) {
		return strings(context, "SELECT name FROM sqlite_schema WHERE type <> 'index' AND name NOT LIKE 'sqlite_%'"
				+ " AND name NOT LIKE 'DATABASECHANGELOG%' ORDER BY name");
	}

	static List<String> history(ConfigurableApplicationContext context) {
		return strings(context, "SELECT ID FROM DATABASECHANGELOG ORDER BY ORDEREXECUTED");
	}

	ChangeLogs changeLogs() {
		return new ChangeLogs(this.directory);
	}

	static ConfigurableApplicationContext runWithoutChanges(TestDatabase database) {
		return database.application(Application.class).run("--spring.liquibase.enabled=false");
	}

	private static void insertBook(ConfigurableApplicationContext context, int id, int author) {
		jdbc(context).sql("INSERT INTO note (id, author_id) VALUES (?, ?)").params(id, author).update();
	}

	@Test
	@Exercises("A change log: tables, keys, indexes, loadData, formatted SQL with triggers")
	void runsAChangeLog(TestDatabase database) {
		try (ConfigurableApplicationContext context = database.application(Application.class).run()) {
			assertThat(history(context)).containsExactly("authors", "pages", "test-data", "trigger", "statements");
			assertThat(strings(context, "SELECT name || ' ' || coalesce(born, '-') FROM author ORDER BY id"))
				.containsExactly("Ada! 1815-12-10", "Grace; \"H\" -", "Test -", "It's; Jane -");
			assertThat(strings(context, "SELECT text || pages FROM note")).containsExactly("none; yet; done12");
			assertThatExceptionOfType(DataIntegrityViolationException.class)
				.isThrownBy(() -> insertBook(context, 2, 99));
			assertThatExceptionOfType(DataIntegrityViolationException.class)
				.isThrownBy(() -> jdbc(context).sql("INSERT INTO author (name) VALUES ('Test')").update());
			assertThatExceptionOfType(DataIntegrityViolationException.class)
				.isThrownBy(() -> jdbc(context).sql("INSERT INTO author (born) VALUES ('2000-01-01')").update());
		}
	}

	@Test
	@Exercises("Contexts")
	void leavesOtherContextsOut(TestDatabase database) {
		try (ConfigurableApplicationContext context = database.application(Application.class)
			.run("--spring.liquibase.contexts=production")) {
			assertThat(history(context)).containsExactly("authors", "pages", "trigger", "statements");
		}
	}

	@Test
	@Exercises("A changeset that fails in the middle leaves nothing, and runs again when corrected")
	void undoesAFailedChangeSet(TestDatabase database) throws Exception {
		try (ConfigurableApplicationContext context = runWithoutChanges(database)) {
			String book = """
					--changeset test:1
					CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT NOT NULL);
					--changeset test:2
					ALTER TABLE book ADD COLUMN pages INTEGER;
					CREATE TABLE shelf (id INTEGER PRIMARY KEY);
					INSERT INTO book (title) VALUES (%s);
					""";
			changeLogs().with(book.formatted("NULL"))
				.apply(context,
						(liquibase) -> assertThatExceptionOfType(LiquibaseException.class)
							.isThrownBy(() -> liquibase.update(new Contexts()))
							.withMessageContaining("NOT NULL constraint failed: book.title"));
			assertThat(history(context)).containsExactly("1");
			assertThat(tables(context)).containsExactly("book");
			assertThat(strings(context, "SELECT name FROM pragma_table_info('book')")).doesNotContain("pages");
			assertThat(strings(context, "SELECT LOCKED FROM DATABASECHANGELOGLOCK")).containsExactly("0");

			changeLogs().with(book.formatted("'Emma'")).apply(context, (liquibase) -> liquibase.update(new Contexts()));
			assertThat(history(context)).containsExactly("1", "2");
			assertThat(strings(context, "SELECT title FROM book")).containsExactly("Emma");
		}
	}

	@Test
	@Exercises("Rollback by count and by tag")
	void rollsBack(TestDatabase database) throws Exception {
		try (ConfigurableApplicationContext context = runWithoutChanges(database)) {
			ChangeLogs changeLogs = changeLogs().with("""
					--changeset test:1
					CREATE TABLE one (id INTEGER);
					--rollback DROP TABLE one;
					--changeset test:2
					CREATE TABLE two (id INTEGER);
					--rollback DROP TABLE two;
					--changeset test:3
					CREATE TABLE three (id INTEGER);
					--rollback DROP TABLE three;
					""");
			changeLogs.apply(context, (liquibase) -> {
				liquibase.update(1, "");
				liquibase.tag("first");
				liquibase.update(new Contexts());
				liquibase.rollback(1, "");
			});
			assertThat(tables(context)).containsExactly("one", "two");
			changeLogs.apply(context, (liquibase) -> liquibase.rollback("first", new Contexts()));
			assertThat(tables(context)).containsExactly("one");
			assertThat(history(context)).containsExactly("1");
		}
	}

	@Test
	@Exercises("A changed changeset is refused")
	void noticesAChangedChangeSet(TestDatabase database) throws Exception {
		try (ConfigurableApplicationContext context = runWithoutChanges(database)) {
			changeLogs().with("--changeset test:1\nCREATE TABLE one (id INTEGER);")
				.apply(context, (liquibase) -> liquibase.update(new Contexts()));
			changeLogs().with("--changeset test:1\nCREATE TABLE other (id INTEGER);")
				.apply(context,
						(liquibase) -> assertThatExceptionOfType(LiquibaseException.class)
							.isThrownBy(() -> liquibase.update(new Contexts()))
							.withMessageContaining("1 changesets check sum"));
		}
	}

	@Test
	@Exercises("updateSQL")
	void writesTheSqlInstead(TestDatabase database) throws Exception {
		try (ConfigurableApplicationContext context = runWithoutChanges(database)) {
			StringWriter sql = new StringWriter();
			changeLogs().with("--changeset test:1\nCREATE TABLE one (id INTEGER);")
				.apply(context, (liquibase) -> liquibase.update(new Contexts(), sql));
			assertThat(sql.toString()).contains("CREATE TABLE one (id INTEGER);")
				.contains("INSERT INTO DATABASECHANGELOG ");
			assertThat(tables(context)).isEmpty();
		}
	}

	@Test
	@Exercises("dropAll: tables, views, triggers")
	void dropsAll(TestDatabase database) throws Exception {
		try (ConfigurableApplicationContext context = runWithoutChanges(database)) {
			changeLogs().with("""
					--changeset test:1
					CREATE TABLE one (id INTEGER PRIMARY KEY, name TEXT UNIQUE);
					CREATE INDEX one_name ON one (name);
					CREATE VIEW ones AS SELECT * FROM one;
					--changeset test:2 splitStatements:false
					CREATE TRIGGER one_added AFTER INSERT ON one BEGIN DELETE FROM one WHERE id < 0; END;
					""").apply(context, (liquibase) -> {
				liquibase.update(new Contexts());
				liquibase.dropAll();
				liquibase.update(new Contexts());
			});
			assertThat(tables(context)).containsExactly("one", "one_added", "ones");
		}
	}

	@Test
	@Exercises(value = "dropAll: foreign keys", limit = "Liquibase: cannot drop a foreign key of SQLite")
	void doesNotDropForeignKeys(TestDatabase database) throws Exception {
		try (ConfigurableApplicationContext context = database.application(Application.class).run()) {
			changeLogs().with("")
				.apply(context,
						(liquibase) -> assertThatExceptionOfType(LiquibaseException.class)
							.isThrownBy(liquibase::dropAll)
							.withMessageContaining("DropForeignKeyConstraintStatement"));
			assertThat(tables(context)).contains("author", "note");
		}
	}

	@Test
	@Exercises(value = "autoIncrement of a BIGINT", limit = "SQLite: INTEGER only")
	void refusesAutoIncrementOfABigInt(TestDatabase database) {
		assertThatExceptionOfType(BeanCreationException.class)
			.isThrownBy(() -> database.application(Application.class)
				.run("--spring.liquibase.change-log=classpath:db/bigint.yaml"))
			.withStackTraceContaining("AUTOINCREMENT is only allowed on an INTEGER PRIMARY KEY");
	}

	@Test
	@Exercises(value = "addColumn to a table that others refer to",
			limit = "Liquibase: makes the table anew and drops the old one; use ALTER TABLE as SQL")
	void doesNotBreakReferences(TestDatabase database) throws Exception {
		assertThatExceptionOfType(BeanCreationException.class)
			.isThrownBy(() -> database.application(Application.class)
				.run("--spring.liquibase.change-log=classpath:db/add-column.yaml"))
			.withStackTraceContaining("FOREIGN KEY constraint failed")
			.withStackTraceContaining("DROP TABLE author_temporary");
		try (ConfigurableApplicationContext context = runWithoutChanges(database)) {
			changeLogs().with("""
					--changeset test:1
					CREATE TABLE parent (id INTEGER PRIMARY KEY);
					CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parent);
					INSERT INTO parent VALUES (1);
					INSERT INTO child VALUES (1, 1);
					--changeset test:2
					ALTER TABLE parent ADD COLUMN name TEXT;
					""").apply(context, (liquibase) -> liquibase.update(new Contexts()));
			assertThat(strings(context, "SELECT sql FROM sqlite_schema WHERE name IN ('child', 'note')"))
				.allSatisfy((sql) -> assertThat(sql).doesNotContain("_temporary"));
		}
	}

	@Test
	@Exercises("A snapshot, for diff and generateChangeLog")
	void seesWhatThereIs(TestDatabase database) throws Exception {
		try (ConfigurableApplicationContext context = database.application(Application.class).run()) {
			jdbc(context).sql("CREATE VIEW names AS SELECT name FROM author").update();
			changeLogs().with("").apply(context, (liquibase) -> {
				DatabaseSnapshot snapshot = SnapshotGeneratorFactory.getInstance()
					.createSnapshot(CatalogAndSchema.DEFAULT, liquibase.getDatabase(),
							new SnapshotControl(liquibase.getDatabase()));
				assertThat(snapshot.get(Table.class)).extracting(Table::getName).contains("author", "note");
				assertThat(snapshot.get(View.class)).extracting(View::getName).containsExactly("names");
				assertThat(snapshot.get(Index.class)).extracting(Index::getName).contains("note_author");
				assertThat(snapshot.get(ForeignKey.class)).singleElement()
					.satisfies((key) -> assertThat(key.getPrimaryKeyTable().getName()).isEqualTo("author"));
				Table note = (Table) Objects.requireNonNull(snapshot.get(new Table(null, null, "note")));
				assertThat(note.getColumns())
					.extracting((column) -> column.getName() + " " + column.getType().getTypeName() + " "
							+ column.isNullable() + " " + column.getDefaultValue())
					.containsExactly("id BIGINT false null", "text TEXT true none; yet", "done BOOLEAN false 0",
							"author_id INTEGER false null", "pages INTEGER true null");
				assertThat(Objects.requireNonNull(note.getPrimaryKey()).getColumnNames()).isEqualTo("id");
			});
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
