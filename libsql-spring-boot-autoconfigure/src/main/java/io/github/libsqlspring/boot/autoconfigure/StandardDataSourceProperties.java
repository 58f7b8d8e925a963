package io.github.libsqlspring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.util.PlaceholderResolutionException;
import org.springframework.util.StringUtils;

/**
 * The properties by which a user tells Spring Boot which {@code DataSource} to make. They
 * win over {@code libsql.url}, which then stands for the client alone.
 */
final class StandardDataSourceProperties {

	private static final String URL = "spring.datasource.url";

	private static final String LIBSQL = "jdbc:libsql:";

	private StandardDataSourceProperties() {
	}

	static boolean areSet(Environment environment) {
		return StringUtils.hasText(environment.getProperty(URL))
				|| StringUtils.hasText(environment.getProperty("spring.datasource.jndi-name"));
	}

	/**
	 * Whether {@code spring.datasource.url} is a libSQL database.
	 * @param environment where to look
	 * @return whether the URL is one of our driver
	 */
	static boolean isLibsql(Environment environment) {
		return isLibsql(environment, URL);
	}

	/**
	 * Whether a property holds the URL of a libSQL database.
	 * @param environment where to look
	 * @param property the property
	 * @return whether its value is a URL of our driver
	 */
	static boolean isLibsql(Environment environment, String property) {
		String url = urlOf(environment, property);
		return url != null && url.regionMatches(true, 0, LIBSQL, 0, LIBSQL.length());
	}

	private static @Nullable String urlOf(Environment environment, String property) {
		try {
			return environment.getProperty(property);
		}
		catch (PlaceholderResolutionException ex) {
			// For those who need the property to complain about.
			return null;
		}
	}

}
