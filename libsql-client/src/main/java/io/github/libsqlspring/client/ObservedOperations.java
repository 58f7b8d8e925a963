package io.github.libsqlspring.client;

import java.util.List;
import java.util.stream.Stream;

import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.ObservedCall;
import io.github.libsqlspring.ObservedCalls;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;

/**
 * The calls that a client and a transaction have in common, of which an observer learns.
 */
class ObservedOperations implements LibsqlOperations {

	private final LibsqlOperations operations;

	private final ObservedCalls calls;

	ObservedOperations(LibsqlOperations operations, ObservedCalls calls) {
		this.operations = operations;
		this.calls = calls;
	}

	final ObservedCalls calls() {
		return this.calls;
	}

	@Override
	public StatementSpec sql(String sql) {
		return new DefaultStatementSpec(this, sql);
	}

	@Override
	public StatementResult execute(Statement statement, CallOptions options) {
		return this.calls.make(List.of(statement.sql()), () -> this.operations.execute(statement, options),
				(call, result) -> {
					call.end(rows(result), null);
					return result;
				});
	}

	@Override
	public List<StatementResult> batch(List<Statement> statements, CallOptions options) {
		List<Statement> copy = List.copyOf(statements);
		return batch(copy, () -> this.operations.batch(copy, options));
	}

	final List<StatementResult> batch(List<Statement> statements,
			ObservedCalls.Work<List<StatementResult>, RuntimeException> work) {
		return statements.isEmpty() ? work.run() : this.calls.make(texts(statements), work, (call, results) -> {
			call.end(rows(results), null);
			return results;
		});
	}

	@Override
	public Stream<Row> stream(Statement statement, CallOptions options) {
		return this.calls.make(List.of(statement.sql()), () -> this.operations.stream(statement, options),
				ObservedOperations::untilClosed);
	}

	private static Stream<Row> untilClosed(ObservedCall call, Stream<Row> rows) {
		return ObservedRows.of(rows, call);
	}

	@Override
	public void executeScript(String script) {
		List<Statement> statements = Scripts.split(script);
		if (statements.isEmpty()) {
			this.operations.executeScript(script);
			return;
		}
		this.calls.make(texts(statements), () -> {
			this.operations.executeScript(script);
			return script;
		}, (call, done) -> {
			call.end(0, null);
			return done;
		});
	}

	static List<String> texts(List<Statement> statements) {
		return statements.stream().map(Statement::sql).toList();
	}

	static long rows(StatementResult result) {
		return result.columns().isEmpty() ? result.affectedRowCount() : result.rows().size();
	}

	static long rows(List<StatementResult> results) {
		return results.stream().mapToLong(ObservedOperations::rows).sum();
	}

}
