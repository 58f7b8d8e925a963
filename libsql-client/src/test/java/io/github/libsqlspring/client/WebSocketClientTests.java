package io.github.libsqlspring.client;

/**
 * The contracts on a libSQL server, by a WebSocket.
 */
class WebSocketClientTests extends RemoteContractTests {

	@Override
	String url(int port) {
		return "ws://127.0.0.1:" + port;
	}

	/**
	 * With an end: on a WebSocket a server does not stop a statement whose cursor is
	 * closed, and ending the connection would cost the transaction.
	 */
	@Override
	public String longStatement() {
		return StreamContract.ENDLESS + " LIMIT 100000";
	}

}
