package io.github.libsqlspring.integration.flyway;

import java.nio.file.Path;
import java.util.List;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.integration.support.Exercises;
import io.github.libsqlspring.integration.support.Framework;
import io.github.libsqlspring.integration.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What Flyway does on every path.
 */
@Framework(value = "Flyway", version = Flyway.class)
abstract class FlywayContract {

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
		return strings(context, "SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name");
	}

	/**
	 * What Flyway says was done, with its result.
	 * @param context the application
	 * @return a line for each migration
	 */
	static List<String> history(ConfigurableApplicationContext context) {
		return strings(context, "SELECT concat_ws(' ', coalesce(version, 'R'), description, type, success)"
				+ " FROM flyway_schema_history ORDER BY installed_rank");
	}

	Migrations migrations() {
		return new Migrations(this.directory);
	}

	/**
	 * Flyway as Spring Boot has configured it, for the migrations of a test.
	 * @param context the application
	 * @return Flyway, which has not done anything
	 */
	Flyway flyway(ConfigurableApplicationContext context) {
		return Flyway.configure()
			.configuration(context.getBean(Flyway.class).getConfiguration())
			.locations(migrations().location())
			.load();
	}

	private static ConfigurableApplicationContext runWithoutMigrations(TestDatabase database, String... arguments) {
		return database.application(Application.class)
			.properties("spring.flyway.locations=classpath:none")
			.run(arguments);
	}

	@Test
	@Exercises("SQL migrations with triggers, comments and semicolons in strings")
	void runsScriptsStatementByStatement(TestDatabase database) {
		try (ConfigurableApplicationContext context = database.application(Application.class).run()) {
			assertThat(history(context)).containsExactly("1 notebook SQL 1", "2 notes SQL 1", "R names SQL 1");
			assertThat(strings(context, "SELECT text || ' ' || changes FROM note ORDER BY id"))
				.containsExactly("six\n-- lines;\nEND; 1", "/* four */ 0", "none; yet 0");
			assertThat(strings(context, "SELECT name FROM names")).containsExactly("Ada; busy", "It's; Grace");
			assertThat(context.getBean(LibsqlClient.class).sql("SELECT name FROM names").query(String.class).list())
				.hasSize(2);
		}
	}

	@Test
	@Exercises("Java migrations")
	void runsJavaMigrationsInATransaction(TestDatabase database) {
		try (ConfigurableApplicationContext context = database.application(JavaApplication.class)
			.run(migrations().with("V1__book.sql", "CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT);")
				.argument())) {
			assertThat(history(context)).containsExactly("1 book SQL 1", "2 JavaBooks JDBC 1");
			assertThat(strings(context, "SELECT title FROM book ORDER BY id")).containsExactly("Emma", "Kim");
		}
	}

	@Test
	@Exercises("Repeatable migrations")
	void repeatsWhatHasChanged(TestDatabase database) {
		try (ConfigurableApplicationContext context = runWithoutMigrations(database)) {
			migrations().with("R__answer.sql",
					"DROP VIEW IF EXISTS answer; CREATE VIEW answer AS SELECT 41 AS \"value\";");
			assertThat(flyway(context).migrate().migrationsExecuted).isOne();
			assertThat(flyway(context).migrate().migrationsExecuted).isZero();

			migrations().with("R__answer.sql",
					"DROP VIEW IF EXISTS answer; CREATE VIEW answer AS SELECT 42 AS \"value\";");
			assertThat(flyway(context).migrate().migrationsExecuted).isOne();
			assertThat(strings(context, "SELECT \"value\" FROM answer")).containsExactly("42");
		}
	}

	@Test
	@Exercises("Placeholders")
	void replacesPlaceholders(TestDatabase database) {
		migrations().with("V1__words.sql", """
				CREATE TABLE ${table} (word TEXT);
				INSERT INTO ${table} VALUES ('${flyway:table}'), ('${flyway:defaultSchema}');
				""");
		try (ConfigurableApplicationContext context = database.application(Application.class)
			.run(migrations().argument(), "--spring.flyway.placeholders.table=words")) {
			assertThat(strings(context, "SELECT word FROM words")).containsExactly("flyway_schema_history", "main");
		}
	}

	@Test
	@Exercises("{vendor} in spring.flyway.locations")
	void findsTheMigrationsOfSqlite(TestDatabase database) {
		try (ConfigurableApplicationContext context = database.application(Application.class)
			.run("--spring.flyway.locations=classpath:db/vendor/{vendor}")) {
			assertThat(tables(context)).contains("vendor_only");
		}
	}

	@Test
	@Exercises("Callbacks")
	void callsBack(TestDatabase database) {
		migrations().with("beforeMigrate.sql", "CREATE TABLE IF NOT EXISTS log (entry TEXT);")
			.with("V1__log.sql", "INSERT INTO log VALUES ('V1');")
			.with("afterMigrate.sql", "INSERT INTO log VALUES ('after; all');");
		try (ConfigurableApplicationContext context = database.application(CallbackApplication.class)
			.run(migrations().argument())) {
			assertThat(strings(context, "SELECT entry FROM log ORDER BY rowid")).containsExactly("before V1", "V1",
					"after; all");
		}
	}

	@Test
	@Exercises("clean: tables, views, triggers, foreign keys")
	void cleans(TestDatabase database) {
		try (ConfigurableApplicationContext context = database.application(Application.class)
			.run("--spring.flyway.clean-disabled=false")) {
			Flyway flyway = context.getBean(Flyway.class);
			jdbc(context).sql("CREATE TABLE hen (id INTEGER PRIMARY KEY, egg INTEGER REFERENCES egg)").update();
			jdbc(context).sql("CREATE TABLE egg (id INTEGER PRIMARY KEY, hen INTEGER NOT NULL REFERENCES hen)")
				.update();
			jdbc(context).sql("INSERT INTO hen VALUES (1, NULL)").update();
			jdbc(context).sql("INSERT INTO egg VALUES (1, 1)").update();
			jdbc(context).sql("UPDATE hen SET egg = 1").update();
			flyway.clean();
			assertThat(tables(context)).isEmpty();

			flyway.migrate();
			assertThat(strings(context, "SELECT id FROM author")).containsExactly("1", "2");
			assertThatExceptionOfType(DataIntegrityViolationException.class)
				.isThrownBy(() -> jdbc(context).sql("INSERT INTO note (author_id) VALUES (99)").update());
		}
	}

	@Test
	@Exercises("validate and repair after a file was changed")
	void noticesChangedFilesAndRepairs(TestDatabase database) {
		try (ConfigurableApplicationContext context = runWithoutMigrations(database)) {
			migrations().with("V1__book.sql", "CREATE TABLE book (id INTEGER PRIMARY KEY);");
			flyway(context).migrate();
			migrations().with("V1__book.sql", "CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT);");

			assertThatExceptionOfType(FlywayValidateException.class).isThrownBy(() -> flyway(context).migrate())
				.withMessageContaining("checksum mismatch");
			assertThat(flyway(context).repair().migrationsAligned).hasSize(1);
			flyway(context).validate();
		}
	}

	@Test
	@Exercises("baseline-on-migrate")
	void beginsWithTheTablesThatAreThere(TestDatabase database) {
		try (ConfigurableApplicationContext context = runWithoutMigrations(database, "--spring.flyway.enabled=true",
				"--spring.flyway.baseline-on-migrate=true")) {
			// For a database that Flyway has not seen.
			jdbc(context).sql("DROP TABLE IF EXISTS flyway_schema_history").update();
			jdbc(context).sql("CREATE TABLE book (id INTEGER PRIMARY KEY)").update();
			migrations().with("V1__book.sql", "CREATE TABLE book (id INTEGER PRIMARY KEY);")
				.with("V2__title.sql", "ALTER TABLE book ADD COLUMN title TEXT;");
			assertThatExceptionOfType(FlywayException.class)
				.isThrownBy(() -> Flyway.configure()
					.configuration(flyway(context).getConfiguration())
					.baselineOnMigrate(false)
					.load()
					.migrate())
				.withMessageContaining("non-empty schema");

			flyway(context).migrate();
			assertThat(history(context)).containsExactly("1 << Flyway Baseline >> BASELINE 1", "2 title SQL 1");
		}
	}

	@Test
	@Exercises("A migration that fails in the middle leaves nothing, and runs again when corrected")
	void undoesAFailedMigration(TestDatabase database) {
		try (ConfigurableApplicationContext context = runWithoutMigrations(database)) {
			migrations().with("V1__book.sql", "CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT NOT NULL);")
				.with("V2__more.sql", """
						ALTER TABLE book ADD COLUMN pages INTEGER;
						CREATE TABLE shelf (id INTEGER PRIMARY KEY);
						INSERT INTO book (title) VALUES ('Emma');
						INSERT INTO book (title) VALUES (NULL);
						CREATE TABLE never (id INTEGER);
						""");
			assertThatExceptionOfType(FlywayException.class).isThrownBy(() -> flyway(context).migrate())
				.withMessageContaining("NOT NULL constraint failed: book.title")
				.withMessageContaining("Line       : 4");
			assertThat(history(context)).containsExactly("1 book SQL 1");
			assertThat(tables(context)).containsExactly("book", "flyway_schema_history", "flyway_schema_history_s_idx");
			assertThat(strings(context, "SELECT name FROM pragma_table_info('book')")).doesNotContain("pages");
			assertThat(strings(context, "SELECT title FROM book")).isEmpty();

			migrations().with("V2__more.sql", "ALTER TABLE book ADD COLUMN pages INTEGER;");
			MigrateResult result = flyway(context).migrate();
			assertThat(result.migrationsExecuted).isOne();
			assertThat(history(context)).containsExactly("1 book SQL 1", "2 more SQL 1");
		}
	}

	@Test
	@Exercises("All migrations in one transaction (spring.flyway.group)")
	void undoesAGroup(TestDatabase database) {
		try (ConfigurableApplicationContext context = runWithoutMigrations(database, "--spring.flyway.group=true")) {
			migrations().with("V1__book.sql", "CREATE TABLE book (id INTEGER PRIMARY KEY);")
				.with("V2__wrong.sql", "INSERT INTO books VALUES (1);");
			assertThatExceptionOfType(FlywayException.class).isThrownBy(() -> flyway(context).migrate())
				.withMessageContaining("no such table: books");
			assertThat(tables(context)).doesNotContain("book");
			assertThat(history(context)).isEmpty();

			migrations().with("V2__wrong.sql", "INSERT INTO book VALUES (1);");
			assertThat(flyway(context).migrate().migrationsExecuted).isEqualTo(2);
		}
	}

	@Test
	@Exercises("Migrations outside of a transaction (executeInTransaction=false)")
	void keepsWhatWasDoneOutsideOfATransaction(TestDatabase database) {
		try (ConfigurableApplicationContext context = runWithoutMigrations(database)) {
			migrations().with("V1__plain.sql", """
					CREATE TABLE book (id INTEGER PRIMARY KEY);
					INSERT INTO book VALUES (1);
					INSERT INTO book VALUES (1);
					""").with("V1__plain.sql.conf", "executeInTransaction=false");
			assertThatExceptionOfType(FlywayException.class).isThrownBy(() -> flyway(context).migrate());
			assertThat(strings(context, "SELECT id FROM book")).containsExactly("1");
			assertThat(history(context)).containsExactly("1 plain SQL 0");

			migrations().with("V1__plain.sql", "INSERT INTO book VALUES (2);");
			flyway(context).repair();
			flyway(context).migrate();
			assertThat(strings(context, "SELECT id FROM book")).containsExactly("1", "2");
			assertThat(history(context)).containsExactly("1 plain SQL 1");
		}
	}

	@Test
	@Exercises("A table that others refer to, made anew (PRAGMA defer_foreign_keys)")
	void rebuildsATableThatOthersReferTo(TestDatabase database) {
		try (ConfigurableApplicationContext context = runWithoutMigrations(database)) {
			migrations().with("V1__book.sql", """
					CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT);
					CREATE TABLE book (id INTEGER PRIMARY KEY, author INTEGER REFERENCES author);
					INSERT INTO author VALUES (1, 'Jane');
					INSERT INTO book VALUES (7, 1);
					""").with("V2__rebuild.sql", """
					PRAGMA defer_foreign_keys = ON;
					CREATE TABLE old AS SELECT * FROM author;
					DROP TABLE author;
					CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
					INSERT INTO author SELECT * FROM old;
					DROP TABLE old;
					""");
			flyway(context).migrate();
			assertThat(strings(context, "SELECT id FROM book")).containsExactly("7");
			assertThatExceptionOfType(DataIntegrityViolationException.class)
				.isThrownBy(() -> jdbc(context).sql("INSERT INTO book VALUES (8, 99)").update());
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class JavaApplication {

		@Bean
		JavaMigration javaBooks() {
			return new JavaBooks();
		}

	}

	static class JavaBooks extends BaseJavaMigration {

		@Override
		public MigrationVersion getVersion() {
			return MigrationVersion.fromVersion("2");
		}

		@Override
		public String getDescription() {
			return "JavaBooks";
		}

		@Override
		protected void init() {
			// The name of the class says nothing of the version.
		}

		@Override
		public void migrate(org.flywaydb.core.api.migration.Context context) {
			JdbcTemplate template = new JdbcTemplate(new SingleConnectionDataSource(context.getConnection(), true));
			template.batchUpdate("INSERT INTO book (title) VALUES (?)",
					List.of(new Object[] { "Emma" }, new Object[] { "Kim" }));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class CallbackApplication {

		@Bean
		Callback callback() {
			return new LoggingCallback();
		}

	}

	static class LoggingCallback extends BaseCallback {

		@Override
		public boolean supports(Event event, Context context) {
			return event == Event.BEFORE_EACH_MIGRATE;
		}

		@Override
		public void handle(Event event, Context context) {
			new JdbcTemplate(new SingleConnectionDataSource(context.getConnection(), true))
				.update("INSERT INTO log VALUES ('before V1')");
		}

	}

}
