package io.github.libsqlspring;

import java.util.Optional;

/**
 * The one resource behind a URL. It owns connections or transport, is shared by every
 * client and {@code DataSource} made from it, and ends them all when it is closed.
 * Thread-safe.
 * <p>
 * Part of the inner contract: applications use {@code LibsqlClient}.
 */
public interface Database extends AutoCloseable {

	/** The {@link #maxResultSize()} where nothing else is said: 64 MiB. */
	int DEFAULT_MAX_RESULT_SIZE = 64 * 1024 * 1024;

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
	 * How large a result may be that is kept in memory as a whole.
	 * @return the number of bytes, positive
	 */
	default int maxResultSize() {
		return DEFAULT_MAX_RESULT_SIZE;
	}

	/**
	 * What it does at the moment and has done so far. Cheap, and never waits for the
	 * database.
	 * @return a snapshot
	 */
	DatabaseStatistics statistics();

	/**
	 * What the database is called, fit for logs and pages: the name of a file without its
	 * folder, {@code :memory:}, or the namespace on a server.
	 * @return the name; empty for a server that was told none
	 */
	default Optional<String> name() {
		return target().name();
	}

	/**
	 * Who learns of the calls that client and driver make to this database.
	 * @return the observer, {@link CallObserver#NONE} if nobody does
	 */
	default CallObserver callObserver() {
		return CallObserver.NONE;
	}

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
