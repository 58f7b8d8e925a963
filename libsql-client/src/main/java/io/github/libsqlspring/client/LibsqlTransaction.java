package io.github.libsqlspring.client;

import io.github.libsqlspring.LibsqlClosedException;
import io.github.libsqlspring.LibsqlTransportException;

/**
 * A transaction that its owner ends. {@code close()} without {@code commit()} rolls back.
 * Nothing is sent before the first statement. Not thread-safe. <pre class="code">
 * try (LibsqlTransaction tx = client.begin()) {
 * 	tx.execute("UPDATE account SET balance = balance - ? WHERE id = ?", 100, 1);
 * 	tx.execute("UPDATE account SET balance = balance + ? WHERE id = ?", 100, 2);
 * 	tx.commit();
 * }
 * </pre> A libSQL server ends a transaction that holds the write lock for more than five
 * seconds while another writer waits, or that is idle for ten: keep it short.
 */
public interface LibsqlTransaction extends LibsqlOperations, AutoCloseable {

	/**
	 * Makes the changes permanent and ends the transaction. If this fails, the
	 * transaction is over and rolled back, unless the exception says that the outcome is
	 * unknown.
	 * @throws LibsqlClosedException if the transaction is over or was lost
	 * @throws LibsqlTransportException if no answer came
	 */
	void commit();

	/**
	 * Discards the changes and ends the transaction; does nothing if it is over.
	 */
	void rollback();

	/**
	 * Whether the transaction is over: committed, rolled back, closed or lost.
	 * @return whether it is over
	 */
	boolean isClosed();

	/**
	 * Rolls back unless committed; never throws.
	 */
	@Override
	void close();

}
