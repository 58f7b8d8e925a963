package io.github.libsqlspring.boot.autoconfigure;

import java.util.Set;

import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDependsOnDatabaseInitializationDetector;

import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.client.ReactiveLibsqlClient;

/**
 * Makes every client wait for {@code schema.sql}, Flyway and Liquibase, as Spring Boot
 * makes {@code JdbcTemplate} wait: a bean may use it while the application starts.
 */
final class LibsqlClientAfterInitialization extends AbstractBeansOfTypeDependsOnDatabaseInitializationDetector {

	@Override
	protected Set<Class<?>> getDependsOnDatabaseInitializationBeanTypes() {
		return Set.of(LibsqlClient.class, ReactiveLibsqlClient.class);
	}

}
