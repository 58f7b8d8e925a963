package io.github.libsqlspring.jdbc.differential;

import java.util.Optional;

/**
 * Where the same JDBC calls are made.
 */
enum Target {

	/**
	 * sqlite-jdbc itself, on a file.
	 */
	SQLITE_JDBC(null),

	/**
	 * This driver on a file.
	 */
	FILE(SQLITE_JDBC),

	/**
	 * This driver on a server, by HTTP.
	 */
	HTTP(FILE),

	/**
	 * This driver on a server, by a WebSocket.
	 */
	WEBSOCKET(FILE);

	private final Target reference;

	Target(Target reference) {
		this.reference = reference;
	}

	/**
	 * With which this one is compared: a file with sqlite-jdbc, a server with the file.
	 * @return nothing for sqlite-jdbc
	 */
	Optional<Target> reference() {
		return Optional.ofNullable(this.reference);
	}

	boolean isLocal() {
		return this == SQLITE_JDBC || this == FILE;
	}

}
