package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;

/**
 * The way of one connection to its database: by sessions, or straight through the
 * sqlite-jdbc connection that stands behind a local one. Not thread-safe.
 */
interface ConnectionPath {

	/**
	 * Prepares a statement; nothing is sent.
	 * @param sql its text
	 * @return the statement, which the caller closes
	 */
	PathStatement prepare(SqlText sql);

	/**
	 * Executes statements up to the first failure, on a server in one round trip: in the
	 * transaction of this connection if there is one, else each by itself.
	 * @param items the statements, at least one
	 * @param options how
	 * @return how far they came
	 * @throws SQLException if the batch as a whole could not be carried out
	 */
	BatchExecution batch(List<BatchItem> items, ExecutionOptions options) throws SQLException;

	/**
	 * Begins, ends or divides the transaction of this connection.
	 * @param control what to do
	 * @param options how; a wait for the write lock ends with the time limit, and when it
	 * is broken off
	 * @throws SQLException if that is not possible now, or fails
	 */
	void control(TransactionControl control, ExecutionOptions options) throws SQLException;

	/**
	 * Executes a query of the driver itself, which begins no transaction but sees what
	 * the one that is open has changed.
	 * @param statement the query
	 * @return its result
	 * @throws SQLException if it fails
	 */
	StatementResult lookUp(Statement statement) throws SQLException;

	/**
	 * Makes a round trip to the database, outside any transaction.
	 * @param limit how long it may take, zero for no limit
	 * @throws SQLException if it fails
	 */
	void ping(Duration limit) throws SQLException;

	/**
	 * The URL for {@code DatabaseMetaData}, without secrets.
	 * @return the URL
	 */
	String url();

	/**
	 * Stops the statement that is running, if that is possible from another thread.
	 */
	default void interrupt() {
		// A server is not reached; its own limits hold.
	}

	/**
	 * Whether a borrower after this one would feel what was done.
	 * @return whether the connection is no longer as it was
	 */
	default boolean isChanged() {
		return false;
	}

	/**
	 * Takes the connection for unchanged as it is now.
	 */
	default void acceptChanges() {
		// Nothing stays.
	}

	<T> Optional<T> unwrap(Class<T> type);

	default boolean isWrapperFor(Class<?> type) {
		return false;
	}

	void close();

}
