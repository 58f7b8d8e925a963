package io.github.libsqlspring.sqlite;

import java.time.Duration;
import java.util.Objects;

/**
 * How connections to a local database are set up.
 *
 * @param busyTimeout how long a statement waits for a lock before it fails with
 * {@code SQLITE_BUSY}; from zero to {@code Integer.MAX_VALUE} milliseconds
 * @param journalMode the journal mode of a file
 * @param synchronous how often to wait for the disk
 * @param foreignKeys whether foreign keys are enforced
 */
public record SqliteOptions(Duration busyTimeout, JournalMode journalMode, Synchronous synchronous,
		boolean foreignKeys) {

	private static final SqliteOptions DEFAULTS = new SqliteOptions(Duration.ofSeconds(5), JournalMode.WAL,
			Synchronous.NORMAL, true);

	public SqliteOptions {
		Objects.requireNonNull(journalMode, "journalMode");
		Objects.requireNonNull(synchronous, "synchronous");
		if (busyTimeout.isNegative() || busyTimeout.compareTo(Duration.ofMillis(Integer.MAX_VALUE)) > 0) {
			throw new IllegalArgumentException(
					"The busy timeout must be from 0 to " + Integer.MAX_VALUE + " ms, not " + busyTimeout);
		}
	}

	/**
	 * The defaults: a busy timeout of 5 seconds, WAL, synchronous NORMAL, foreign keys
	 * enforced.
	 * @return the options
	 */
	public static SqliteOptions defaults() {
		return DEFAULTS;
	}

}
