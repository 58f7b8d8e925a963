package io.github.libsqlspring.boot.autoconfigure;

/**
 * Both {@code libsql.url} and {@code spring.datasource.url} say where the libSQL database
 * of the {@code DataSource} is.
 */
final class TwoDataSourceUrlsException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	TwoDataSourceUrlsException() {
		super("libsql.url is set, and spring.datasource.url is a libSQL database as well.");
	}

}
