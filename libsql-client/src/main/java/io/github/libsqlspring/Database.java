package io.github.libsqlspring;

/**
 * The one resource behind a URL. It owns connections or transport, is shared by every
 * client and {@code DataSource} made from it, and ends them all when it is closed.
 * Thread-safe.
 * <p>
 * Part of the inner contract: applications use {@code LibsqlClient}.
 */
public interface Database extends AutoCloseable {

	/**
	 * Opens a session. Cheap; for a remote database nothing is sent before the first
	 * batch.
	 * @return a session that the caller closes
	 * @throws LibsqlClosedException if this database is closed
	 * @throws LibsqlException if a local database cannot be opened
	 */
	Session openSession();

	/**
	 * Where this database is.
	 * @return kind and place, without secrets
	 */
	DatabaseTarget target();

	/**
	 * Whether {@link #close()} was called.
	 * @return whether it is closed
	 */
	boolean isClosed();

	/**
	 * Refuses new sessions, waits up to 10 seconds for those in use, then ends all
	 * sessions and releases everything. Later calls do nothing.
	 */
	@Override
	void close();

}
