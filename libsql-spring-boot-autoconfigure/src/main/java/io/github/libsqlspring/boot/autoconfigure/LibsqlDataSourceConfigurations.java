package io.github.libsqlspring.boot.autoconfigure;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.jdbc.LibsqlDataSource;

/**
 * The {@link DataSource}, with and without HikariCP on the class path. They have to be
 * imported in this order: nested classes would be registered in no order to rely on.
 */
final class LibsqlDataSourceConfigurations {

	private LibsqlDataSourceConfigurations() {
	}

	private static LibsqlDataSource dataSource(Database database, LibsqlProperties properties) {
		return new LibsqlDataSource(database).withDateFormat(properties.jdbc().dateFormat());
	}

	/**
	 * An embedded database gets a pool. A server gets none: a connection to it costs
	 * nothing until it is used, and the database pools what is below.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(HikariDataSource.class)
	static class Pooled {

		// Enough readers; the one writer at a time is SQLite's own limit. A database in
		// memory gets as many, since the data lives in the Database, and a single
		// connection would let REQUIRES_NEW wait for itself.
		private static final int MAXIMUM_POOL_SIZE = 8;

		@Bean(defaultCandidate = false)
		@ConfigurationProperties("libsql.datasource.hikari")
		HikariConfig libsqlHikariConfig() {
			HikariConfig config = new HikariConfig();
			config.setPoolName("libsql");
			config.setMaximumPoolSize(MAXIMUM_POOL_SIZE);
			return config;
		}

		@Bean
		DataSource libsqlDataSource(Database database, LibsqlProperties properties,
				@Qualifier("libsqlHikariConfig") HikariConfig config) {
			DataSource dataSource = dataSource(database, properties);
			return database.target().isLocal() ? new DrainingHikariDataSource(dataSource, config) : dataSource;
		}

	}

	/**
	 * Without HikariCP.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(DataSource.class)
	static class Plain {

		@Bean
		DataSource libsqlDataSource(Database database, LibsqlProperties properties) {
			return dataSource(database, properties);
		}

	}

}
