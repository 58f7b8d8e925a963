package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

import io.github.libsqlspring.CurrentTransaction;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.client.DatabaseBuilder;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.client.LibsqlUrl;

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
		if (properties.authToken() != null) {
			// Binding leaves a placeholder that nobody defines as it is written, and the
			// server would be sent "${…}" as a token. This fails and names it.
			environment.resolveRequiredPlaceholders(properties.authToken());
		}
		return new PropertiesLibsqlConnectionDetails(properties);
	}

	@Bean(destroyMethod = "close")
	@ConditionalOnMissingBean
	Database libsqlDatabase(LibsqlConnectionDetails details, LibsqlProperties properties, BeanFactory beans,
			ResourceLoader resources) {
		LibsqlUrl url = LibsqlUrl.parse(details.getUrl());
		RequiredLibrary.check(url, resources.getClassLoader());
		DatabaseBuilder builder = new DatabaseBuilder().url(details.getUrl())
			.authToken(details.getAuthToken())
			.connectTimeout(properties.connectTimeout())
			.responseTimeout(properties.responseTimeout())
			.sqliteOptions(properties.local().toOptions());
		if (!url.isLocal()) {
			RemoteSettings.apply(builder, beans);
		}
		return builder.build();
	}

	@Bean(destroyMethod = "close")
	@ConditionalOnMissingBean
	LibsqlClient libsqlClient(Database database, ObjectProvider<CurrentTransaction> currentTransaction) {
		return LibsqlClient.create(database, currentTransaction.getIfAvailable(() -> CurrentTransaction.NONE));
	}

}
