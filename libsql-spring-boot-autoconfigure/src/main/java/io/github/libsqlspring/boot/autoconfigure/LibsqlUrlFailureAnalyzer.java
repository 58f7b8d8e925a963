package io.github.libsqlspring.boot.autoconfigure;

import java.sql.SQLException;
import java.util.stream.Stream;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

import io.github.libsqlspring.LibsqlUrlException;

/**
 * Explains a URL that cannot be used, and says where it was written.
 */
@Order(0)
final class LibsqlUrlFailureAnalyzer extends AbstractFailureAnalyzer<LibsqlUrlException> {

	private final Environment environment;

	LibsqlUrlFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, LibsqlUrlException cause) {
		return new FailureAnalysis("The URL of the libSQL database cannot be used. " + cause.getMessage(),
				advice(rootFailure), cause);
	}

	private String advice(Throwable rootFailure) {
		UnusableUrlException configured = findCause(rootFailure, UnusableUrlException.class);
		if (configured != null) {
			return configured.advice();
		}
		if (findCause(rootFailure, SQLException.class) != null) {
			return Stream.of("spring.datasource.url", "spring.flyway.url", "spring.liquibase.url")
				.filter((property) -> StandardDataSourceProperties.isLibsql(this.environment, property))
				.findFirst()
				.map(UrlExamples::correctJdbc)
				.orElse("Correct the URL that the application gives to the driver.");
		}
		return "Correct the URL where the application makes the client or the database.";
	}

}
