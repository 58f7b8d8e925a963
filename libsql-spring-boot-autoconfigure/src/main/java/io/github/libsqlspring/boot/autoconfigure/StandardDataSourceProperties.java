package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The properties by which a user tells Spring Boot which {@code DataSource} to make. They
 * win over {@code libsql.url}, which then stands for the client alone.
 */
final class StandardDataSourceProperties {

	private StandardDataSourceProperties() {
	}

	static boolean areSet(Environment environment) {
		return StringUtils.hasText(environment.getProperty("spring.datasource.url"))
				|| StringUtils.hasText(environment.getProperty("spring.datasource.jndi-name"));
	}

}
