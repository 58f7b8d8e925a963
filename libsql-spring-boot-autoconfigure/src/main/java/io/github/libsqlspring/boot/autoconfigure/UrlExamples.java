package io.github.libsqlspring.boot.autoconfigure;

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

}
