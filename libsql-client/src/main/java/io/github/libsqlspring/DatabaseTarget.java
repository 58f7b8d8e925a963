package io.github.libsqlspring;

import java.util.Objects;

/**
 * Where a database is, fit for logs and pages: neither token nor query string.
 *
 * @param mode embedded or on a server
 * @param location an absolute file name, {@code :memory:}, or the URL of a server without
 * query and user
 */
public record DatabaseTarget(Mode mode, String location) {

	public DatabaseTarget {
		Objects.requireNonNull(mode, "mode");
		Objects.requireNonNull(location, "location");
	}

	/**
	 * Which path leads to a database.
	 */
	public enum Mode {

		/** SQLite in this process, on a file. */
		FILE,

		/** SQLite in this process, in memory. */
		MEMORY,

		/** A libSQL server. */
		REMOTE

	}

	/**
	 * Whether the database runs in this process.
	 * @return {@code true} for a file or memory
	 */
	public boolean isLocal() {
		return this.mode != Mode.REMOTE;
	}

}
