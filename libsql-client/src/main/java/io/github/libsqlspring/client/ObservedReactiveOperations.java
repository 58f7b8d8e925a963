package io.github.libsqlspring.client;

import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;

/**
 * The calls that a reactive client and a transaction of it have in common, of which an
 * observer learns when they are subscribed to.
 */
class ObservedReactiveOperations implements ReactiveLibsqlOperations {

	private final ReactiveLibsqlOperations operations;

	private final ObservedSubscriptions calls;

	ObservedReactiveOperations(ReactiveLibsqlOperations operations, ObservedSubscriptions calls) {
		this.operations = operations;
		this.calls = calls;
	}

	final ObservedSubscriptions calls() {
		return this.calls;
	}

	@Override
	public ReactiveStatementSpec sql(String sql) {
		return new DefaultReactiveStatementSpec(this, sql);
	}

	@Override
	public Mono<StatementResult> execute(Statement statement, CallOptions options) {
		return this.calls.mono(() -> List.of(statement.sql()), this.operations.execute(statement, options),
				ObservedOperations::rows);
	}

	@Override
	public Mono<List<StatementResult>> batch(List<Statement> statements, CallOptions options) {
		return batch(statements, this.operations.batch(statements, options));
	}

	final Mono<List<StatementResult>> batch(List<Statement> statements, Mono<List<StatementResult>> call) {
		return Mono.defer(() -> statements.isEmpty() ? call
				: this.calls.mono(() -> ObservedOperations.texts(statements), call, ObservedOperations::rows));
	}

	@Override
	public Flux<Row> stream(Statement statement, CallOptions options) {
		return this.calls.flux(() -> List.of(statement.sql()), this.operations.stream(statement, options));
	}

	@Override
	public Mono<Void> executeScript(String script) {
		return Mono.defer(() -> {
			List<Statement> statements = Scripts.split(script);
			Mono<Void> call = this.operations.executeScript(script);
			return statements.isEmpty() ? call
					: this.calls.mono(() -> ObservedOperations.texts(statements), call, (nothing) -> 0);
		});
	}

}
