package io.github.libsqlspring.boot.autoconfigure;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.beans.factory.annotation.Qualifier;
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

	private final Environment environment;

	MissingNamedDatabaseFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, UnsatisfiedDependencyException cause) {
		NoSuchBeanDefinitionException missing = findCause(cause, NoSuchBeanDefinitionException.class);
		Class<?> type = (missing != null && missing.getNumberOfBeansFound() == 0) ? missing.getBeanType() : null;
		Set<String> names = NamedDatabases.names(this.environment);
		if (type == null || names.isEmpty() || !OF_A_DATABASE.contains(type.getName())) {
			return null;
		}
		String qualifier = qualifier(innermost(cause).getInjectionPoint());
		return (qualifier != null) ? ofUnknownName(qualifier, type, names, cause) : ofNoName(type, names, cause);
	}

	private static @Nullable FailureAnalysis ofUnknownName(String qualifier, Class<?> type, Set<String> names,
			Throwable cause) {
		if (names.contains(qualifier)) {
			// The database is there, and something else is missing.
			return null;
		}
		return new FailureAnalysis(
				"There is no " + type.getSimpleName() + " of a libSQL database '" + qualifier + "'. There are: "
						+ String.join(", ", names) + ".",
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

	private static UnsatisfiedDependencyException innermost(UnsatisfiedDependencyException failure) {
		UnsatisfiedDependencyException innermost = failure;
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof UnsatisfiedDependencyException inner) {
				innermost = inner;
			}
		}
		return innermost;
	}

	private static @Nullable String qualifier(@Nullable InjectionPoint point) {
		Qualifier qualifier = (point != null) ? point.getAnnotation(Qualifier.class) : null;
		return (qualifier != null) ? qualifier.value() : null;
	}

}
