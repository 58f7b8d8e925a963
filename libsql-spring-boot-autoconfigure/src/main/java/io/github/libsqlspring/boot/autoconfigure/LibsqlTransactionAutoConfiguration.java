package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.ConnectionHolder;

import io.github.libsqlspring.CurrentTransaction;
import io.github.libsqlspring.Database;

/**
 * Auto-configuration that lets the client take part in the transactions that Spring
 * manages for a {@code DataSource} on the same database, as {@code JdbcTemplate} does.
 */
@AutoConfiguration(after = LibsqlAutoConfiguration.class)
@ConditionalOnClass(ConnectionHolder.class)
@ConditionalOnBean(Database.class)
public final class LibsqlTransactionAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	CurrentTransaction libsqlCurrentTransaction(Database database) {
		return new SpringTransaction(database);
	}

}
