package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.ObservedCalls;
import io.github.libsqlspring.Value;

/**
 * A statement of whose executions an observer learns. Where there is none, there is no
 * object of this class.
 *
 * @param statement the statement
 * @param sql its text as it was written
 * @param calls the calls to its database
 */
record ObservedStatement(PathStatement statement, SqlText sql, ObservedCalls calls) implements PathStatement {

	@Override
	public Execution execute(List<Value> values, ExecutionOptions options) throws SQLException {
		return this.calls.make(List.of(this.sql.text()), () -> this.statement.execute(values, options),
				ObservedExecutions::end);
	}

	@Override
	public @Nullable List<Column> columns() throws SQLException {
		return this.statement.columns();
	}

	@Override
	public void close() {
		this.statement.close();
	}

}
