package io.github.libsqlspring.client;

import java.util.List;
import java.util.stream.Stream;

import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.ObservedCalls;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;

/**
 * A transaction of whose calls an observer learns: of its end if it has begun.
 */
final class ObservedTransaction extends ObservedOperations implements LibsqlTransaction {

	private final LibsqlTransaction transaction;

	// BEGIN travels with the first statement: without one, nothing is there to be ended.
	private volatile boolean begun;

	ObservedTransaction(LibsqlTransaction transaction, ObservedCalls calls) {
		super(transaction, calls);
		this.transaction = transaction;
	}

	@Override
	public StatementResult execute(Statement statement, CallOptions options) {
		this.begun = true;
		return super.execute(statement, options);
	}

	@Override
	public List<StatementResult> batch(List<Statement> statements, CallOptions options) {
		this.begun |= !statements.isEmpty();
		return super.batch(statements, options);
	}

	@Override
	public Stream<Row> stream(Statement statement, CallOptions options) {
		this.begun = true;
		return super.stream(statement, options);
	}

	@Override
	public void executeScript(String script) {
		batch(Scripts.split(script), CallOptions.DEFAULT);
	}

	@Override
	public void commit() {
		end("COMMIT", this.transaction::commit);
	}

	@Override
	public void rollback() {
		end("ROLLBACK", this.transaction::rollback);
	}

	@Override
	public void close() {
		end("ROLLBACK", this.transaction::close);
	}

	private void end(String operation, ObservedCalls.Action<RuntimeException> end) {
		if (this.begun && !isClosed()) {
			calls().run(operation, end);
		}
		else {
			end.run();
		}
	}

	@Override
	public boolean isClosed() {
		return this.transaction.isClosed();
	}

}
