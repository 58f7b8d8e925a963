package io.github.libsqlspring.test;

import org.testcontainers.DockerClientFactory;

/**
 * A running libSQL server of its own for a test: on a free loopback port, with its own
 * directory. It is the {@code sqld} binary where there is one, else a container.
 * <p>
 * Not thread-safe: one test starts, kills and closes it. Clients may of course call it
 * from many threads.
 */
public interface SqldServer extends AutoCloseable {

	/**
	 * Starts a server that asks for no token and has one database.
	 * @return the server, already answering
	 */
	static SqldServer start() {
		return start(SqldOptions.defaults());
	}

	/**
	 * Starts a server.
	 * @param options what it is to be like
	 * @return the server, already answering
	 * @throws IllegalStateException if it does not answer in time (the message has what
	 * it printed), or if there is neither a binary nor Docker
	 */
	static SqldServer start(SqldOptions options) {
		var binary = SqldBinary.find();
		if (binary.isPresent()) {
			return new SqldProcess(binary.get(), options);
		}
		if (!DockerClientFactory.instance().isDockerAvailable()) {
			throw new IllegalStateException(SqldBinary.MISSING);
		}
		return new SqldContainer(options);
	}

	/**
	 * The port on 127.0.0.1, the same for the life of this object.
	 * @return the port
	 */
	int port();

	/**
	 * The address of the (default) database.
	 * @return a URL without a trailing slash, such as {@code http://127.0.0.1:54321}
	 */
	String url();

	/**
	 * The address of one database of a server with namespaces. The server takes the
	 * namespace from the path here, since a numeric host would be read as a name.
	 * @param namespace its name
	 * @return a URL without a trailing slash
	 */
	default String url(String namespace) {
		return url() + "/dev/" + namespace;
	}

	/**
	 * Creates a database on a server with namespaces.
	 * @param namespace its name
	 */
	void createNamespace(String namespace);

	/**
	 * Ends the server at once, as a power cut would. Its data stays.
	 */
	void kill();

	/**
	 * Starts the server again on the same port and the same data, killing it first if it
	 * still runs.
	 */
	void restart();

	/**
	 * Ends the server and deletes its data, unless the directory was given. A second call
	 * does nothing.
	 */
	@Override
	void close();

}
