package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Lets a {@code jdbc:libsql:} URL stand in the properties of Spring Boot, which does not
 * know the driver, without anything beside it.
 */
final class JdbcUrlEnvironmentPostProcessor implements EnvironmentPostProcessor {

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		environment.getPropertySources().addLast(new JdbcUrlDefaults(environment));
	}

}
