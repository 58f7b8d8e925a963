package io.github.libsqlspring.boot.starter;

import java.sql.DatabaseMetaData;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.boot.jdbc.health.DataSourceHealthIndicator;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Spring Boot, its health checks and many threads do with the {@code DataSource}.
 */
interface PooledUseContract extends RunningApplication {

	@Test
	default void theHealthOfTheDatabaseIsUp() {
		Health health = context().getBean("libsqlHealthContributor", HealthIndicator.class).health();

		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsKeys("mode", "engine", "latencyMillis");
		assertThat(context().getBeansOfType(HealthIndicator.class)).containsKey("libsqlHealthContributor")
			.doesNotContainKey("dbHealthContributor");
	}

	@Test
	default void springFindsTheDataSourceHealthy() {
		Health health = new DataSourceHealthIndicator(bean(DataSource.class)).health();

		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails()).containsEntry("database", "SQLite");
	}

	@Test
	default void springRecognisesSqlite() throws MetaDataAccessException {
		String product = JdbcUtils.extractDatabaseMetaData(bean(DataSource.class),
				DatabaseMetaData::getDatabaseProductName);

		assertThat(DatabaseDriver.fromProductName(product)).isEqualTo(DatabaseDriver.SQLITE);
	}

	@Test
	default void eightThreadsReadAtTheSameTime() {
		jdbc().update("INSERT INTO account (id, email) VALUES (1, 'a')");
		List<CompletableFuture<Void>> threads = IntStream.range(0, 8)
			.mapToObj((thread) -> CompletableFuture.runAsync(() -> {
				for (int i = 0; i < 50; i++) {
					assertThat(jdbc().queryForObject("SELECT email FROM account WHERE id = ?", String.class, 1))
						.isEqualTo("a");
				}
			}, (work) -> new Thread(work).start()))
			.toList();

		assertThat(threads).allSatisfy((thread) -> assertThat(thread).succeedsWithin(Duration.ofMinutes(1)));
	}

}
