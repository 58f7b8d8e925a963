package io.github.libsqlspring.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.LibsqlResultException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;

/**
 * A statement and where it is executed.
 *
 * @param operations where it is executed
 * @param bound the statement with what is bound so far
 */
record DefaultStatementSpec(LibsqlOperations operations, BoundStatement bound) implements StatementSpec {

	DefaultStatementSpec(LibsqlOperations operations, String sql) {
		this(operations, new BoundStatement(sql));
	}

	private StatementSpec with(BoundStatement changed) {
		return new DefaultStatementSpec(this.operations, changed);
	}

	@Override
	public StatementSpec param(@Nullable Object value) {
		return with(this.bound.param(value));
	}

	@Override
	public StatementSpec param(String name, @Nullable Object value) {
		return with(this.bound.param(name, value));
	}

	@Override
	public StatementSpec params(@Nullable Object... values) {
		return with(this.bound.params(values));
	}

	@Override
	public StatementSpec params(Map<String, ? extends @Nullable Object> values) {
		return with(this.bound.params(values));
	}

	@Override
	public StatementSpec timeout(Duration timeout) {
		return with(this.bound.with((options) -> options.withTimeout(timeout)));
	}

	@Override
	public StatementSpec repeatable() {
		return with(this.bound.with(CallOptions::withRepeatable));
	}

	@Override
	public StatementSpec atReplicationIndex(long replicationIndex) {
		return with(this.bound.with((options) -> options.withReplicationIndex(replicationIndex)));
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
		return this.operations.execute(toStatement(), this.bound.options());
	}

	@Override
	public Statement toStatement() {
		return this.bound.toStatement();
	}

	@Override
	public String toString() {
		return this.bound.toString();
	}

	private record Query<T>(DefaultStatementSpec statement,
			Function<? super Row, ? extends T> mapper) implements QuerySpec<T> {

		@Override
		public List<T> list() {
			return RowMappers.mapAll(this.statement.update().rows(), this.mapper);
		}

		@Override
		public T single() {
			List<T> objects = list();
			BoundStatement bound = this.statement.bound();
			if (objects.size() != 1) {
				throw bound.unexpected("exactly one row", objects.size());
			}
			T object = objects.get(0);
			if (object == null) {
				throw new LibsqlResultException("The only row holds NULL; use optional(); SQL [" + bound.sql() + "]");
			}
			return object;
		}

		@Override
		public Optional<T> optional() {
			return Optional.ofNullable(this.statement.bound().atMostOne(list()));
		}

		@Override
		public Stream<T> stream() {
			BoundStatement bound = this.statement.bound();
			return this.statement.operations().stream(bound.toStatement(), bound.options()).map(this.mapper);
		}

	}

}
