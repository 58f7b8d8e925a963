package io.github.libsqlspring.client;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

import io.github.libsqlspring.test.SqldServer;
import io.github.libsqlspring.test.TcpProxy;

/**
 * The contracts on a libSQL server: one server for each class, an empty database for each
 * test. A subclass says how it is reached.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RemoteContractTests implements AllContracts, ConnectionLossContract {

	private SqldServer server;

	private TcpProxy proxy;

	private LibsqlClient client;

	private LibsqlClient other;

	/**
	 * The URL of a server, or of a proxy in front of it.
	 * @param port its port on 127.0.0.1
	 * @return the URL, whose scheme a subclass may change
	 */
	String url(int port) {
		return "http://127.0.0.1:" + port;
	}

	/**
	 * Settings beyond the URL.
	 * @param builder the builder of each client
	 */
	void configure(LibsqlClient.Builder builder) {
	}

	/**
	 * Opens a client as the contracts use it.
	 * @param port the port of the server or of a proxy
	 * @return a client for the caller to close
	 */
	final LibsqlClient connect(int port) {
		LibsqlClient.Builder builder = LibsqlClient.builder().url(url(port));
		configure(builder);
		return builder.build();
	}

	/**
	 * The port of the server, without a proxy.
	 * @return a port on 127.0.0.1
	 */
	final int port() {
		return this.server.port();
	}

	@BeforeAll
	final void start() {
		this.server = SqldServer.start();
		this.proxy = TcpProxy.to(this.server.port());
	}

	@AfterAll
	final void stop() {
		this.proxy.close();
		this.server.close();
	}

	@BeforeEach
	final void open() {
		this.client = connect(port());
		this.other = connect(port());
		EmptyDatabase.make(this.client);
	}

	@AfterEach
	final void close() {
		this.other.close();
		this.client.close();
	}

	@Override
	public final LibsqlClient client() {
		return this.client;
	}

	@Override
	public final LibsqlClient otherClient() {
		return this.other;
	}

	@Override
	public final TcpProxy proxy() {
		return this.proxy;
	}

	@Override
	public final LibsqlClient proxiedClient() {
		return connect(this.proxy.port());
	}

}
