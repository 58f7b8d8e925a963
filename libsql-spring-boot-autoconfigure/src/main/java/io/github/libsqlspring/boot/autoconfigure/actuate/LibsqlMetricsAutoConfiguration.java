package io.github.libsqlspring.boot.autoconfigure.actuate;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

import io.github.libsqlspring.boot.autoconfigure.LibsqlAutoConfiguration;

/**
 * Auto-configuration of the meters of all libSQL databases.
 */
@AutoConfiguration(after = LibsqlAutoConfiguration.class,
		afterName = { "io.github.libsqlspring.boot.autoconfigure.LibsqlDatabasesAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
@Conditional(AnyDatabaseCondition.class)
public final class LibsqlMetricsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "libsqlMetrics")
	MeterBinder libsqlMetrics(ConfigurableListableBeanFactory beans) {
		return new LibsqlMetrics(DatabaseBeans.find(beans));
	}

}
