package io.github.libsqlspring.boot.autoconfigure;

import io.github.libsqlspring.LibsqlException;

/**
 * A database that is needed from the start is of no use.
 */
final class UnavailableDatabaseException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	UnavailableDatabaseException(String location, LibsqlException cause) {
		super("The libSQL database " + location + " cannot be used.", cause);
	}

}
