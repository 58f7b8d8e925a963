package io.github.libsqlspring.boot.autoconfigure.actuate;

import java.util.List;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.metrics.DataSourcePoolMetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.boot.autoconfigure.LibsqlAutoConfiguration;
import io.github.libsqlspring.boot.autoconfigure.LibsqlDataSourceAutoConfiguration;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LibsqlMetricsAutoConfigurationTests {

	private final ApplicationContextRunner withoutRegistry = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LibsqlAutoConfiguration.class, LibsqlMetricsAutoConfiguration.class));

	private final ApplicationContextRunner runner = this.withoutRegistry
		.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
				SimpleMetricsExportAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class));

	private static List<String> names(MeterRegistry registry) {
		return registry.getMeters()
			.stream()
			.map((meter) -> meter.getId().getName())
			.filter((name) -> name.startsWith("libsql."))
			.distinct()
			.toList();
	}

	@Test
	void anEmbeddedDatabaseHasMeters() {
		this.runner.withPropertyValues("libsql.url=:memory:").run((context) -> {
			context.getBean(LibsqlClient.class).execute("SELECT 1");

			MeterRegistry registry = context.getBean(MeterRegistry.class);

			assertThat(names(registry)).containsExactlyInAnyOrder("libsql.sessions.open", "libsql.streams.open",
					"libsql.streams.idle", "libsql.calls.pending", "libsql.failures");
			assertThat(registry.get("libsql.streams.open").gauge().value()).isEqualTo(1);
			assertThat(registry.get("libsql.streams.open").gauge().getId().getTags()).containsExactlyInAnyOrder(
					Tag.of("database", "libsql"), Tag.of("mode", "memory"), Tag.of("server", "none"));
		});
	}

	@Test
	void aDatabaseOnAServerHasMetersOfTheServersWork() {
		try (SqldServer server = SqldServer.start()) {
			this.runner.withPropertyValues("libsql.url=" + server.url()).run((context) -> {
				LibsqlClient client = context.getBean(LibsqlClient.class);
				client.execute("CREATE TABLE t (a)");
				client.execute("INSERT INTO t VALUES (1), (2)");
				client.execute("SELECT * FROM t");

				MeterRegistry registry = context.getBean(MeterRegistry.class);

				assertThat(names(registry)).contains("libsql.retries", "libsql.rows.read", "libsql.rows.written",
						"libsql.server.time");
				assertThat(registry.get("libsql.rows.read").functionCounter().count()).isGreaterThanOrEqualTo(2);
				assertThat(registry.get("libsql.rows.written").functionCounter().count()).isGreaterThanOrEqualTo(2);
				FunctionTimer time = registry.get("libsql.server.time").functionTimer();
				assertThat(time.count()).isEqualTo(3);
				assertThat(time.totalTime(TimeUnit.NANOSECONDS)).isPositive();
				Meter.Id id = registry.get("libsql.retries").functionCounter().getId();
				assertThat(id.getTag("server")).isEqualTo("127.0.0.1:" + server.port());
				assertThat(id.getTag("mode")).isEqualTo("remote");
			});
		}
	}

	@Test
	void failuresAreCountedByTheirKind() {
		this.runner.withPropertyValues("libsql.url=http://127.0.0.1:1", "libsql.retry.max-attempts=2")
			.run((context) -> {
				assertThatExceptionOfType(LibsqlException.class)
					.isThrownBy(() -> context.getBean(LibsqlClient.class).execute("SELECT 1"));

				MeterRegistry registry = context.getBean(MeterRegistry.class);

				assertThat(registry.get("libsql.failures").tag("kind", "connection").functionCounter().count())
					.isEqualTo(1);
				assertThat(registry.get("libsql.failures").tag("kind", "timeout").functionCounter().count()).isZero();
				assertThat(registry.get("libsql.retries").functionCounter().count()).isEqualTo(1);
			});
	}

	@Test
	void thePoolHasTheMetersOfHikari() {
		this.runner
			.withConfiguration(AutoConfigurations.of(LibsqlDataSourceAutoConfiguration.class,
					DataSourceAutoConfiguration.class, DataSourcePoolMetricsAutoConfiguration.class))
			.withPropertyValues("libsql.url=:memory:")
			.run((context) -> {
				new JdbcTemplate(context.getBean(javax.sql.DataSource.class)).execute("SELECT 1");

				assertThat(context.getBean(MeterRegistry.class)
					.get("hikaricp.connections")
					.tag("pool", "libsql")
					.gauge()
					.value()).isPositive();
			});
	}

	@Test
	void thereAreNoneWithoutARegistry() {
		this.withoutRegistry.withPropertyValues("libsql.url=:memory:")
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(Database.class)
				.doesNotHaveBean("libsqlMetrics"));
	}

	@Test
	void thereAreNoneWithoutTheLibrary() {
		this.withoutRegistry.withPropertyValues("libsql.url=:memory:")
			.withClassLoader(new FilteredClassLoader(MeterRegistry.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(Database.class)
				.doesNotHaveBean(LibsqlMetricsAutoConfiguration.class));
	}

	@Test
	void thereAreNoneWithoutADatabase() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("libsqlMetrics"));
	}

}
