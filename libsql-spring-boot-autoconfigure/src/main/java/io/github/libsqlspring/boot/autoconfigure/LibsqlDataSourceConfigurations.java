package io.github.libsqlspring.boot.autoconfigure;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.libsqlspring.Database;

/**
 * The {@link DataSource}, with and without HikariCP on the class path. They have to be
 * imported in this order: nested classes would be registered in no order to rely on.
 */
final class LibsqlDataSourceConfigurations {

	private LibsqlDataSourceConfigurations() {
	}

	private static DataSourceFactory factory(LibsqlProperties properties, ApplicationContext context) {
		return new DataSourceFactory(DatabaseSetup.unnamed(properties, context));
	}

	/**
	 * With HikariCP.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(HikariDataSource.class)
	static class Pooled {

		@Bean(defaultCandidate = false)
		@ConfigurationProperties("libsql.datasource.hikari")
		HikariConfig libsqlHikariConfig(LibsqlProperties properties, ApplicationContext context) {
			return factory(properties, context).hikariConfig();
		}

		@Bean
		DataSource libsqlDataSource(Database database, LibsqlProperties properties,
				@Qualifier("libsqlHikariConfig") HikariConfig config, ApplicationContext context) {
			return factory(properties, context).createPooled(database, config);
		}

	}

	/**
	 * Without HikariCP.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnMissingBean(DataSource.class)
	static class Plain {

		@Bean
		DataSource libsqlDataSource(Database database, LibsqlProperties properties, ApplicationContext context) {
			return factory(properties, context).create(database);
		}

	}

}
