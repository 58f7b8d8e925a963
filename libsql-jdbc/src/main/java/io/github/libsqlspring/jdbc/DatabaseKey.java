package io.github.libsqlspring.jdbc;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What decides whether two connections of the driver share a database.
 *
 * @param url the client's URL
 * @param authToken the token, or {@code null}
 * @param connectTimeout how long to wait for a connection, or {@code null} for the
 * default
 * @param responseTimeout how long to wait for a reply, or {@code null} for the default
 */
record DatabaseKey(String url, @Nullable String authToken, @Nullable Duration connectTimeout,
		@Nullable Duration responseTimeout) {

	/**
	 * Neither URL, which may hold a token, nor token.
	 */
	@Override
	public String toString() {
		return "DatabaseKey";
	}

}
