package io.github.libsqlspring.integration.migration;

import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The database without a name, which Spring Boot migrates, and one with a name, which the
 * application migrates as the documentation says.
 */
class FlywayTests {

	private static void migrateTwice(String url, String booksUrl) {
		for (int start = 0; start < 2; start++) {
			try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
				.web(WebApplicationType.NONE)
				.run("--libsql.url=" + url, "--libsql.databases.books.url=" + booksUrl,
						"--spring.flyway.enabled=true")) {
				assertThat(context.getBean(EarlyReader.class).titles()).containsExactly("Metropolis", "Kim", "Kim");
				LibsqlClient client = context.getBean(LibsqlClient.class);
				assertThat(client.sql("SELECT name FROM sqlite_schema WHERE type = 'table'").query(String.class).list())
					.contains("film", "flyway_schema_history")
					.doesNotContain("volume");
			}
		}
	}

	@Test
	void migratesAnUnnamedAndANamedFileBeforeAnythingReadsThem(@TempDir Path directory) {
		migrateTwice("file:" + directory.resolve("main.db"), "file:" + directory.resolve("books.db"));
	}

	@Test
	void migratesAnUnnamedAndANamedServerBeforeAnythingReadsThem() {
		try (SqldServer server = SqldServer.start(); SqldServer books = SqldServer.start()) {
			migrateTwice(server.url(), books.url());
		}
	}

	/**
	 * What was there when the bean was made.
	 *
	 * @param titles of all databases, by all ways
	 */
	record EarlyReader(List<String> titles) {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		EarlyReader earlyReader(JdbcClient jdbc, @Qualifier("books") JdbcClient books,
				@Qualifier("books") LibsqlClient client) {
			return new EarlyReader(List.of(jdbc.sql("SELECT title FROM film").query(String.class).single(),
					books.sql("SELECT title FROM volume").query(String.class).single(),
					client.sql("SELECT title FROM volume").query(String.class).single()));
		}

		@Bean(defaultCandidate = false)
		FlywayMigrationInitializer booksMigration(@Qualifier("books") DataSource books) {
			return new FlywayMigrationInitializer(
					Flyway.configure().dataSource(books).locations("classpath:db/books").load());
		}

	}

}
