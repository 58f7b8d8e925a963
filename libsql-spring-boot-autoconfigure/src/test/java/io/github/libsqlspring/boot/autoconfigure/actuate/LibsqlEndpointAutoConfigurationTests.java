package io.github.libsqlspring.boot.autoconfigure.actuate;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import io.github.libsqlspring.DatabaseStatistics.Streams;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.boot.autoconfigure.LibsqlAutoConfiguration;
import io.github.libsqlspring.boot.autoconfigure.actuate.LibsqlEndpoint.DatabaseDescriptor;
import io.github.libsqlspring.boot.autoconfigure.actuate.LibsqlEndpoint.LocalDescriptor;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.test.JwtKey;
import io.github.libsqlspring.test.SqldOptions;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LibsqlEndpointAutoConfigurationTests {

	private final ApplicationContextRunner unexposed = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LibsqlAutoConfiguration.class, LibsqlEndpointAutoConfiguration.class));

	private final ApplicationContextRunner runner = this.unexposed
		.withPropertyValues("management.endpoints.web.exposure.include=libsql");

	@Test
	void showsAnEmbeddedDatabase() {
		this.runner.withPropertyValues("libsql.url=:memory:", "libsql.local.busy-timeout=2s").run((context) -> {
			context.getBean(LibsqlClient.class).execute("CREATE TABLE t (a)");

			DatabaseDescriptor database = context.getBean(LibsqlEndpoint.class).databases().databases().get("libsql");

			assertThat(database)
				.isEqualTo(new DatabaseDescriptor("memory", ":memory:", null, null, 0, new Streams(1, 1, 0), 0,
						Map.of(), null, null, new LocalDescriptor(null, "NORMAL", Duration.ofSeconds(2), true)));
			assertThat(context.getBean(LibsqlEndpoint.class).database("libsql")).isEqualTo(database);
		});
	}

	@Test
	void showsADatabaseOnAServerWithoutItsToken() {
		JwtKey key = JwtKey.generate();
		try (SqldServer server = SqldServer.start(SqldOptions.defaults().withJwtKey(key))) {
			this.runner.withPropertyValues("libsql.url=" + server.url() + "?authToken=" + key.token())
				.run((context) -> {
					context.getBean(LibsqlClient.class).execute("SELECT 1");

					DatabaseDescriptor database = context.getBean(LibsqlEndpoint.class).database("libsql");

					assertThat(database.mode()).isEqualTo("remote");
					assertThat(database.location()).isEqualTo(server.url());
					assertThat(database.transport()).isEqualTo("http");
					assertThat(database.protocol()).isEqualTo("hrana3-protobuf");
					assertThat(database.server().statements()).isEqualTo(1);
					assertThat(database.local()).isNull();
					assertThat(database.toString()).doesNotContain(key.token());
				});
		}
	}

	@Test
	void showsTheLastFailure() {
		this.runner.withPropertyValues("libsql.url=http://127.0.0.1:1", "libsql.retry.max-attempts=1")
			.run((context) -> {
				assertThatExceptionOfType(LibsqlException.class)
					.isThrownBy(() -> context.getBean(LibsqlClient.class).execute("SELECT 1"));

				DatabaseDescriptor database = context.getBean(LibsqlEndpoint.class).database("libsql");

				assertThat(database.failures()).isEqualTo(Map.of(ErrorKind.CONNECTION, 1L));
				assertThat(database.lastFailure().code()).isEqualTo("CONNECTION_FAILED");
			});
	}

	@Test
	void knowsNoDatabaseOfAnotherName() {
		this.runner.withPropertyValues("libsql.url=:memory:")
			.run((context) -> assertThat(context.getBean(LibsqlEndpoint.class).database("other")).isNull());
	}

	@Test
	void isNotThereUnlessItIsExposed() {
		this.unexposed.withPropertyValues("libsql.url=:memory:")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(LibsqlEndpoint.class));
	}

	@Test
	void isNotThereWithoutAccess() {
		this.runner.withPropertyValues("libsql.url=:memory:", "management.endpoint.libsql.access=NONE")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(LibsqlEndpoint.class));
	}

	@Test
	void isNotThereWithoutADatabase() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(LibsqlEndpoint.class));
	}

	@Test
	void isNotThereWithoutTheLibrary() {
		this.runner.withPropertyValues("libsql.url=:memory:")
			.withClassLoader(new FilteredClassLoader(ConditionalOnAvailableEndpoint.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(LibsqlEndpointAutoConfiguration.class));
	}

}
