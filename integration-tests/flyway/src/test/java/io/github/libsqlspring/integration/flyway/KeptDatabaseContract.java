package io.github.libsqlspring.integration.flyway;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.libsqlspring.integration.support.Exercises;
import io.github.libsqlspring.integration.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What Flyway does on a database that several applications and connections see.
 */
abstract class KeptDatabaseContract extends FlywayContract {

	@Test
	@Exercises("A restart validates and does nothing")
	void doesNothingAtTheSecondStart(TestDatabase database) {
		for (int start = 0; start < 2; start++) {
			try (ConfigurableApplicationContext context = database.application(Application.class)
				.run("--spring.flyway.fail-on-missing-locations=true")) {
				assertThat(history(context)).hasSize(3);
			}
		}
	}

	@Test
	@Exercises("Two applications that migrate at once")
	void migratesOnceFromTwoApplications(TestDatabase database) throws Exception {
		StringBuilder rows = new StringBuilder("INSERT INTO book VALUES (0)");
		IntStream.range(1, 200).forEach((row) -> rows.append(", (").append(row).append(')'));
		migrations().with("V1__book.sql", "CREATE TABLE book (id INTEGER PRIMARY KEY);")
			.with("V2__books.sql", rows + ";")
			.with("V3__shelf.sql", "CREATE TABLE shelf (id INTEGER PRIMARY KEY);");
		ExecutorService executor = Executors.newFixedThreadPool(2);
		try (ConfigurableApplicationContext one = runLater(database);
				ConfigurableApplicationContext other = runLater(database)) {
			List<Future<Integer>> results = executor.invokeAll(List.of(migration(one), migration(other)));
			assertThat(results.get(0).get() + results.get(1).get()).isEqualTo(3);
			assertThat(history(one)).containsExactly("1 book SQL 1", "2 books SQL 1", "3 shelf SQL 1");
			assertThat(history(other)).hasSize(3);
		}
		finally {
			executor.shutdownNow();
		}
	}

	private ConfigurableApplicationContext runLater(TestDatabase database) {
		return database.application(LaterApplication.class).run(migrations().argument());
	}

	private static Callable<Integer> migration(ConfigurableApplicationContext context) {
		return () -> context.getBean(Flyway.class).migrate().migrationsExecuted;
	}

	@Test
	@Exercises("spring.flyway.url beside libsql.url")
	void migratesByAUrlOfItsOwn(TestDatabase database) {
		try (ConfigurableApplicationContext context = database.application(Application.class)
			.run("--spring.flyway.url=" + database.jdbcUrl(),
					"--spring.flyway.locations=classpath:db/vendor/{vendor}")) {
			assertThat(tables(context)).contains("vendor_only");
		}
	}

	@Test
	@Exercises("spring.datasource.url without libsql.url")
	void migratesByTheStandardUrl(TestDatabase database) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.run("--spring.datasource.url=" + database.jdbcUrl(),
					"--spring.flyway.locations=classpath:db/vendor/{vendor}")) {
			assertThat(tables(context)).contains("vendor_only");
		}
	}

	@Test
	@Exercises(value = "spring.flyway.user and password without a URL", limit = "Spring Boot: needs spring.flyway.url")
	void needsAUrlForAUser(TestDatabase database) {
		assertThatExceptionOfType(BeanCreationException.class)
			.isThrownBy(() -> database.application(Application.class).run("--spring.flyway.user=migrator"))
			.havingRootCause()
			.withStackTraceContaining("DataSource");
	}

	@Test
	@Exercises("Flyway without Spring, by a jdbc:libsql: URL")
	void migratesWithoutSpring(TestDatabase database) {
		MigrateResult result = Flyway.configure().dataSource(database.jdbcUrl(), null, null).load().migrate();
		assertThat(result.migrationsExecuted).isEqualTo(3);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class LaterApplication {

		@Bean
		FlywayMigrationStrategy later() {
			return (flyway) -> {
			};
		}

	}

}
