package io.github.libsqlspring.integration.liquibase;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import liquibase.Contexts;
import liquibase.Liquibase;
import liquibase.exception.LockException;
import liquibase.lockservice.LockServiceFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import io.github.libsqlspring.integration.support.Exercises;
import io.github.libsqlspring.integration.support.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What Liquibase does on a database that several applications and connections see.
 */
abstract class KeptDatabaseContract extends LiquibaseContract {

	@Test
	@Exercises("A restart does nothing")
	void doesNothingAtTheSecondStart(TestDatabase database) {
		for (int start = 0; start < 2; start++) {
			try (ConfigurableApplicationContext context = database.application(Application.class).run()) {
				assertThat(history(context)).hasSize(5);
			}
		}
	}

	@Test
	@Exercises("Two applications that migrate at once")
	void migratesOnceFromTwoApplications(TestDatabase database) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(2);
		try (ConfigurableApplicationContext one = runWithoutChanges(database);
				ConfigurableApplicationContext other = runWithoutChanges(database)) {
			// Liquibase makes its tables before it has the lock.
			changeLogs().with("--changeset test:0\nCREATE TABLE zero (id INTEGER);\n")
				.apply(one, (liquibase) -> liquibase.update(new Contexts()));
			changeLogs().with("""
					--changeset test:0
					CREATE TABLE zero (id INTEGER);
					--changeset test:1
					CREATE TABLE one (id INTEGER PRIMARY KEY);
					--changeset test:2
					INSERT INTO one VALUES (1);
					--changeset test:3
					CREATE TABLE three (id INTEGER PRIMARY KEY);
					""");
			for (Future<?> result : executor.invokeAll(List.of(update(one), update(other)))) {
				result.get();
			}
			assertThat(history(one)).containsExactly("0", "1", "2", "3");
			assertThat(strings(other, "SELECT id FROM one")).containsExactly("1");
		}
		finally {
			executor.shutdownNow();
		}
	}

	private Callable<Boolean> update(ConfigurableApplicationContext context) {
		return () -> {
			changeLogs().apply(context, (liquibase) -> {
				LockServiceFactory.getInstance().getLockService(liquibase.getDatabase()).setChangeLogLockRecheckTime(0);
				liquibase.update(new Contexts());
			});
			return true;
		};
	}

	@Test
	@Exercises("A lock that was left behind: releaseLocks")
	void releasesALock(TestDatabase database) throws Exception {
		try (ConfigurableApplicationContext context = database.application(Application.class).run()) {
			lock(context);
			changeLogs().with("").apply(context, Liquibase::forceReleaseLocks);
			assertThat(strings(context, "SELECT LOCKED FROM DATABASECHANGELOGLOCK")).containsExactly("0");
		}
	}

	@Test
	@Exercises(value = "A lock that was left behind: listLocks",
			limit = "Liquibase: reads a date from a TEXT column as a Date")
	void doesNotListLocks(TestDatabase database) throws Exception {
		try (ConfigurableApplicationContext context = database.application(Application.class).run()) {
			lock(context);
			changeLogs().with("")
				.apply(context,
						(liquibase) -> assertThatExceptionOfType(LockException.class).isThrownBy(liquibase::listLocks)
							.withRootCauseInstanceOf(ClassCastException.class));
		}
	}

	private static void lock(ConfigurableApplicationContext context) {
		jdbc(context)
			.sql("UPDATE DATABASECHANGELOGLOCK SET LOCKED = 1, LOCKEDBY = 'gone', LOCKGRANTED = CURRENT_TIMESTAMP")
			.update();
	}

	@Test
	@Exercises("spring.liquibase.url beside libsql.url")
	void migratesByAUrlOfItsOwn(TestDatabase database) {
		try (ConfigurableApplicationContext context = database.application(Application.class)
			.run("--spring.liquibase.url=" + database.jdbcUrl())) {
			assertThat(history(context)).hasSize(5);
		}
	}

	@Test
	@Exercises("spring.datasource.url without libsql.url")
	void migratesByTheStandardUrl(TestDatabase database) {
		try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.NONE)
			.run("--spring.datasource.url=" + database.jdbcUrl())) {
			assertThat(history(context)).hasSize(5);
		}
	}

}
