package io.github.libsqlspring.boot.starter;

import java.nio.file.Path;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.libsqlspring.client.LibsqlClient;

import static org.assertj.core.api.Assertions.assertThat;

class StarterTests {

	@Test
	void clientAndJdbcTemplateShareADatabaseInAFile(@TempDir Path directory) {
		try (ConfigurableApplicationContext context = Application
			.start("libsql.url=" + directory.resolve("new/data.db").toUri())) {
			context.getBean(LibsqlClient.class).execute("CREATE TABLE note (title TEXT)");
			context.getBean(JdbcTemplate.class).update("INSERT INTO note VALUES (?)", "first");

			assertThat(context.getBean(LibsqlClient.class).sql("SELECT title FROM note").query(String.class).list())
				.containsExactly("first");
		}
	}

	@Test
	void clientAndJdbcTemplateShareADatabaseInMemory() {
		try (ConfigurableApplicationContext context = Application.start("libsql.url=:memory:")) {
			context.getBean(JdbcTemplate.class).execute("CREATE TABLE note (title TEXT)");
			context.getBean(LibsqlClient.class).execute("INSERT INTO note VALUES (?)", "first");

			assertThat(context.getBean(JdbcTemplate.class).queryForObject("SELECT title FROM note", String.class))
				.isEqualTo("first");
		}
	}

	@Test
	void anApplicationWithoutAWebServerStaysOne() {
		assertThat(new SpringApplication(Application.class).getWebApplicationType()).isEqualTo(WebApplicationType.NONE);
	}

	@Test
	void onePropertyMakesAClientOnlyApplication() {
		try (ConfigurableApplicationContext context = Application.start("libsql.url=:memory:",
				"libsql.datasource.enabled=false")) {
			assertThat(context.getBean(LibsqlClient.class).sql("SELECT 1").query(Long.class).single()).isEqualTo(1);
			assertThat(context.getBeanProvider(DataSource.class).stream()).isEmpty();
		}
	}

}
