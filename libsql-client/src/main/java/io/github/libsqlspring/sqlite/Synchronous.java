package io.github.libsqlspring.sqlite;

/**
 * How often SQLite waits for the disk ({@code PRAGMA synchronous}).
 */
public enum Synchronous {

	/** Never: a power failure may corrupt the file. */
	OFF,

	/**
	 * At the critical moments: in WAL mode the file stays sound, and a power failure may
	 * lose the last transactions.
	 */
	NORMAL,

	/** At every commit: nothing committed is lost. */
	FULL,

	/** As {@link #FULL}, and the folder after a journal was deleted. */
	EXTRA

}
