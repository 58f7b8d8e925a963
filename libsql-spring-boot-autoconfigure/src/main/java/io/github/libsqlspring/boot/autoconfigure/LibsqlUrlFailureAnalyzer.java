package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

import io.github.libsqlspring.LibsqlUrlException;

/**
 * Explains a URL that cannot be used.
 */
@Order(0)
final class LibsqlUrlFailureAnalyzer extends AbstractFailureAnalyzer<LibsqlUrlException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, LibsqlUrlException cause) {
		UnusableUrlException named = findCause(rootFailure, UnusableUrlException.class);
		String property = (named != null) ? named.property() : "libsql.url";
		return new FailureAnalysis("The URL of the libSQL database cannot be used. " + cause.getMessage(),
				"Correct " + property + " (or the environment variable " + UrlExamples.variable(property) + "). "
						+ UrlExamples.of(property),
				cause);
	}

}
