package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;
import org.springframework.util.ClassUtils;

import io.github.libsqlspring.client.TenantLibsqlDatabases;

/**
 * Auto-configuration of a builder for {@link TenantLibsqlDatabases}. Each tenant begins
 * with the settings of the database without a name, to which the user adds what tells one
 * tenant from another.
 */
@AutoConfiguration(after = LibsqlAutoConfiguration.class)
@ConditionalOnBean(LibsqlConnectionDetails.class)
public final class LibsqlTenantsAutoConfiguration {

	private static final String CONNECTION_HOLDER = "org.springframework.jdbc.datasource.ConnectionHolder";

	@Bean
	@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
	@ConditionalOnMissingBean
	TenantLibsqlDatabases.Builder tenantLibsqlDatabasesBuilder(LibsqlConnectionDetails details,
			LibsqlProperties properties, ApplicationContext context) {
		DatabaseFactory factory = new DatabaseFactory(DatabaseSetup.unnamed(properties, context));
		TenantLibsqlDatabases.Builder builder = TenantLibsqlDatabases.builder()
			.settings(() -> factory.builder(details));
		if (ClassUtils.isPresent(CONNECTION_HOLDER, context.getClassLoader())) {
			builder.currentTransaction(SpringTransaction::new);
		}
		return builder;
	}

}
