package io.github.libsqlspring.client;

/**
 * The contracts on a libSQL server, by a WebSocket.
 */
class WebSocketClientTests extends RemoteContractTests {

	@Override
	String url(int port) {
		return "ws://127.0.0.1:" + port;
	}

}
