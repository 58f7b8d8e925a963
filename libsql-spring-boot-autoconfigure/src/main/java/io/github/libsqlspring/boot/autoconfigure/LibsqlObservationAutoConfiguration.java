package io.github.libsqlspring.boot.autoconfigure;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

import io.github.libsqlspring.observation.LibsqlObservationConvention;
import io.github.libsqlspring.observation.LibsqlObservations;

/**
 * Auto-configuration of an observation of each call to a database, of all databases of
 * the application.
 */
@AutoConfiguration(
		afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
		before = LibsqlAutoConfiguration.class)
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean(ObservationRegistry.class)
@ConditionalOnBooleanProperty(name = "libsql.observation.enabled", matchIfMissing = true)
@EnableConfigurationProperties(LibsqlObservationProperties.class)
public final class LibsqlObservationAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	LibsqlObservations libsqlObservations(ObservationRegistry registry, LibsqlObservationProperties properties,
			ObjectProvider<LibsqlObservationConvention> convention) {
		LibsqlObservations observations = new LibsqlObservations(registry, convention.getIfAvailable());
		return properties.queryText() ? observations.withQueryText() : observations;
	}

}
