package io.github.libsqlspring.boot.autoconfigure;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import io.github.libsqlspring.RetryPolicy;
import io.github.libsqlspring.client.DatabaseBuilder;
import io.github.libsqlspring.client.TransportType;
import io.github.libsqlspring.hrana.HranaOptions;
import io.github.libsqlspring.jdbc.DateFormat;
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
		assertThat(properties.transport()).isEqualTo(TransportType.AUTO);
		assertThat(properties.namespace()).isNull();
		assertThat(properties.headers()).isEmpty();
		assertThat(properties.remoteEncryptionKey()).isNull();
		assertThat(properties.authTokenFile()).isNull();
		assertThat(properties.connectTimeout()).isNull();
		assertThat(properties.responseTimeout()).isNull();
		assertThat(properties.ssl().bundle()).isNull();
		assertThat(properties.proxy())
			.isEqualTo(new LibsqlProperties.Proxy(LibsqlProperties.ProxyType.HTTP, null, null, null, null));
		assertThat(properties.statementTimeout()).isNull();
		assertThat(properties.maxResultSize().toBytes()).isEqualTo(HranaOptions.DEFAULT_MAX_RESULT_SIZE);
		assertThat(properties.retry().enabled()).isTrue();
		assertThat(properties.retry().toPolicy()).isEqualTo(RetryPolicy.DEFAULT);
		assertThat(properties.local().toOptions()).isEqualTo(SqliteOptions.defaults());
		assertThat(properties.jdbc().dateFormat()).isEqualTo(DateFormat.TEXT);
	}

	@Test
	void everyPropertyIsBound() {
		Map<String, String> written = new HashMap<>(Map.of("libsql.url", "file:data.db", "libsql.auth-token", "secret",
				"libsql.connect-timeout", "1s", "libsql.response-timeout", "2m", "libsql.local.busy-timeout", "10ms",
				"libsql.local.journal-mode", "truncate", "libsql.local.synchronous", "extra",
				"libsql.local.foreign-keys", "false", "libsql.transport", "websocket", "libsql.namespace", "books"));
		written.putAll(Map.of("libsql.headers.X-Tenant", "one", "libsql.remote-encryption-key", "c2VjcmV0",
				"libsql.statement-timeout", "3s", "libsql.max-result-size", "1KB", "libsql.retry.enabled", "false",
				"libsql.retry.max-attempts", "7", "libsql.retry.initial-backoff", "1ms", "libsql.retry.max-backoff",
				"2ms", "libsql.jdbc.date-format", "epoch-millis"));
		written.putAll(Map.of("libsql.auth-token-file", "/run/token", "libsql.ssl.bundle", "db", "libsql.proxy.type",
				"socks5", "libsql.proxy.host", "proxy", "libsql.proxy.port", "1080", "libsql.proxy.username", "me",
				"libsql.proxy.password", "hidden"));

		assertThat(bind(written)).isEqualTo(new LibsqlProperties("file:data.db", "secret", "/run/token",
				TransportType.WEBSOCKET, "books", Map.of("X-Tenant", "one"), "c2VjcmV0", Duration.ofSeconds(1),
				Duration.ofMinutes(2), new LibsqlProperties.Ssl("db"),
				new LibsqlProperties.Proxy(LibsqlProperties.ProxyType.SOCKS5, "proxy", 1080, "me", "hidden"),
				Duration.ofSeconds(3), DataSize.ofKilobytes(1),
				new LibsqlProperties.Retry(false, 7, Duration.ofMillis(1), Duration.ofMillis(2)),
				new LibsqlProperties.Local(Duration.ofMillis(10), JournalMode.TRUNCATE, Synchronous.EXTRA, false),
				new LibsqlProperties.Jdbc(DateFormat.EPOCH_MILLIS)));
	}

	@Test
	void theTransportMayBeWrittenInEveryWay() {
		assertThat(List.of("websocket", "WEBSOCKET", "web-socket"))
			.allSatisfy((text) -> assertThat(bind(Map.of("libsql.transport", text)).transport())
				.isEqualTo(TransportType.WEBSOCKET));
	}

	@Test
	void offMayBeWhatYamlMakesOfIt() {
		assertThat(bind(Map.of("libsql.local.synchronous", "false")).local().synchronous()).isEqualTo(Synchronous.OFF);
	}

	@Test
	void noTextShowsASecret() {
		LibsqlProperties properties = bind(Map.of("libsql.connect-timeout", "5s", "libsql.proxy.password", "secret",
				"libsql.url", "libsql://db.example.com?authToken=secret", "libsql.auth-token", "secret",
				"libsql.remote-encryption-key", "secret", "libsql.headers.x-key", "secret"));

		assertThat(properties.toString()).doesNotContain("secret").contains("connectTimeout=PT5S", "x-key");
		assertThat(new PropertiesLibsqlConnectionDetails(properties).toString()).doesNotContain("secret");
		assertThat(new DatabaseBuilder().url(properties.url())
			.authToken(properties.authToken())
			.encryptionKey("secret")
			.header("x-key", "secret")
			.toString()).doesNotContain("secret");
	}

}
