package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/**
 * Says which Spring Boot is needed. Works on those that are too old.
 */
@Order(0)
final class OldSpringBootFailureAnalyzer extends AbstractFailureAnalyzer<OldSpringBootException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, OldSpringBootException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				"Set the version of spring-boot-starter-parent (or of spring-boot-dependencies, or of the Gradle plugin) "
						+ "to " + OldSpringBootException.MINIMUM + " or later.",
				cause);
	}

}
