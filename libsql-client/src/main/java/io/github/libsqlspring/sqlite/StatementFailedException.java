package io.github.libsqlspring.sqlite;

import io.github.libsqlspring.LibsqlError;

/**
 * Carries the error of one step up to the batch, which makes a result of it.
 */
final class StatementFailedException extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient LibsqlError error;

	StatementFailedException(LibsqlError error) {
		// Always caught a few frames above, where nobody reads the stack.
		super(error.message(), null, false, false);
		this.error = error;
	}

	LibsqlError error() {
		return this.error;
	}

}
