package io.github.libsqlspring.client;

/**
 * The reactive contract on a libSQL server that is reached by WebSocket.
 */
class WebSocketReactiveClientTests extends RemoteReactiveClientTests {

	@Override
	String url(int port) {
		return "ws://127.0.0.1:" + port;
	}

}
