package io.github.libsqlspring.boot.autoconfigure.actuate;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

import io.github.libsqlspring.boot.autoconfigure.LibsqlAutoConfiguration;

/**
 * Auto-configuration of the actuator endpoint {@code libsql}.
 */
@AutoConfiguration(after = LibsqlAutoConfiguration.class,
		afterName = "io.github.libsqlspring.boot.autoconfigure.LibsqlDatabasesAutoConfiguration")
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnAvailableEndpoint(LibsqlEndpoint.class)
@Conditional(AnyDatabaseCondition.class)
public final class LibsqlEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	LibsqlEndpoint libsqlEndpoint(ConfigurableListableBeanFactory beans) {
		return new LibsqlEndpoint(DatabaseBeans.find(beans));
	}

}
