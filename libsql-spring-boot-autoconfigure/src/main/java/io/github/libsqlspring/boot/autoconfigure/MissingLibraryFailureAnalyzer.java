package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/**
 * Says which dependency to add, where a class that is not found would not.
 */
@Order(0)
final class MissingLibraryFailureAnalyzer extends AbstractFailureAnalyzer<MissingLibraryException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MissingLibraryException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				"Add the dependency " + cause.dependency()
						+ ", or remove its exclusion from libsql-spring-boot-starter. Another kind of libsql.url may "
						+ "do without it.",
				cause);
	}

}
