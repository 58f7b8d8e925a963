package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Value;

/**
 * One SQL statement on its way to the database, executed any number of times.
 */
interface PathStatement extends AutoCloseable {

	/**
	 * Executes the statement, in the transaction of its connection if there is one.
	 * @param values one value per parameter
	 * @param options how
	 * @return what it gave
	 * @throws SQLException if it fails
	 */
	Execution execute(List<Value> values, ExecutionOptions options) throws SQLException;

	/**
	 * The columns that the statement will have, found without executing it.
	 * @return the columns, or {@code null} if it has none
	 * @throws SQLException if it cannot be compiled
	 */
	@Nullable List<Column> columns() throws SQLException;

	@Override
	void close();

}
