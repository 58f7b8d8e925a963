package io.github.libsqlspring.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.LibsqlResultException;
import io.github.libsqlspring.Statement;

/**
 * A statement with the arguments and options given so far, as the blocking and the
 * reactive specification share it. Immutable.
 *
 * @param sql its text
 * @param positional the positional arguments
 * @param named the arguments by name
 * @param options how to execute it
 */
record BoundStatement(String sql, List<@Nullable Object> positional, Map<String, @Nullable Object> named,
		CallOptions options) {

	BoundStatement(String sql) {
		this(sql, List.of(), Map.of(), CallOptions.DEFAULT);
	}

	BoundStatement param(@Nullable Object value) {
		return params(Collections.singletonList(value));
	}

	BoundStatement param(String name, @Nullable Object value) {
		return params(Collections.singletonMap(name, value));
	}

	BoundStatement params(@Nullable Object @Nullable [] values) {
		// A single null argument arrives as no array at all.
		return params((values != null) ? Arrays.asList(values) : Collections.singletonList(null));
	}

	private BoundStatement params(List<? extends @Nullable Object> values) {
		List<@Nullable Object> all = new ArrayList<>(this.positional);
		all.addAll(values);
		return checked(new BoundStatement(this.sql, all, this.named, this.options));
	}

	BoundStatement params(Map<String, ? extends @Nullable Object> values) {
		Map<String, @Nullable Object> all = new LinkedHashMap<>(this.named);
		all.putAll(values);
		return checked(new BoundStatement(this.sql, this.positional, all, this.options));
	}

	private static BoundStatement checked(BoundStatement bound) {
		if (!bound.positional.isEmpty() && !bound.named.isEmpty()) {
			throw new IllegalStateException("A statement takes arguments by position or by name, not both; "
					+ "give all of them names; SQL [" + bound.sql + "]");
		}
		return bound;
	}

	BoundStatement with(UnaryOperator<CallOptions> change) {
		return new BoundStatement(this.sql, this.positional, this.named, change.apply(this.options));
	}

	Statement toStatement() {
		return this.named.isEmpty() ? Statement.of(this.sql, this.positional.toArray())
				: Statement.named(this.sql, this.named);
	}

	/**
	 * The only object of a result.
	 * @param <T> its type
	 * @param objects the objects, one per row
	 * @return the object, or {@code null} if there is no row or NULL in it
	 * @throws LibsqlResultException if there are several rows
	 */
	<T> @Nullable T atMostOne(List<T> objects) {
		if (objects.size() > 1) {
			throw unexpected("at most one row", objects.size());
		}
		return objects.isEmpty() ? null : objects.get(0);
	}

	LibsqlResultException unexpected(String expected, int actual) {
		return new LibsqlResultException("Expected " + expected + ", got " + actual + "; SQL [" + this.sql + "]");
	}

	@Override
	public String toString() {
		return "StatementSpec[" + this.sql + "]";
	}

}
