package io.github.libsqlspring.client;

/**
 * The reactive contract on a libSQL server, by a WebSocket.
 */
class WebSocketReactiveClientTests extends RemoteReactiveClientTests {

	@Override
	String url(int port) {
		return "ws://127.0.0.1:" + port;
	}

	/**
	 * With an end, as in {@link WebSocketClientTests}.
	 */
	@Override
	public String longStatement() {
		return StreamContract.ENDLESS + " LIMIT 100000";
	}

}
