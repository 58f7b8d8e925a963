package io.github.libsqlspring.jdbc;

import java.sql.Connection;

/**
 * A connection of this driver as a pool sees it, which lends it again and again; what
 * {@code unwrap} gives for this type. Threads that share it wait for one another.
 */
public interface LentConnection extends Connection {

	/**
	 * Whether something was done since {@link #beginRequest()} that the next borrower
	 * would feel: PRAGMA settings, attached databases or temporary tables of a local
	 * connection, or access to its sqlite-jdbc connection. Such a connection should be
	 * closed instead of being lent again.
	 * @return whether the connection is no longer as it was; always {@code false} for a
	 * server, where no connection keeps such things
	 */
	boolean isChanged();

	/**
	 * Closes the statements and rolls back what is open, so that the next borrower finds
	 * nothing of this one. Does nothing if the connection is closed. HikariCP calls this
	 * only with its system property {@code com.zaxxer.hikari.enableRequestBoundaries};
	 * where it does not, a transaction that was begun by a statement and left open is
	 * rolled back when HikariCP takes the connection back.
	 */
	@Override
	void endRequest();

}
