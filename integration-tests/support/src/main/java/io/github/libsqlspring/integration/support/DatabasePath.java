package io.github.libsqlspring.integration.support;

/**
 * The ways on which an application reaches a database: two embedded ones, and two to a
 * server.
 */
public enum DatabasePath {

	/**
	 * An embedded file.
	 */
	FILE("file"),

	/**
	 * An embedded database in memory.
	 */
	MEMORY("memory"),

	/**
	 * A server over HTTP.
	 */
	HTTP("HTTP"),

	/**
	 * A server over a WebSocket.
	 */
	WEBSOCKET("WebSocket");

	private final String label;

	DatabasePath(String label) {
		this.label = label;
	}

	/**
	 * Whether the database is on a server.
	 * @return {@code false} for the embedded ones
	 */
	public boolean onServer() {
		return this == HTTP || this == WEBSOCKET;
	}

	/**
	 * The name in tables.
	 * @return a word
	 */
	String label() {
		return this.label;
	}

}
