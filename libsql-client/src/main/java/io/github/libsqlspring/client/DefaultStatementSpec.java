package io.github.libsqlspring.client;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.libsqlspring.LibsqlResultException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.StatementResult;

/**
 * A statement and where it is executed.
 *
 * @param operations where it is executed
 * @param bound the statement with what is bound so far
 */
record DefaultStatementSpec(LibsqlOperations operations,
		BoundStatement bound) implements StatementSpec, BoundSpec<StatementSpec> {

	DefaultStatementSpec(LibsqlOperations operations, String sql) {
		this(operations, new BoundStatement(sql));
	}

	@Override
	public StatementSpec with(BoundStatement changed) {
		return new DefaultStatementSpec(this.operations, changed);
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
