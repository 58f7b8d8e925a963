package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

import io.github.libsqlspring.CallObserver;
import io.github.libsqlspring.observation.SlowStatementLog;

/**
 * Auto-configuration of a log of slow statements, of all databases of the application.
 * Whether there is one, is decided when the bean is made, so that an application
 * processed ahead of time can still be told.
 */
@AutoConfiguration(before = LibsqlAutoConfiguration.class)
@EnableConfigurationProperties(LibsqlSlowStatementProperties.class)
public final class LibsqlSlowStatementAutoConfiguration {

	@Bean
	CallObserver libsqlSlowStatementLog(LibsqlSlowStatementProperties properties) {
		return (properties.threshold() != null) ? new SlowStatementLog(properties.threshold()) : CallObserver.NONE;
	}

}
