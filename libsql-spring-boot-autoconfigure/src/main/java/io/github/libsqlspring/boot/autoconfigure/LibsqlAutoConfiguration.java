package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

import io.github.libsqlspring.CurrentTransaction;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.client.LibsqlClient;

/**
 * Auto-configuration of a libSQL database and its client. Which kind of database it is,
 * is decided when the bean is made and never by a condition, so that an application
 * processed ahead of time can still be pointed elsewhere.
 */
@AutoConfiguration(afterName = { "org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration",
		"org.springframework.boot.webclient.autoconfigure.WebClientObservationAutoConfiguration" })
@Conditional(LibsqlConfiguredCondition.class)
@EnableConfigurationProperties(LibsqlProperties.class)
public final class LibsqlAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean({ LibsqlConnectionDetails.class, Database.class })
	PropertiesLibsqlConnectionDetails libsqlConnectionDetails(LibsqlProperties properties, Environment environment) {
		new TextProperties(environment).check("libsql.auth-token", properties.authToken());
		return new PropertiesLibsqlConnectionDetails(properties);
	}

	@Bean(destroyMethod = "close")
	@ConditionalOnMissingBean
	Database libsqlDatabase(LibsqlConnectionDetails details, LibsqlProperties properties, ApplicationContext context) {
		return new DatabaseFactory(DatabaseSetup.unnamed(properties, context)).create(details);
	}

	@Bean(destroyMethod = "close")
	@ConditionalOnMissingBean
	LibsqlClient libsqlClient(Database database, ObjectProvider<CurrentTransaction> currentTransaction,
			LibsqlProperties properties, ApplicationContext context) {
		return new ClientFactory(DatabaseSetup.unnamed(properties, context)).create(database,
				currentTransaction.getIfAvailable(() -> CurrentTransaction.NONE));
	}

}
