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

	// As Spring Boot reads the environment.
	static String variable(String property) {
		return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
	}

}
