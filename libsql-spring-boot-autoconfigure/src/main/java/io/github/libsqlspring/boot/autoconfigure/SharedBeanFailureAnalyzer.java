package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/**
 * Says how to keep a bean for one database.
 */
@Order(0)
final class SharedBeanFailureAnalyzer extends AbstractFailureAnalyzer<SharedBeanException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, SharedBeanException cause) {
		return new FailureAnalysis(String.valueOf(cause.getMessage()),
				"Declare the bean by @Bean(defaultCandidate = false), so that it is used where its qualifier is asked "
						+ "for and nowhere else.",
				cause);
	}

}
