package io.github.libsqlspring.boot.autoconfigure;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Explains an injection point that asks for another database than there are: for one
 * without a name, or for a name that no property has.
 */
@Order(-1)
final class MissingNamedDatabaseFailureAnalyzer extends AbstractFailureAnalyzer<UnsatisfiedDependencyException> {

	// By name, since not all of them need be there.
	private static final Set<String> OF_A_DATABASE = Set.of("javax.sql.DataSource",
			"org.springframework.jdbc.core.JdbcOperations", "org.springframework.jdbc.core.JdbcTemplate",
			"org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations",
			"org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate",
			"org.springframework.jdbc.core.simple.JdbcClient", "io.github.libsqlspring.Database",
			"io.github.libsqlspring.client.LibsqlClient", "io.github.libsqlspring.client.ReactiveLibsqlClient");

	private static final Set<String> OF_NOBODY_ELSE = Set.of("io.github.libsqlspring.Database",
			"io.github.libsqlspring.client.LibsqlClient", "io.github.libsqlspring.client.ReactiveLibsqlClient");

	private final Environment environment;

	MissingNamedDatabaseFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, UnsatisfiedDependencyException cause) {
		MissingBean missing = MissingBean.in(cause);
		if (missing == null || !OF_A_DATABASE.contains(missing.type().getName())) {
			return null;
		}
		Set<String> names = NamedDatabases.names(this.environment);
		String qualifier = missing.qualifier();
		if (qualifier == null) {
			return names.isEmpty() ? null : ofNoName(missing.type(), names, cause);
		}
		if (names.contains(qualifier) || (names.isEmpty() && !isOurs(missing.type(), qualifier))) {
			// The database is there, and something else is missing; or a bean of the user
			// is.
			return null;
		}
		return ofUnknownName(qualifier, missing.type(), names, cause);
	}

	private boolean isOurs(Class<?> type, String qualifier) {
		return NamedDatabases.isName(qualifier)
				&& (OF_NOBODY_ELSE.contains(type.getName()) || (this.environment.containsProperty("libsql.url")
						&& !StandardDataSourceProperties.areSet(this.environment)));
	}

	private static FailureAnalysis ofUnknownName(String qualifier, Class<?> type, Set<String> names, Throwable cause) {
		return new FailureAnalysis(
				"There is no " + type.getSimpleName() + " of a libSQL database '" + qualifier + "'. "
						+ (names.isEmpty() ? "There is none with a name."
								: "There are: " + String.join(", ", names) + "."),
				"Set " + NamedDatabases.PREFIX + "." + qualifier + ".url, or correct the @Qualifier.", cause);
	}

	private @Nullable FailureAnalysis ofNoName(Class<?> type, Set<String> names, Throwable cause) {
		if (!NamedDatabases.areAll(this.environment)) {
			return null;
		}
		return new FailureAnalysis(
				"There is no " + type.getSimpleName() + " without a qualifier, since all libSQL databases have names: "
						+ String.join(", ", names) + ".",
				"Add @Qualifier(\"" + names.iterator().next() + "\") where it is injected, or set libsql.url to have "
						+ "a database without a name.",
				cause);
	}

}
