package io.github.libsqlspring.hrana;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import reactor.netty.resources.ConnectionProvider;

/**
 * The HTTP connections in use, one pool for each server: databases of one server share
 * them as they share its streams, so that many databases do not need many connections.
 * What tells one database from another travels with each request. Thread-safe.
 */
final class HttpConnections {

	// Each stream has one request at a time; the rest is for closing and finding out.
	private static final int MAX_CONNECTIONS = StreamPool.MAX_STREAMS + 28;

	// Below the idle limits of usual proxies, so that a kept connection is rarely stale.
	private static final Duration MAX_CONNECTION_IDLE_TIME = Duration.ofSeconds(30);

	private static final Map<String, Shared> POOLS = new HashMap<>();

	private HttpConnections() {
	}

	static ConnectionProvider acquire(URI server) {
		synchronized (POOLS) {
			Shared shared = POOLS.computeIfAbsent(server.getRawAuthority(), (key) -> new Shared());
			shared.users++;
			return shared.connections;
		}
	}

	static void release(URI server) {
		synchronized (POOLS) {
			POOLS.computeIfPresent(server.getRawAuthority(), (key, shared) -> {
				if (--shared.users > 0) {
					return shared;
				}
				shared.connections.dispose();
				return null;
			});
		}
	}

	private static final class Shared {

		private final ConnectionProvider connections = ConnectionProvider.builder("libsql")
			.maxConnections(MAX_CONNECTIONS)
			.pendingAcquireMaxCount(-1)
			.maxIdleTime(MAX_CONNECTION_IDLE_TIME)
			.build();

		private int users;

	}

}
