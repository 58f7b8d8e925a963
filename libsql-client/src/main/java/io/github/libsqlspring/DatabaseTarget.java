package io.github.libsqlspring;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

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

	// Of a server the URL does not tell, but its namespace.
	Optional<String> name() {
		return switch (this.mode) {
			case FILE -> Optional.ofNullable(Path.of(this.location).getFileName()).map(Path::toString);
			case MEMORY -> Optional.of(this.location);
			case REMOTE -> Optional.empty();
		};
	}

}
