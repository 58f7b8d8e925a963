package io.github.libsqlspring.sqlite;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Arguments;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.Value;
import io.github.libsqlspring.sql.SqlParameters;
import io.github.libsqlspring.sql.SqlStatement;

/**
 * Finds the value for each parameter of a statement by the rules of a libSQL server:
 * positional arguments fill parameters without a name, named ones those with a name; the
 * exact name, with its prefix, goes before the bare one.
 */
final class ParameterBinder {

	private ParameterBinder() {
	}

	/**
	 * Puts arguments in the order of the parameters.
	 * @param sql the statement
	 * @param arguments its arguments
	 * @return one value per parameter number
	 * @throws StatementFailedException {@code ARGS_INVALID} if they do not fit
	 */
	static Value[] bind(SqlStatement sql, Arguments arguments) throws StatementFailedException {
		SqlParameters parameters = sql.parameters();
		if (arguments.count() > parameters.count()) {
			throw invalid("too many parameters, expected " + parameters.count() + " found " + arguments.count());
		}
		Value[] values = new Value[parameters.count()];
		for (int number = 1; number <= values.length; number++) {
			Value value = find(parameters.name(number), number, arguments);
			if (value == null && !sql.keyword().equals("EXPLAIN")) {
				throw notFound(parameters.name(number), number);
			}
			values[number - 1] = (value != null) ? value : Value.NULL;
		}
		if (arguments instanceof Arguments.Named named) {
			checkNames(named.values(), parameters);
		}
		return values;
	}

	private static @Nullable Value find(@Nullable String name, int number, Arguments arguments) {
		if (arguments instanceof Arguments.Named named) {
			if (name == null) {
				return null;
			}
			Value exact = named.values().get(name);
			return (exact != null) ? exact : named.values().get(name.substring(1));
		}
		List<Value> values = ((Arguments.Positional) arguments).values();
		return (name == null && number <= values.size()) ? values.get(number - 1) : null;
	}

	private static void checkNames(Map<String, Value> values, SqlParameters parameters)
			throws StatementFailedException {
		for (String given : values.keySet()) {
			boolean known = parameters.names()
				.stream()
				.anyMatch((name) -> name != null && (name.equals(given) || name.substring(1).equals(given)));
			if (!known) {
				throw invalid("no parameter is named '" + given + "'");
			}
		}
	}

	private static StatementFailedException notFound(@Nullable String name, int number) {
		return invalid("value for parameter " + ((name != null) ? name : String.valueOf(number)) + " not found");
	}

	private static StatementFailedException invalid(String message) {
		return new StatementFailedException(new LibsqlError("ARGS_INVALID", message));
	}

}
