package io.github.libsqlspring.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.LibsqlResultException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;

/**
 * A statement with the arguments bound so far.
 *
 * @param operations where it is executed
 * @param sql its text
 * @param positional the positional arguments
 * @param named the arguments by name
 */
record DefaultStatementSpec(LibsqlOperations operations, String sql, List<@Nullable Object> positional,
		Map<String, @Nullable Object> named) implements StatementSpec {

	DefaultStatementSpec(LibsqlOperations operations, String sql) {
		this(operations, sql, List.of(), Map.of());
	}

	@Override
	public StatementSpec param(@Nullable Object value) {
		return params(Collections.singletonList(value));
	}

	@Override
	public StatementSpec param(String name, @Nullable Object value) {
		return params(Collections.singletonMap(name, value));
	}

	@Override
	public StatementSpec params(@Nullable Object... values) {
		// A single null argument arrives as no array at all.
		return params((values != null) ? Arrays.asList(values) : Collections.singletonList(null));
	}

	private StatementSpec params(List<? extends @Nullable Object> values) {
		List<@Nullable Object> all = new ArrayList<>(this.positional);
		all.addAll(values);
		return checked(new DefaultStatementSpec(this.operations, this.sql, all, this.named));
	}

	@Override
	public StatementSpec params(Map<String, ? extends @Nullable Object> values) {
		Map<String, @Nullable Object> all = new LinkedHashMap<>(this.named);
		all.putAll(values);
		return checked(new DefaultStatementSpec(this.operations, this.sql, this.positional, all));
	}

	private static StatementSpec checked(DefaultStatementSpec spec) {
		if (!spec.positional.isEmpty() && !spec.named.isEmpty()) {
			throw new IllegalStateException("A statement takes arguments by position or by name, not both; "
					+ "give all of them names; SQL [" + spec.sql + "]");
		}
		return spec;
	}

	@Override
	public QuerySpec<Row> query() {
		return query(Function.<Row>identity());
	}

	@Override
	public <T> QuerySpec<T> query(Function<? super Row, ? extends T> mapper) {
		return new Query<>(this, mapper);
	}

	@Override
	public <T> QuerySpec<T> query(Class<T> type) {
		return query(RowMappers.forType(type));
	}

	@Override
	public StatementResult update() {
		return this.operations.execute(toStatement());
	}

	@Override
	public Statement toStatement() {
		return this.named.isEmpty() ? Statement.of(this.sql, this.positional.toArray())
				: Statement.named(this.sql, this.named);
	}

	@Override
	public String toString() {
		return "StatementSpec[" + this.sql + "]";
	}

	private record Query<T>(DefaultStatementSpec statement,
			Function<? super Row, ? extends T> mapper) implements QuerySpec<T> {

		@Override
		public List<T> list() {
			List<T> objects = new ArrayList<>();
			for (Row row : this.statement.update().rows()) {
				objects.add(this.mapper.apply(row));
			}
			return Collections.unmodifiableList(objects);
		}

		@Override
		public T single() {
			List<T> objects = list();
			if (objects.size() != 1) {
				throw unexpected("exactly one row", objects.size());
			}
			T object = objects.get(0);
			if (object == null) {
				throw new LibsqlResultException(
						"The only row holds NULL; use optional(); SQL [" + this.statement.sql() + "]");
			}
			return object;
		}

		@Override
		public Optional<T> optional() {
			List<T> objects = list();
			if (objects.size() > 1) {
				throw unexpected("at most one row", objects.size());
			}
			return objects.isEmpty() ? Optional.empty() : Optional.ofNullable(objects.get(0));
		}

		private LibsqlResultException unexpected(String expected, int actual) {
			return new LibsqlResultException(
					"Expected " + expected + ", got " + actual + "; SQL [" + this.statement.sql() + "]");
		}

	}

}
