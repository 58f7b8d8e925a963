package io.github.libsqlspring.integration.jdbc;

import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.datasource.init.ScriptStatementFailedException;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.libsqlspring.integration.support.Exercises;
import io.github.libsqlspring.integration.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Scripts that Spring Boot runs at the start of an application.
 */
interface ScriptContract extends RunningApplication {

	String SCHEMA = "schema-locations=classpath:scripts/";

	String DATA = "data-locations=classpath:scripts/";

	@BeforeEach
	default void dropWhatScriptsMake() {
		template().batchUpdate("DROP TABLE IF EXISTS author", "DROP TABLE IF EXISTS change");
	}

	private ConfigurableApplicationContext start(String... settings) {
		String[] arguments = Stream.concat(Stream.of("mode=always"), Stream.of(settings))
			.map((setting) -> "--spring.sql.init." + setting)
			.toArray(String[]::new);
		return bean(TestDatabase.class).application(Application.class).run(arguments);
	}

	private static List<String> names(ConfigurableApplicationContext application) {
		return application.getBean(JdbcTemplate.class)
			.queryForList("SELECT name FROM author ORDER BY id", String.class);
	}

	@Test
	@Exercises("spring.sql.init: schema and data, comments, texts, a restart")
	default void schemaAndDataAreRunAtEachStart() {
		for (int i = 0; i < 2; i++) {
			try (ConfigurableApplicationContext application = start(SCHEMA + "schema.sql", DATA + "data.sql")) {
				assertThat(names(application)).containsExactly("nobody; -- not /* a comment */", "O'Brien; \"Flann\"",
						"${not.replaced}");
			}
		}
	}

	@Test
	@Exercises("spring.sql.init.platform: schema-sqlite.sql, data-sqlite.sql")
	default void scriptsOfThePlatformAreRun() {
		try (ConfigurableApplicationContext application = start("platform=sqlite")) {
			assertThat(names(application)).containsExactly("Jane Austen");
		}
	}

	@Test
	@Exercises("spring.sql.init.encoding, spring.sql.init.continue-on-error")
	default void theEncodingOfAScriptCanBeSaid() {
		try (ConfigurableApplicationContext application = start(SCHEMA + "latin1.sql", "encoding=ISO-8859-1")) {
			assertThat(names(application)).containsExactly("Brontë");
		}
	}

	@Test
	@Exercises("spring.sql.init.encoding, spring.sql.init.continue-on-error")
	default void aStatementThatFailsCanBeSkipped() {
		try (ConfigurableApplicationContext application = start(SCHEMA + "broken.sql", "continue-on-error=true")) {
			assertThat(names(application)).containsExactly("Jane Austen", "Mary Shelley");
		}
	}

	@Test
	@Exercises("A script that fails: the start stops and names script and statement")
	default void aStatementThatFailsStopsTheStart() {
		assertThatExceptionOfType(BeanCreationException.class).isThrownBy(() -> start(SCHEMA + "broken.sql").close())
			.withStackTraceContaining("Failed to execute SQL script statement #3")
			.withStackTraceContaining("scripts/broken.sql")
			.withStackTraceContaining("no such table: nowhere");
	}

	@Test
	@Exercises("A script as one transaction, by ResourceDatabasePopulator")
	default void aScriptIsTakenBackAsAWholeInATransaction() {
		ResourceDatabasePopulator broken = new ResourceDatabasePopulator(new ClassPathResource("scripts/broken.sql"));
		DataSource dataSource = bean(DataSource.class);

		assertThatExceptionOfType(ScriptStatementFailedException.class).isThrownBy(() -> bean(TransactionTemplate.class)
			.executeWithoutResult((status) -> DatabasePopulatorUtils.execute(broken, dataSource)));
		assertThat(template().queryForList("SELECT 1 FROM sqlite_master WHERE name = 'author'")).isEmpty();

		assertThatExceptionOfType(ScriptStatementFailedException.class).isThrownBy(() -> broken.execute(dataSource))
			.withMessageContaining("#3 of class path resource [scripts/broken.sql]");
		assertThat(client().sql("SELECT name FROM author").query(String.class).list()).containsExactly("Jane Austen");
	}

	@Test
	@Exercises("Triggers in scripts, with spring.sql.init.separator")
	default void aTriggerNeedsAnotherSeparator() {
		try (ConfigurableApplicationContext application = start(SCHEMA + "trigger.sql",
				"separator=" + ScriptUtils.EOF_STATEMENT_SEPARATOR)) {
			assertChanges(application);
		}
		dropWhatScriptsMake();
		try (ConfigurableApplicationContext application = start(SCHEMA + "separated.sql", "separator=@@")) {
			assertChanges(application);
		}
	}

	private static void assertChanges(ConfigurableApplicationContext application) {
		assertThat(application.getBean(JdbcTemplate.class).queryForList("SELECT what FROM change", String.class))
			.containsExactly("added Jane Austen", "first");
	}

	@Test
	@Exercises(value = "Triggers in scripts, with the separator that Spring Boot has by default",
			limit = "cut at the first semicolon of the body: Spring's ScriptUtils")
	default void springCutsATriggerInPieces() {
		assertThatExceptionOfType(BeanCreationException.class).isThrownBy(() -> start(SCHEMA + "trigger.sql").close())
			.withStackTraceContaining("CREATE TRIGGER IF NOT EXISTS author_added")
			.havingRootCause()
			.withMessageContaining("input");
	}

}
