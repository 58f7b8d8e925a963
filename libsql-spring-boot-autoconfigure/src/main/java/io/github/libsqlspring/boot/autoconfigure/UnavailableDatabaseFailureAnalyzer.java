package io.github.libsqlspring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlTransportException;

/**
 * Explains a database that cannot be reached or opened, whoever was the first to need it:
 * {@link StartupValidation}, {@code schema.sql}, Flyway or a bean of the user.
 */
@Order(0)
final class UnavailableDatabaseFailureAnalyzer extends AbstractFailureAnalyzer<LibsqlException> {

	private final Environment environment;

	UnavailableDatabaseFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, LibsqlException cause) {
		UnavailableDatabaseException validation = findCause(rootFailure, UnavailableDatabaseException.class);
		SettingNames settings = (validation != null) ? SettingNames.ofDatabase(validation.name())
				: SettingNames.ofAny(this.environment);
		String advice = advice(cause, settings);
		if (advice == null && validation == null) {
			// A statement that failed; not for us to explain.
			return null;
		}
		String subject = (validation != null) ? validation.getMessage() : "A libSQL database cannot be used.";
		return new FailureAnalysis(subject + " " + cause.getMessage(),
				(advice != null) ? advice : "Correct the database, or set " + StartupValidation.PROPERTY + "=false.",
				cause);
	}

	private static @Nullable String advice(LibsqlException cause, SettingNames settings) {
		return switch (cause.kind()) {
			case AUTHENTICATION, AUTHORIZATION ->
				(cause instanceof LibsqlTransportException) ? withoutToken(cause.getCause())
						: "Set " + settings.token() + " to a token that is valid for this database.";
			case NOT_FOUND -> "Check host and path of " + settings.url() + ", and " + settings.namespace() + ".";
			case CONNECTION -> reach(settings);
			case TIMEOUT -> (cause instanceof LibsqlTransportException) ? reach(settings) : null;
			case PROTOCOL -> "Check " + settings.url()
					+ ": what answers there is no libSQL server, but perhaps a web page or a proxy.";
			case STORAGE -> "Check that the file is a SQLite database, and that the application may read and write "
					+ "the file and its folder.";
			default -> null;
		};
	}

	// Nobody was asked whether the token is valid. The message of the provider's
	// exception
	// may hold a secret, its class does not.
	private static String withoutToken(@Nullable Throwable failure) {
		return "Correct what gives the token, a LibsqlTokenProvider bean or a file"
				+ ((failure != null) ? ": it failed with " + failure.getClass().getName() : "") + ".";
	}

	private static String reach(SettingNames settings) {
		return "Check that the server runs, that " + settings.url() + " names its scheme, host and port, and "
				+ settings.reach();
	}

}
