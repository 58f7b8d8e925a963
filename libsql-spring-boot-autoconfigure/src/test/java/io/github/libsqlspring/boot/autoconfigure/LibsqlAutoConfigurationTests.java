package io.github.libsqlspring.boot.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.libsqlspring.CurrentTransaction;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.DatabaseTarget;
import io.github.libsqlspring.LibsqlUrlException;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.client.DatabaseBuilder;
import io.github.libsqlspring.client.LibsqlClient;

import static org.assertj.core.api.Assertions.assertThat;

class LibsqlAutoConfigurationTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LibsqlAutoConfiguration.class));

	private static long pragma(LibsqlClient client, String name) {
		return client.sql("SELECT " + name + " FROM pragma_" + ("timeout".equals(name) ? "busy_timeout" : name))
			.query(Long.class)
			.single();
	}

	@Nested
	class Conditions {

		@Test
		void withoutAUrlThereIsNothing() {
			LibsqlAutoConfigurationTests.this.runner.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(LibsqlConnectionDetails.class)
				.doesNotHaveBean(Database.class)
				.doesNotHaveBean(LibsqlClient.class)
				.doesNotHaveBean(LibsqlProperties.class));
		}

		@Test
		void aUrlGivesDetailsDatabaseAndClient() {
			LibsqlAutoConfigurationTests.this.runner.withPropertyValues("libsql.url=:memory:")
				.run((context) -> assertThat(context).hasSingleBean(PropertiesLibsqlConnectionDetails.class)
					.hasSingleBean(Database.class)
					.hasSingleBean(LibsqlClient.class));
		}

		@Test
		void connectionDetailsNeedNoUrl() {
			LibsqlAutoConfigurationTests.this.runner
				.withBean(LibsqlConnectionDetails.class, () -> () -> "http://database.example.com/")
				.run((context) -> {
					assertThat(context).doesNotHaveBean(PropertiesLibsqlConnectionDetails.class)
						.hasSingleBean(LibsqlClient.class);
					assertThat(context.getBean(Database.class).target().location())
						.isEqualTo("http://database.example.com");
				});
		}

		@Test
		void connectionDetailsWinOverTheUrl() {
			LibsqlAutoConfigurationTests.this.runner.withPropertyValues("libsql.url=file:unused.db")
				.withBean(LibsqlConnectionDetails.class, () -> () -> ":memory:")
				.run((context) -> assertThat(context.getBean(Database.class).target().mode())
					.isEqualTo(DatabaseTarget.Mode.MEMORY));
		}

		@Test
		void aBlankUrlFailsInsteadOfBeingOverlooked() {
			LibsqlAutoConfigurationTests.this.runner.withPropertyValues("libsql.url=${LIBSQL_TEST_URL:}")
				.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.isInstanceOfSatisfying(LibsqlUrlException.class,
							(ex) -> assertThat(ex.code()).isEqualTo(LibsqlUrlException.URL_UNDEFINED)));
		}

		@Test
		void aUrlWithAnUnknownPlaceholderFailsAndNamesIt() {
			LibsqlAutoConfigurationTests.this.runner.withPropertyValues("libsql.url=${LIBSQL_TEST_URL}")
				.run((context) -> assertThat(context).getFailure().hasStackTraceContaining("LIBSQL_TEST_URL"));
		}

		@Test
		void anUnknownSchemeFails() {
			LibsqlAutoConfigurationTests.this.runner.withPropertyValues("libsql.url=mysql://localhost")
				.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.isInstanceOfSatisfying(LibsqlUrlException.class,
							(ex) -> assertThat(ex.code()).isEqualTo(LibsqlUrlException.URL_SCHEME_NOT_SUPPORTED)));
		}

	}

	@Nested
	class BackOff {

		@Test
		void aDatabaseOfTheUserIsUsedByTheClient() {
			LibsqlAutoConfigurationTests.this.runner.withPropertyValues("libsql.url=file:unused.db")
				.withUserConfiguration(UserDatabase.class)
				.run((context) -> {
					assertThat(context).hasSingleBean(Database.class).hasSingleBean(LibsqlClient.class);
					context.getBean(LibsqlClient.class).execute("CREATE TABLE note (title TEXT)");
					assertThat(context.getBean(Database.class).target().mode()).isEqualTo(DatabaseTarget.Mode.MEMORY);
				});
		}

		@Test
		void aDatabaseOfTheUserNeedsNoUrlAndNoConnectionDetails() {
			LibsqlAutoConfigurationTests.this.runner.withUserConfiguration(UserDatabase.class).run((context) -> {
				assertThat(context).hasSingleBean(Database.class)
					.hasSingleBean(LibsqlClient.class)
					.doesNotHaveBean(LibsqlConnectionDetails.class);
				context.getBean(LibsqlClient.class).execute("CREATE TABLE note (title TEXT)");
			});
		}

		@Test
		void aClientOfTheUserReplacesOurs() {
			LibsqlAutoConfigurationTests.this.runner.withPropertyValues("libsql.url=file:unused.db")
				.withBean("mine", LibsqlClient.class, () -> LibsqlClient.create(":memory:"))
				.run((context) -> assertThat(context).getBeanNames(LibsqlClient.class).containsExactly("mine"));
		}

		@Test
		void theClientAsksTheCurrentTransactionOfTheUser() {
			AtomicInteger asked = new AtomicInteger();
			CurrentTransaction none = () -> {
				asked.incrementAndGet();
				return null;
			};
			LibsqlAutoConfigurationTests.this.runner.withPropertyValues("libsql.url=:memory:")
				.withBean(CurrentTransaction.class, () -> none)
				.run((context) -> {
					context.getBean(LibsqlClient.class).execute("SELECT 1");
					assertThat(asked).hasPositiveValue();
				});
		}

	}

	@Nested
	class Target {

		@Test
		void aFileIsOpenedWithSafeDefaults(@TempDir Path directory) {
			LibsqlAutoConfigurationTests.this.runner
				.withPropertyValues("libsql.url=" + directory.resolve("data.db").toUri())
				.run((context) -> {
					LibsqlClient client = context.getBean(LibsqlClient.class);
					assertThat(context.getBean(Database.class).target()).isEqualTo(
							new DatabaseTarget(DatabaseTarget.Mode.FILE, directory.resolve("data.db").toString()));
					assertThat(pragma(client, "timeout")).isEqualTo(5000);
					assertThat(pragma(client, "foreign_keys")).isEqualTo(1);
					assertThat(pragma(client, "synchronous")).isEqualTo(1);
					assertThat(client.sql("PRAGMA journal_mode").query(String.class).single()).isEqualTo("wal");
				});
		}

		@Test
		void theSettingsOfAFileAreApplied(@TempDir Path directory) {
			LibsqlAutoConfigurationTests.this.runner
				.withPropertyValues("libsql.url=" + directory.resolve("data.db").toUri(),
						"libsql.local.busy-timeout=250ms", "libsql.local.journal-mode=delete",
						"libsql.local.synchronous=full", "libsql.local.foreign-keys=false")
				.run((context) -> {
					LibsqlClient client = context.getBean(LibsqlClient.class);
					assertThat(pragma(client, "timeout")).isEqualTo(250);
					assertThat(pragma(client, "foreign_keys")).isZero();
					assertThat(pragma(client, "synchronous")).isEqualTo(2);
					assertThat(client.sql("PRAGMA journal_mode").query(String.class).single()).isEqualTo("delete");
				});
		}

		@Test
		void twoApplicationsInMemoryShareNothing() {
			ApplicationContextRunner memory = LibsqlAutoConfigurationTests.this.runner
				.withPropertyValues("libsql.url=:memory:");
			memory.run((first) -> {
				first.getBean(LibsqlClient.class).execute("CREATE TABLE note (title TEXT)");
				memory.run((second) -> assertThat(second.getBean(LibsqlClient.class)
					.sql("SELECT count(*) FROM sqlite_schema")
					.query(Long.class)
					.single()).isZero());
			});
		}

		@Test
		void aServerIsNotCalledAtStart() {
			LibsqlAutoConfigurationTests.this.runner.withPropertyValues("libsql.url=libsql://database.example.com")
				.run((context) -> assertThat(context.getBean(Database.class).target())
					.isEqualTo(new DatabaseTarget(DatabaseTarget.Mode.REMOTE, "https://database.example.com")));
		}

		@Test
		void timeoutsOfAServerMustBePositive() {
			LibsqlAutoConfigurationTests.this.runner
				.withPropertyValues("libsql.url=libsql://database.example.com", "libsql.connect-timeout=0s")
				.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.hasMessageContaining("libsql.connect-timeout must be positive"));
		}

	}

	@Nested
	class Shutdown {

		@Test
		void closesClientAndDatabase() {
			LibsqlAutoConfigurationTests.this.runner.withPropertyValues("libsql.url=:memory:").run((context) -> {
				LibsqlClient client = context.getBean(LibsqlClient.class);
				Database database = context.getBean(Database.class);

				context.close();

				assertThat(client.isClosed()).isTrue();
				assertThat(database.isClosed()).isTrue();
			});
		}

		@Test
		void waitsForWorkInFlight(@TempDir Path directory) {
			String url = "libsql.url=" + directory.resolve("data.db").toUri();
			LibsqlAutoConfigurationTests.this.runner.withPropertyValues(url).run((context) -> {
				LibsqlClient client = context.getBean(LibsqlClient.class);
				Database database = context.getBean(Database.class);
				client.execute("CREATE TABLE note (title TEXT)");
				CountDownLatch begun = new CountDownLatch(1);

				CompletableFuture<Void> work = CompletableFuture
					.runAsync(() -> client.<Object>inTransaction((transaction) -> {
						transaction.execute("INSERT INTO note VALUES ('first')");
						begun.countDown();
						while (!database.isClosed()) {
							Thread.onSpinWait();
						}
						return transaction.execute(Statement.of("INSERT INTO note VALUES (?)", "second"));
					}));
				assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
				context.close();

				assertThat(work).succeedsWithin(Duration.ofSeconds(30));
			});
			LibsqlAutoConfigurationTests.this.runner.withPropertyValues(url)
				.run((context) -> assertThat(
						context.getBean(LibsqlClient.class).sql("SELECT count(*) FROM note").query(Long.class).single())
					.isEqualTo(2));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class UserDatabase {

		@Bean
		Database database() {
			return new DatabaseBuilder().url(":memory:").build();
		}

	}

}
