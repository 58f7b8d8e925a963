package io.github.libsqlspring.sample;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.PlaceholderResolutionException;

/**
 * Replaces the stack trace by a sentence where {@code application-turso.yml} names an
 * environment variable that is not set.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class MissingVariableFailureAnalyzer extends AbstractFailureAnalyzer<PlaceholderResolutionException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, PlaceholderResolutionException cause) {
		if (!cause.getPlaceholder().startsWith("LIBSQL_")) {
			return null;
		}
		return new FailureAnalysis("The environment variable " + cause.getPlaceholder()
				+ " is not set; the profile 'turso' needs LIBSQL_URL and LIBSQL_AUTH_TOKEN.", null, cause);
	}

}
