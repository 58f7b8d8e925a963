package io.github.libsqlspring.client;

import java.net.URI;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.LibsqlUrlException;

/**
 * Where a database is, read from its URL.
 * <table>
 * <caption>Forms of a URL</caption>
 * <tr>
 * <td>{@code file:data.db}, {@code file:/var/data.db}, {@code file:///var/data.db}</td>
 * <td>an embedded file, relative or absolute, percent-decoded</td>
 * </tr>
 * <tr>
 * <td>{@code :memory:}, {@code file::memory:}</td>
 * <td>an embedded database in memory, which lives until it is closed</td>
 * </tr>
 * <tr>
 * <td>{@code libsql:}, {@code https:}, {@code wss:}</td>
 * <td>a server over TLS; {@code libsql://host:port?tls=0} for one without</td>
 * </tr>
 * <tr>
 * <td>{@code http:}, {@code ws:}</td>
 * <td>a server without TLS</td>
 * </tr>
 * </table>
 * The URL of a server may carry {@code authToken} and {@code tls} in its query, nothing
 * else. Immutable and thread-safe; {@code toString()} shows no token.
 */
public sealed interface LibsqlUrl {

	/**
	 * Reads a URL.
	 * @param url the URL
	 * @return where it leads
	 * @throws LibsqlUrlException if it cannot be used, with what to write instead
	 */
	static LibsqlUrl parse(String url) {
		return LibsqlUrlParser.parse(url);
	}

	/**
	 * Whether the database runs in this process.
	 * @return {@code true} for a file or memory
	 */
	boolean isLocal();

	/**
	 * An embedded file.
	 *
	 * @param path its absolute path
	 */
	record File(Path path) implements LibsqlUrl {

		@Override
		public boolean isLocal() {
			return true;
		}

	}

	/**
	 * An embedded database in memory.
	 */
	record Memory() implements LibsqlUrl {

		@Override
		public boolean isLocal() {
			return true;
		}

	}

	/**
	 * A server.
	 *
	 * @param baseUri its {@code http} or {@code https} URL, without query and without a
	 * slash at the end
	 * @param webSocket whether the URL was a {@code ws} or {@code wss} one
	 * @param authToken the token in the URL, blank if the URL says that there is none, or
	 * {@code null} if it does not say
	 */
	record Remote(URI baseUri, boolean webSocket, @Nullable String authToken) implements LibsqlUrl {

		@Override
		public boolean isLocal() {
			return false;
		}

		/**
		 * The token to use.
		 * @param configured the token from elsewhere
		 * @return the one in the URL if it says something, else the configured one;
		 * {@code null} if that is blank
		 */
		@Nullable String tokenOr(@Nullable String configured) {
			String token = (this.authToken != null) ? this.authToken : configured;
			return (token != null && !token.isBlank()) ? token.strip() : null;
		}

		@Override
		public String toString() {
			return "Remote[" + this.baseUri + "]";
		}

	}

}
