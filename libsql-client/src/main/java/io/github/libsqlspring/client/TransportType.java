package io.github.libsqlspring.client;

/**
 * How requests travel to a server.
 */
public enum TransportType {

	/** By a WebSocket if the URL says {@code ws:} or {@code wss:}, else by HTTP. */
	AUTO,

	/** One HTTP request for each call. */
	HTTP,

	/**
	 * One WebSocket for all calls. Several times faster for small statements; some
	 * proxies do not let it through.
	 */
	WEBSOCKET

}
