package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;
import org.springframework.util.ClassUtils;

import io.github.libsqlspring.client.TenantLibsqlDatabases;

/**
 * Auto-configuration of a builder for {@link TenantLibsqlDatabases}. Each tenant begins
 * with the settings of the database without a name, to which the user adds what tells one
 * tenant from another. Without that database they have no URL, which the user has to add.
 */
@AutoConfiguration(after = LibsqlAutoConfiguration.class)
public final class LibsqlTenantsAutoConfiguration {

	private static final String CONNECTION_HOLDER = "org.springframework.jdbc.datasource.ConnectionHolder";

	@Bean
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	@ConditionalOnMissingBean
	TenantLibsqlDatabases.Builder tenantLibsqlDatabasesBuilder(ObjectProvider<LibsqlConnectionDetails> connection,
			ObjectProvider<LibsqlProperties> properties, ApplicationContext context) {
		LibsqlConnectionDetails details = connection.getIfAvailable();
		DatabaseSetup setup = DatabaseSetup.unnamed(properties.getIfAvailable(() -> bind(context)), context);
		setup.checkText("auth-token", setup.properties().authToken());
		DatabaseFactory factory = new DatabaseFactory(setup);
		TenantLibsqlDatabases.Builder builder = TenantLibsqlDatabases.builder()
			.settings(() -> (details != null) ? factory.builder(details) : factory.builderWithoutUrl());
		if (ClassUtils.isPresent(CONNECTION_HOLDER, context.getClassLoader())) {
			builder.currentTransaction(SpringTransaction::new);
		}
		return builder;
	}

	// Without a database there is no bean of its settings.
	private static LibsqlProperties bind(ApplicationContext context) {
		return Binder.get(context.getEnvironment()).bindOrCreate("libsql", LibsqlProperties.class);
	}

}
