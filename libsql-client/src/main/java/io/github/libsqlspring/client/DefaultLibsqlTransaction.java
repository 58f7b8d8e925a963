package io.github.libsqlspring.client;

import java.util.List;
import java.util.stream.Stream;

import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.SqlCheck;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.Transaction;

/**
 * A transaction of a client; transaction statements are refused, because they would end
 * it behind its back.
 */
final class DefaultLibsqlTransaction implements LibsqlTransaction {

	private final Transaction transaction;

	DefaultLibsqlTransaction(Transaction transaction) {
		this.transaction = transaction;
	}

	@Override
	public StatementSpec sql(String sql) {
		return new DefaultStatementSpec(this, sql);
	}

	@Override
	public StatementResult execute(Statement statement, CallOptions options) {
		SqlCheck.noTransactionControl(List.of(statement));
		return this.transaction.execute(statement, options);
	}

	@Override
	public List<StatementResult> batch(List<Statement> statements, CallOptions options) {
		List<Statement> copy = List.copyOf(statements);
		SqlCheck.noTransactionControl(copy);
		return this.transaction.batch(copy, options);
	}

	@Override
	public Stream<Row> stream(Statement statement, CallOptions options) {
		SqlCheck.noTransactionControl(List.of(statement));
		return RowStream.of(this.transaction.openCursor(statement, options));
	}

	@Override
	public void executeScript(String script) {
		batch(Scripts.split(script));
	}

	@Override
	public void commit() {
		this.transaction.commit();
	}

	@Override
	public void rollback() {
		this.transaction.rollback();
	}

	@Override
	public boolean isClosed() {
		return this.transaction.isClosed();
	}

	@Override
	public void close() {
		this.transaction.close();
	}

}
