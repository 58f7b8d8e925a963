package io.github.libsqlspring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.LibsqlException;

/**
 * A database that is needed from the start is of no use.
 */
final class UnavailableDatabaseException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final @Nullable String name;

	UnavailableDatabaseException(@Nullable String name, String location, LibsqlException cause) {
		super("The libSQL database " + ((name != null) ? "'" + name + "' at " : "") + location + " cannot be used.",
				cause);
		this.name = name;
	}

	/**
	 * The name of the database.
	 * @return the name, or {@code null} for the one that has none
	 */
	@Nullable String name() {
		return this.name;
	}

}
