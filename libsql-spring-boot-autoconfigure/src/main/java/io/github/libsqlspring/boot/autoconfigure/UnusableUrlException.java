package io.github.libsqlspring.boot.autoconfigure;

import io.github.libsqlspring.LibsqlUrlException;

/**
 * The URL of a database cannot be used; where it was written, the cause does not know.
 */
final class UnusableUrlException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final String advice;

	private UnusableUrlException(String place, String advice, LibsqlUrlException cause) {
		super(place + " cannot be used. " + cause.getMessage(), cause);
		this.advice = advice;
	}

	static UnusableUrlException property(String property, LibsqlUrlException cause) {
		return new UnusableUrlException(property, UrlExamples.correct(property), cause);
	}

	static UnusableUrlException details(String property, LibsqlUrlException cause) {
		return new UnusableUrlException("The URL of the LibsqlConnectionDetails bean",
				"Correct the URL of the LibsqlConnectionDetails bean, which takes the place of " + property + ".",
				cause);
	}

	String advice() {
		return this.advice;
	}

}
