package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/**
 * Says which property to correct, without its value.
 */
@Order(0)
final class UnusablePropertyFailureAnalyzer extends AbstractFailureAnalyzer<UnusablePropertyException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnusablePropertyException cause) {
		return explain(cause);
	}

	static FailureAnalysis explain(UnusablePropertyException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.advice(), cause);
	}

}
