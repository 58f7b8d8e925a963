package io.github.libsqlspring.jdbc;

/**
 * The contracts on a libSQL server, by a WebSocket.
 */
class WebSocketTests extends RemoteContractTests {

	@Override
	String url(String authority) {
		return "ws://" + authority;
	}

}
