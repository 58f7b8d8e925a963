package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Value;

/**
 * A statement that controls transactions.
 *
 * @param path the way to the database
 * @param control what it asks for
 */
record ControlStatement(ConnectionPath path, TransactionControl control) implements PathStatement {

	@Override
	public Execution execute(List<Value> values, ExecutionOptions options) throws SQLException {
		this.path.control(this.control, options);
		return Execution.ofQuery(null);
	}

	@Override
	public @Nullable List<Column> columns() {
		return null;
	}

	@Override
	public void close() {
		// Nothing is held.
	}

}
