package io.github.libsqlspring.boot.autoconfigure.actuate;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;

import io.github.libsqlspring.boot.autoconfigure.LibsqlAutoConfiguration;
import io.github.libsqlspring.boot.autoconfigure.LibsqlDataSourceAutoConfiguration;

/**
 * Auto-configuration of the health of all libSQL databases, which takes the place of
 * Spring Boot's health of the data sources on them.
 */
@AutoConfiguration(after = { LibsqlAutoConfiguration.class, LibsqlDataSourceAutoConfiguration.class },
		afterName = { "io.github.libsqlspring.boot.autoconfigure.LibsqlDatabasesAutoConfiguration",
				"org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration" },
		beforeName = "org.springframework.boot.jdbc.autoconfigure.health.DataSourceHealthContributorAutoConfiguration")
@ConditionalOnClass(ConditionalOnEnabledHealthIndicator.class)
@ConditionalOnEnabledHealthIndicator("libsql")
@Conditional(AnyDatabaseCondition.class)
@EnableConfigurationProperties(LibsqlHealthProperties.class)
@Import({ LibsqlHealthConfigurations.InsteadOfDataSources.class, LibsqlHealthConfigurations.BesideDataSources.class })
public final class LibsqlHealthContributorAutoConfiguration {

}
