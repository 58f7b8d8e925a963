package io.github.libsqlspring.sqlite;

import io.github.libsqlspring.LibsqlException;

/**
 * Where connections to one database come from. Thread-safe.
 */
interface ConnectionSource {

	/**
	 * Opens a connection.
	 * @return the connection, owned by the caller
	 * @throws LibsqlException if the database cannot be opened
	 */
	LocalConnection open();

	/**
	 * How many connections wait for their turn to write.
	 * @return the number
	 */
	int waiting();

	/**
	 * Gives up what keeps the database alive.
	 */
	void close();

}
