package io.github.libsqlspring.boot.autoconfigure;

import io.github.libsqlspring.LibsqlUrlException;

/**
 * The URL of a database with a name cannot be used; which one that is, the cause does not
 * know.
 */
final class UnusableUrlException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final String property;

	UnusableUrlException(String property, LibsqlUrlException cause) {
		super(property + " cannot be used. " + cause.getMessage(), cause);
		this.property = property;
	}

	String property() {
		return this.property;
	}

}
