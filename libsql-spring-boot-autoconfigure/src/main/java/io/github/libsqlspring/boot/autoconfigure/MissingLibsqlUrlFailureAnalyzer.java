package io.github.libsqlspring.boot.autoconfigure;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.util.PlaceholderResolutionException;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.client.ReactiveLibsqlClient;

/**
 * Explains a start without {@code libsql.url}, before Spring Boot asks for a URL of
 * {@code spring.datasource} or for a bean that nobody is meant to define.
 */
@Order(0)
final class MissingLibsqlUrlFailureAnalyzer implements FailureAnalyzer {

	// Package-private there.
	private static final String NO_DATA_SOURCE = "org.springframework.boot.jdbc.autoconfigure."
			+ "DataSourceProperties$DataSourceBeanCreationException";

	private static final Set<Class<?>> OUR_BEANS = Set.of(LibsqlClient.class, ReactiveLibsqlClient.class,
			Database.class, LibsqlConnectionDetails.class);

	private static final String URL = "libsql.url";

	private static final String NOT_SET = "No libSQL database is configured: libsql.url is not set.";

	private static final String SET_URL = "Set libsql.url (or the environment variable LIBSQL_URL). "
			+ UrlExamples.TEXT;

	private static final String OTHERWISE = "\nFor the DataSource of another database set spring.datasource.url; "
			+ "for none at all set libsql.datasource.enabled=false.";

	private final Environment environment;

	MissingLibsqlUrlFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		boolean urlIsSet = this.environment.containsProperty(URL);
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (urlIsSet && cause instanceof PlaceholderResolutionException) {
				return analyzePlaceholder();
			}
			if (!urlIsSet && isMissingDataSource(cause)) {
				return new FailureAnalysis(NOT_SET, SET_URL + OTHERWISE, cause);
			}
			if (!urlIsSet && isMissingBean(cause)) {
				return new FailureAnalysis(NOT_SET, SET_URL, cause);
			}
		}
		return null;
	}

	// A placeholder may be missing in any property; only the URL, which conditions read
	// before there is any bean, is explained here.
	private @Nullable FailureAnalysis analyzePlaceholder() {
		try {
			this.environment.getProperty(URL);
			return null;
		}
		catch (PlaceholderResolutionException ex) {
			return UnusablePropertyFailureAnalyzer
				.explain(UnusablePropertyException.unresolved(URL, ex.getPlaceholder()));
		}
	}

	private boolean isMissingDataSource(Throwable cause) {
		// Where there is a standard URL, it is the one to correct.
		return cause.getClass().getName().equals(NO_DATA_SOURCE)
				&& !StandardDataSourceProperties.areSet(this.environment);
	}

	private static boolean isMissingBean(Throwable cause) {
		return cause instanceof NoSuchBeanDefinitionException missing && missing.getNumberOfBeansFound() == 0
				&& missing.getBeanType() != null && OUR_BEANS.contains(missing.getBeanType());
	}

}
