package io.github.libsqlspring.boot.starter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLSyntaxErrorException;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.datasource.init.ScriptStatementFailedException;
import org.springframework.jdbc.datasource.init.ScriptUtils;

import io.github.libsqlspring.client.LibsqlClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * SQL scripts, run by Spring and by Spring Boot.
 */
interface ScriptContract extends RunningApplication {

	ClassPathResource TRIGGER = new ClassPathResource("person-trigger.sql");

	/**
	 * The properties of an application on the database of the shared one.
	 * @return name and value, joined by an equals sign
	 */
	String[] properties();

	@BeforeEach
	default void dropWhatScriptsMake() {
		jdbc().execute("DROP TABLE IF EXISTS person");
	}

	private List<String> people() {
		return jdbc().queryForList("SELECT name || coalesce(' ' || changed, '') FROM person ORDER BY id", String.class);
	}

	private void startWith(String... more) {
		String[] all = Stream.concat(Stream.of(properties()), Stream.of(more)).toArray(String[]::new);
		try (ConfigurableApplicationContext context = Application.start(all)) {
			assertThat(context.getBean(JdbcTemplate.class).queryForObject("SELECT 1", Integer.class)).isEqualTo(1);
		}
	}

	@Test
	default void aPopulatorRunsSchemaAndData() {
		new ResourceDatabasePopulator(new ClassPathResource("person-schema.sql"),
				new ClassPathResource("person-data.sql"))
			.execute(bean(DataSource.class));

		assertThat(people()).containsExactly("Ada; not Eve", "Grace");
	}

	@Test
	default void springSplitsATriggerAtTheFirstSemicolonOfItsBody() {
		assertThatExceptionOfType(ScriptStatementFailedException.class)
			.isThrownBy(() -> new ResourceDatabasePopulator(TRIGGER).execute(bean(DataSource.class)))
			.withMessageContaining("CREATE TRIGGER person_added")
			.withCauseInstanceOf(SQLSyntaxErrorException.class);
	}

	@Test
	default void aTriggerComesWithAScriptThatIsNotSplit() {
		ResourceDatabasePopulator populator = new ResourceDatabasePopulator(TRIGGER);
		populator.setSeparator(ScriptUtils.EOF_STATEMENT_SEPARATOR);

		populator.execute(bean(DataSource.class));

		assertThat(people()).containsExactly("Ada once, twice");
	}

	@Test
	default void theClientRunsAScriptWithATriggerAsItIs() throws IOException {
		bean(LibsqlClient.class).executeScript(TRIGGER.getContentAsString(StandardCharsets.UTF_8));

		assertThat(people()).containsExactly("Ada once, twice");
	}

	@Test
	default void springBootRunsSchemaAndDataWhenItIsToldTo() {
		startWith("spring.sql.init.mode=always", "spring.sql.init.schema-locations=classpath:person-schema.sql",
				"spring.sql.init.data-locations=classpath:person-data.sql");

		assertThat(people()).containsExactly("Ada; not Eve", "Grace");
	}

	@Test
	default void springBootRunsATriggerWithTheSeparatorForWholeFiles() {
		startWith("spring.sql.init.mode=always", "spring.sql.init.schema-locations=classpath:person-trigger.sql",
				"spring.sql.init.separator=" + ScriptUtils.EOF_STATEMENT_SEPARATOR);

		assertThat(people()).containsExactly("Ada once, twice");
	}

	@Test
	default void springBootRunsNoScriptWithoutBeingTold() {
		startWith("spring.sql.init.schema-locations=classpath:person-schema.sql");

		assertThat(jdbc().queryForList("SELECT name FROM sqlite_master WHERE name = 'person'")).isEmpty();
	}

}
