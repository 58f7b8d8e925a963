package io.github.libsqlspring.boot.autoconfigure;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.client.DatabaseBuilder;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.client.ReactiveLibsqlClient;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class LibsqlReactiveAutoConfigurationTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LibsqlAutoConfiguration.class, LibsqlReactiveAutoConfiguration.class,
				LibsqlDataSourceAutoConfiguration.class, DataSourceAutoConfiguration.class,
				DataSourceInitializationAutoConfiguration.class));

	private static Mono<Long> tables(ReactiveLibsqlClient client) {
		return client.sql("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").query(Long.class).one();
	}

	@Test
	void withoutAUrlThereIsNone() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(LibsqlAutoConfiguration.class, LibsqlReactiveAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(ReactiveLibsqlClient.class));
	}

	@Test
	void theReactiveClientSharesTheDatabaseOfTheBlockingOne() {
		this.runner.withPropertyValues("libsql.url=:memory:").run((context) -> {
			context.getBean(LibsqlClient.class).execute("CREATE TABLE note (title TEXT)");

			assertThat(tables(context.getBean(ReactiveLibsqlClient.class)).block(LIMIT)).isEqualTo(1);
		});
	}

	@Test
	void theReactiveClientReachesAServer() {
		try (SqldServer server = SqldServer.start()) {
			this.runner.withPropertyValues("libsql.url=" + server.url())
				.run((context) -> assertThat(tables(context.getBean(ReactiveLibsqlClient.class)).block(LIMIT))
					.isZero());
		}
	}

	@Test
	void aDatabaseOfTheUserIsUsed() {
		this.runner.withUserConfiguration(UserDatabase.class)
			.run((context) -> assertThat(tables(context.getBean(ReactiveLibsqlClient.class)).block(LIMIT)).isZero());
	}

	@Test
	void aClientOfTheUserReplacesOurs() {
		this.runner.withPropertyValues("libsql.url=:memory:")
			.withBean("mine", ReactiveLibsqlClient.class, () -> ReactiveLibsqlClient.create(":memory:"))
			.run((context) -> assertThat(context).getBeanNames(ReactiveLibsqlClient.class).containsExactly("mine"));
	}

	@Test
	void withoutADataSourceItIsThereToo() {
		this.runner
			.withPropertyValues("libsql.url=:memory:", "libsql.datasource.enabled=false",
					"spring.datasource.url=jdbc:h2:mem:reactive")
			.run((context) -> assertThat(context).hasSingleBean(ReactiveLibsqlClient.class)
				.doesNotHaveBean("libsqlDataSource"));
	}

	@Test
	void withoutReactorTheBlockingClientStays() {
		this.runner.withPropertyValues("libsql.url=:memory:")
			.withClassLoader(new FilteredClassLoader("reactor"))
			.run((context) -> assertThat(context).hasSingleBean(LibsqlClient.class)
				.doesNotHaveBean(ReactiveLibsqlClient.class));
	}

	@Test
	void itWaitsForSchemaSql() {
		this.runner
			.withPropertyValues("libsql.url=:memory:", "spring.sql.init.mode=always",
					"spring.sql.init.schema-locations=classpath:note-schema.sql")
			.withUserConfiguration(Reader.class)
			.run((context) -> assertThat(context.getBean("tablesAtStart")).isEqualTo(1L));
	}

	@Test
	void theStatementTimeoutHoldsForIt() {
		this.runner.withPropertyValues("libsql.url=:memory:", "libsql.statement-timeout=100ms").run((context) -> {
			Mono<Long> endless = context.getBean(ReactiveLibsqlClient.class)
				.sql("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n")
				.query(Long.class)
				.one();
			assertThat(catchThrowableOfType(LibsqlException.class, () -> endless.block(LIMIT)).kind())
				.isEqualTo(ErrorKind.TIMEOUT);
		});
	}

	@Test
	void itIsClosedWithTheApplication() {
		this.runner.withPropertyValues("libsql.url=:memory:").run((context) -> {
			ReactiveLibsqlClient client = context.getBean(ReactiveLibsqlClient.class);

			context.close();

			assertThat(client.isClosed()).isTrue();
		});
	}

	@Configuration(proxyBeanMethods = false)
	static class UserDatabase {

		@Bean
		Database database() {
			return new DatabaseBuilder().url(":memory:").build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Reader {

		@Bean
		Long tablesAtStart(ReactiveLibsqlClient client) {
			return tables(client).block(LIMIT);
		}

	}

}
