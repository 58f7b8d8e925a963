package io.github.libsqlspring.boot.autoconfigure;

/**
 * A property has a value that cannot be sent to a server. It shows no part of the value
 * and has no cause, whose message might.
 */
final class UnusablePropertyException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	private final String advice;

	private UnusablePropertyException(String message, String advice) {
		super(message);
		this.advice = advice;
	}

	static UnusablePropertyException unresolved(String property, String placeholder) {
		return new UnusablePropertyException(property + " refers to '" + placeholder + "', which is not set.", "Set "
				+ placeholder + ", for example as an environment variable, or write " + property + " without it.");
	}

	static UnusablePropertyException controlCharacter(String property) {
		return new UnusablePropertyException(property + " holds a line break or another control character.",
				"Check how the value of " + property + " was copied.");
	}

	String advice() {
		return this.advice;
	}

}
