package io.github.libsqlspring.test;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link SqldServer} is to be like. Immutable: each method returns a changed copy.
 *
 * @param jwtKey the key that signs the tokens the server accepts, or null if it asks for
 * none
 * @param namespaces whether the server holds many databases
 * @param directory where the data lies and stays, or null for a directory of the server's
 * own
 * @param arguments further command line arguments of {@code sqld}
 */
public record SqldOptions(@Nullable JwtKey jwtKey, boolean namespaces, @Nullable Path directory,
		List<String> arguments) {

	public SqldOptions {
		arguments = List.copyOf(arguments);
	}

	/**
	 * No token, one database, a directory of its own.
	 * @return the options
	 */
	public static SqldOptions defaults() {
		return new SqldOptions(null, false, null, List.of());
	}

	/**
	 * Lets the server refuse every call without a token signed by this key.
	 * @param key the key
	 * @return changed options
	 */
	public SqldOptions withJwtKey(JwtKey key) {
		return new SqldOptions(key, this.namespaces, this.directory, this.arguments);
	}

	/**
	 * Lets the server hold many databases.
	 * @return changed options
	 */
	public SqldOptions withNamespaces() {
		return new SqldOptions(this.jwtKey, true, this.directory, this.arguments);
	}

	/**
	 * Keeps the data in a directory that outlives the server.
	 * @param path the directory
	 * @return changed options
	 */
	public SqldOptions withDirectory(Path path) {
		return new SqldOptions(this.jwtKey, this.namespaces, path, this.arguments);
	}

	/**
	 * Sets further command line arguments of {@code sqld}.
	 * @param args all of them
	 * @return changed options
	 */
	public SqldOptions withArguments(String... args) {
		return new SqldOptions(this.jwtKey, this.namespaces, this.directory, List.of(args));
	}

	/**
	 * With namespaces the server reads one from the first label of a host that has dots,
	 * 127.0.0.1 included.
	 * @param port the port of the server
	 * @return the URL under which the default database is reached
	 */
	String url(int port) {
		return "http://" + (this.namespaces ? "localhost" : "127.0.0.1") + ":" + port;
	}

}
