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

	static UnusablePropertyException alone(String property, String other) {
		return new UnusablePropertyException(property + " is set and " + other + " is not.",
				"Set " + other + ", too, or remove " + property + ".");
	}

	static UnusablePropertyException both(String property, String other) {
		return new UnusablePropertyException(property + " and " + other + " are both set.",
				"Remove one of them: the token comes either from a property or from a file.");
	}

	static UnusablePropertyException tokenFile(String property, String path) {
		return new UnusablePropertyException(
				property + " names " + path + ", which does not exist, cannot be read or is empty.",
				"Write the token into " + path + ", or correct " + property + ".");
	}

	static UnusablePropertyException sslBundle(String property, String name) {
		return new UnusablePropertyException(property + " names the SSL bundle '" + name + "', which there is not.",
				"Define it, for example below spring.ssl.bundle.pem." + name + ", or correct " + property + ".");
	}

	static UnusablePropertyException databaseName(String prefix, String name) {
		return new UnusablePropertyException("'" + name + "' below " + prefix + " cannot be the name of a database.",
				"Write a name of lower-case letters, digits and single dashes that begins with a letter and is not "
						+ "libsql, as the database without a name is called, for example " + prefix + ".my-books.url");
	}

	static UnusablePropertyException databaseNames(String prefix, String one, String other) {
		return new UnusablePropertyException(
				"'" + one + "' and '" + other + "' below " + prefix + " cannot both be names of databases.",
				"Rename one of them: they differ in dashes alone, which an environment variable does not have.");
	}

	String advice() {
		return this.advice;
	}

}
