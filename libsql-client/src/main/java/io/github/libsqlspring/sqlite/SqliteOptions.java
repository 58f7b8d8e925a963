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

	/**
	 * These options with another busy timeout.
	 * @param timeout the busy timeout
	 * @return new options
	 */
	public SqliteOptions withBusyTimeout(Duration timeout) {
		return new SqliteOptions(timeout, this.journalMode, this.synchronous, this.foreignKeys);
	}

	/**
	 * These options with another journal mode.
	 * @param mode the journal mode
	 * @return new options
	 */
	public SqliteOptions withJournalMode(JournalMode mode) {
		return new SqliteOptions(this.busyTimeout, mode, this.synchronous, this.foreignKeys);
	}

	/**
	 * These options with another way to wait for the disk.
	 * @param how how often
	 * @return new options
	 */
	public SqliteOptions withSynchronous(Synchronous how) {
		return new SqliteOptions(this.busyTimeout, this.journalMode, how, this.foreignKeys);
	}

	/**
	 * These options with foreign keys enforced or not.
	 * @param enforced whether they are
	 * @return new options
	 */
	public SqliteOptions withForeignKeys(boolean enforced) {
		return new SqliteOptions(this.busyTimeout, this.journalMode, this.synchronous, enforced);
	}

}
