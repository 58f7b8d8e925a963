package io.github.libsqlspring.jdbc.observation;

/**
 * The observations of calls to a server by a WebSocket.
 */
class WebSocketObservationTests extends HttpObservationTests {

	@Override
	String url() {
		return "ws://127.0.0.1:" + port();
	}

}
