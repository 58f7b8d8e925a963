package io.github.libsqlspring.client;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

import io.github.libsqlspring.test.SqldServer;

/**
 * The reactive contract on a libSQL server. A subclass says how it is reached.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemoteReactiveClientTests implements ReactiveContract {

	private SqldServer server;

	private LibsqlClient client;

	private ReactiveLibsqlClient reactive;

	/**
	 * The URL of the server.
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
	void configure(ReactiveLibsqlClient.Builder builder) {
	}

	@BeforeAll
	final void start() {
		this.server = SqldServer.start();
	}

	@AfterAll
	final void stop() {
		this.server.close();
	}

	@BeforeEach
	final void open() {
		this.client = LibsqlClient.create(this.server.url());
		EmptyDatabase.make(this.client);
		ReactiveLibsqlClient.Builder builder = ReactiveLibsqlClient.builder().url(url(this.server.port()));
		configure(builder);
		this.reactive = builder.build();
	}

	@AfterEach
	final void close() {
		this.reactive.close();
		this.client.close();
	}

	@Override
	public final LibsqlClient client() {
		return this.client;
	}

	@Override
	public final LibsqlClient otherClient() {
		return this.client;
	}

	@Override
	public final ReactiveLibsqlClient reactive() {
		return this.reactive;
	}

}
