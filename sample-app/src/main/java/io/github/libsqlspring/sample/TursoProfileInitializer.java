package io.github.libsqlspring.sample;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Resolves what {@code application-turso.yml} refers to before anything else starts.
 * Binding would take a placeholder that leads nowhere as it is written, and send it to
 * the server as a token.
 */
class TursoProfileInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		if (environment.matchesProfiles("turso")) {
			environment.getRequiredProperty("libsql.url");
			environment.getRequiredProperty("libsql.auth-token");
		}
	}

}
