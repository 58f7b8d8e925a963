package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of what looks after the databases when the application starts. There
 * in every application, since databases that have a name are seen by no condition.
 */
@AutoConfiguration(after = LibsqlAutoConfiguration.class)
public final class LibsqlStartupAutoConfiguration {

	@Bean
	StartupValidation libsqlStartupValidation(ListableBeanFactory beans, Environment environment) {
		return new StartupValidation(beans, environment);
	}

}
