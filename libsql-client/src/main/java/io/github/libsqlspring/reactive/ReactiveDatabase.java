package io.github.libsqlspring.reactive;

/**
 * A database that can be used without blocking. Thread-safe.
 */
public interface ReactiveDatabase {

	/**
	 * Opens a session. Neither blocks nor sends anything.
	 * @return a session that the caller closes
	 * @throws io.github.libsqlspring.LibsqlClosedException if the database is closed
	 */
	ReactiveSession openReactiveSession();

}
