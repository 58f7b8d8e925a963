package io.github.libsqlspring.boot.autoconfigure;

import java.util.Locale;

/**
 * What to write as URL, for messages.
 */
final class UrlExamples {

	static final String TEXT = """
			For example:

			    libsql.url=file:data.db
			    libsql.url=:memory:
			    libsql.url=libsql://database.example.com
			""";

	private UrlExamples() {
	}

	static String of(String property) {
		return TEXT.replace("libsql.url", property);
	}

	/**
	 * What to do about a property with a URL that cannot be used.
	 * @param property the property
	 * @return the advice
	 */
	static String correct(String property) {
		return advice(property) + of(property);
	}

	/**
	 * What to do about a property with a URL of JDBC that cannot be used.
	 * @param property the property
	 * @return the advice
	 */
	static String correctJdbc(String property) {
		return advice(property) + TEXT.replace("libsql.url=", property + "=jdbc:libsql:");
	}

	private static String advice(String property) {
		return "Correct " + property + " (or the environment variable " + variable(property) + "). ";
	}

	// As Spring Boot reads the environment.
	static String variable(String property) {
		return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
	}

}
