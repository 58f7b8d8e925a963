package io.github.libsqlspring.client;

import java.util.List;
import java.util.function.Function;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.libsqlspring.LibsqlResultException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.StatementResult;

/**
 * A statement and where it is executed.
 *
 * @param operations where it is executed
 * @param bound the statement with what is bound so far
 */
record DefaultReactiveStatementSpec(ReactiveLibsqlOperations operations,
		BoundStatement bound) implements ReactiveStatementSpec, BoundSpec<ReactiveStatementSpec> {

	DefaultReactiveStatementSpec(ReactiveLibsqlOperations operations, String sql) {
		this(operations, new BoundStatement(sql));
	}

	@Override
	public ReactiveStatementSpec with(BoundStatement changed) {
		return new DefaultReactiveStatementSpec(this.operations, changed);
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
	public Mono<StatementResult> update() {
		return Mono.defer(() -> this.operations.execute(toStatement(), this.bound.options()));
	}

	@Override
	public String toString() {
		return this.bound.toString();
	}

	private record Query<T>(DefaultReactiveStatementSpec statement,
			Function<? super Row, ? extends T> mapper) implements QuerySpec<T> {

		@Override
		public Flux<T> all() {
			BoundStatement bound = this.statement.bound();
			return Flux.defer(() -> this.statement.operations().stream(bound.toStatement(), bound.options()))
				.map(this::required);
		}

		private T required(Row row) {
			T object = this.mapper.apply(row);
			if (object == null) {
				throw new LibsqlResultException("A row holds NULL, which a Flux cannot hold; use list(), or "
						+ "query(row -> …) with an Optional; SQL [" + this.statement.bound().sql() + "]");
			}
			return object;
		}

		@Override
		public Mono<T> one() {
			return list().flatMap((objects) -> Mono.justOrEmpty(this.statement.bound().atMostOne(objects)));
		}

		@Override
		public Mono<List<T>> list() {
			return this.statement.update().map((result) -> RowMappers.mapAll(result.rows(), this.mapper));
		}

	}

}
