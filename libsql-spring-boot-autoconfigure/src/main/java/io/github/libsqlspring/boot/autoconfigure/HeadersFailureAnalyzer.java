package io.github.libsqlspring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/**
 * Explains headers that are not written one by one. Spring Boot's own analysis would show
 * their values, which may be secrets.
 */
@Order(0)
final class HeadersFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

	private static final ConfigurationPropertyName HEADERS = ConfigurationPropertyName.of("libsql.headers");

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
		ConfigurationPropertyName headers = NamedDatabases.isOfNamed(cause.getName())
				? NamedDatabases.prefix(cause.getName()).append("headers") : HEADERS;
		if (!headers.equals(cause.getName()) && !headers.isAncestorOf(cause.getName())) {
			return null;
		}
		return new FailureAnalysis(headers + " is not a map of names to values.",
				"Write one property for each header, for example " + headers + ".x-tenant=one", cause);
	}

}
