package io.github.libsqlspring.jdbc.observation;

import org.junit.jupiter.api.AfterAll;

import io.github.libsqlspring.test.SqldServer;

/**
 * The observations of calls to a server by HTTP.
 */
class HttpObservationTests extends ObservationContract {

	private final SqldServer server = SqldServer.start();

	@AfterAll
	void stop() {
		this.server.close();
	}

	int port() {
		return this.server.port();
	}

	@Override
	String url() {
		return this.server.url();
	}

}
