package io.github.libsqlspring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlTransportException;

/**
 * Explains a database that cannot be reached or opened, whoever was the first to need it:
 * {@link StartupValidation}, {@code schema.sql}, Flyway or a bean of the user.
 */
@Order(0)
final class UnavailableDatabaseFailureAnalyzer extends AbstractFailureAnalyzer<LibsqlException> {

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, LibsqlException cause) {
		UnavailableDatabaseException validation = findCause(rootFailure, UnavailableDatabaseException.class);
		String advice = advice(cause);
		if (advice == null && validation == null) {
			// A statement that failed; not for us to explain.
			return null;
		}
		String subject = (validation != null) ? validation.getMessage() : "A libSQL database cannot be used.";
		return new FailureAnalysis(subject + " " + cause.getMessage(),
				(advice != null) ? advice : "Correct the database, or set " + StartupValidation.PROPERTY + "=false.",
				cause);
	}

	private static @Nullable String advice(LibsqlException cause) {
		return switch (cause.kind()) {
			case AUTHENTICATION, AUTHORIZATION -> """
					Set libsql.auth-token (or the environment variable LIBSQL_AUTH_TOKEN) to a token that is valid for \
					this database. For a jdbc:libsql: URL in spring.datasource.url the token is \
					spring.datasource.password.""";
			case NOT_FOUND -> "Check host and path of libsql.url, and libsql.namespace.";
			case CONNECTION -> reach();
			case TIMEOUT -> (cause instanceof LibsqlTransportException) ? reach() : null;
			case PROTOCOL ->
				"Check libsql.url: what answers there is no libSQL server, but perhaps a web page or a " + "proxy.";
			case STORAGE -> "Check that the file is a SQLite database, and that the application may read and write "
					+ "the file and its folder.";
			default -> null;
		};
	}

	private static String reach() {
		return "Check that the server runs, that libsql.url names its scheme, host and port, and that its certificate "
				+ "is one that Java or the bundle of libsql.ssl.bundle trusts. The limit is libsql.connect-timeout.";
	}

}
