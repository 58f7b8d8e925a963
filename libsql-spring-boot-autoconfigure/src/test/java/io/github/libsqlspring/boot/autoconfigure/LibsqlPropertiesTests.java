package io.github.libsqlspring.boot.autoconfigure;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import io.github.libsqlspring.client.DatabaseBuilder;
import io.github.libsqlspring.sqlite.JournalMode;
import io.github.libsqlspring.sqlite.SqliteOptions;
import io.github.libsqlspring.sqlite.Synchronous;

import static org.assertj.core.api.Assertions.assertThat;

class LibsqlPropertiesTests {

	private static LibsqlProperties bind(Map<String, String> properties) {
		return new Binder(new MapConfigurationPropertySource(properties)).bindOrCreate("libsql",
				LibsqlProperties.class);
	}

	@Test
	void defaultsAreThoseOfTheClientLibrary() {
		LibsqlProperties properties = bind(Map.of());

		assertThat(properties.url()).isNull();
		assertThat(properties.authToken()).isNull();
		assertThat(properties.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
		assertThat(properties.responseTimeout()).isEqualTo(Duration.ofSeconds(30));
		assertThat(properties.local().toOptions()).isEqualTo(SqliteOptions.defaults());
	}

	@Test
	void everyPropertyIsBound() {
		LibsqlProperties properties = bind(Map.of("libsql.url", "file:data.db", "libsql.auth-token", "secret",
				"libsql.connect-timeout", "1s", "libsql.response-timeout", "2m", "libsql.local.busy-timeout", "10ms",
				"libsql.local.journal-mode", "truncate", "libsql.local.synchronous", "extra",
				"libsql.local.foreign-keys", "false"));

		assertThat(properties)
			.isEqualTo(new LibsqlProperties("file:data.db", "secret", Duration.ofSeconds(1), Duration.ofMinutes(2),
					new LibsqlProperties.Local(Duration.ofMillis(10), JournalMode.TRUNCATE, Synchronous.EXTRA, false)));
	}

	@Test
	void offMayBeWhatYamlMakesOfIt() {
		assertThat(bind(Map.of("libsql.local.synchronous", "false")).local().synchronous()).isEqualTo(Synchronous.OFF);
	}

	@Test
	void noTextShowsTheToken() {
		LibsqlProperties properties = bind(
				Map.of("libsql.url", "libsql://db.example.com?authToken=secret", "libsql.auth-token", "secret"));

		assertThat(properties.toString()).doesNotContain("secret").contains("connectTimeout=PT5S");
		assertThat(new PropertiesLibsqlConnectionDetails(properties).toString()).doesNotContain("secret");
		assertThat(new DatabaseBuilder().url(properties.url()).authToken(properties.authToken()).toString())
			.doesNotContain("secret");
	}

}
