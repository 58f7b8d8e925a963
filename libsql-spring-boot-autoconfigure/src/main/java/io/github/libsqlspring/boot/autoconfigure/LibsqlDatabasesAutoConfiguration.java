package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/**
 * Auto-configuration of further databases, each with a name and the beans that the one
 * without a name has. They are injected where their name is given as a
 * {@code @Qualifier}, and nowhere else.
 */
@AutoConfiguration(after = LibsqlAutoConfiguration.class,
		beforeName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@EnableConfigurationProperties(LibsqlDatabasesProperties.class)
@Import({ LibsqlDatabasesConfigurations.Databases.class, LibsqlDatabasesConfigurations.Transactions.class,
		LibsqlDatabasesConfigurations.Clients.class, LibsqlDatabasesConfigurations.Reactive.class,
		LibsqlDatabasesConfigurations.Pooled.class, LibsqlDatabasesConfigurations.Plain.class,
		LibsqlDatabasesConfigurations.Jdbc.class })
public final class LibsqlDatabasesAutoConfiguration {

}
