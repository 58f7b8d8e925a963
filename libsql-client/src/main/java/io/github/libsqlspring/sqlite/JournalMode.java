package io.github.libsqlspring.sqlite;

/**
 * How SQLite makes a transaction atomic ({@code PRAGMA journal_mode}). Stored in the file
 * for {@link #WAL}; a database in memory ignores it.
 */
public enum JournalMode {

	/** A write-ahead log: readers and the writer do not wait for each other. */
	WAL,

	/** A rollback journal, deleted at the end of each transaction. */
	DELETE,

	/** A rollback journal, cut to length zero at the end of each transaction. */
	TRUNCATE,

	/** A rollback journal that stays, with its header overwritten. */
	PERSIST,

	/** A rollback journal in memory: a crash may corrupt the file. */
	MEMORY,

	/** No journal: a rollback is undefined, a crash may corrupt the file. */
	OFF,

	/** The one that the file has; a new file gets a rollback journal. */
	KEEP

}
