package io.github.libsqlspring.boot.starter;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.libsqlspring.client.LibsqlClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Beans that use the client while the application starts.
 */
class InitializationTests {

	private static void startAndExpectTheSchema(String... properties) {
		try (ConfigurableApplicationContext context = Application.start(EarlyNotes.class, properties)) {
			assertThat(context.getBean("notes")).isEqualTo(0L);
		}
	}

	@Test
	void findTheSchemaInAFile(@TempDir Path directory) {
		startAndExpectTheSchema("libsql.url=" + directory.resolve("data.db").toUri(), "spring.sql.init.mode=always",
				"spring.sql.init.schema-locations=classpath:notes-schema.sql");
	}

	@Test
	void findTheSchemaInMemory() {
		startAndExpectTheSchema("libsql.url=:memory:", "spring.sql.init.mode=always",
				"spring.sql.init.schema-locations=classpath:notes-schema.sql");
	}

	@Test
	void needNoDataSourceToStart() {
		try (ConfigurableApplicationContext context = Application.start(Application.class, "libsql.url=:memory:",
				"libsql.datasource.enabled=false", "spring.sql.init.mode=always",
				"spring.sql.init.schema-locations=classpath:notes-schema.sql")) {
			assertThat(context.getBeanFactory().getBeanDefinition("libsqlClient").getDependsOn()).isNullOrEmpty();
			assertThat(context.getBean(LibsqlClient.class).sql("SELECT 1").query(Long.class).single()).isEqualTo(1);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class EarlyNotes {

		// Before the auto-configuration's beans in the order of registration.
		@Bean
		Long notes(LibsqlClient client) {
			return client.sql("SELECT count(*) FROM note").query(Long.class).single();
		}

	}

}
