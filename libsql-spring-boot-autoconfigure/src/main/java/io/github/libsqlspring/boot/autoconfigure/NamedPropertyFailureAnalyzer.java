package io.github.libsqlspring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/**
 * Names the property of a database with a name that has an impossible value. What checks
 * it knows of {@code libsql} alone.
 */
@Order(0)
final class NamedPropertyFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		IllegalArgumentException refusal = findCause(cause, IllegalArgumentException.class);
		String message = (refusal != null) ? refusal.getMessage() : null;
		if (message == null || !message.startsWith("libsql.") || !NamedDatabases.isOfNamed(cause.getName())) {
			return null;
		}
		String prefix = NamedDatabases.prefix(cause.getName()) + ".";
		return new FailureAnalysis(message.replace("libsql.", prefix) + ".", "Correct the property.", cause);
	}

}
