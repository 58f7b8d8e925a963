package io.github.libsqlspring.observation;

import java.util.Map;

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

	@Override
	Map<String, String> place() {
		return Map.of("db.namespace", "none", "server.address", "127.0.0.1", "server.port", String.valueOf(port()));
	}

}
