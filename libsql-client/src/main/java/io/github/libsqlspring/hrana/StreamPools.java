package io.github.libsqlspring.hrana;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/**
 * The stream pools in use, one for each server: a server's limit counts the streams of
 * all databases, and several may be open in this process. Thread-safe.
 */
final class StreamPools {

	private static final Map<String, Shared> POOLS = new HashMap<>();

	private StreamPools() {
	}

	static StreamPool acquire(URI server) {
		synchronized (POOLS) {
			Shared shared = POOLS.computeIfAbsent(server.getRawAuthority(), (key) -> new Shared());
			shared.users++;
			return shared.pool;
		}
	}

	static void release(URI server) {
		synchronized (POOLS) {
			POOLS.computeIfPresent(server.getRawAuthority(), (key, shared) -> (--shared.users > 0) ? shared : null);
		}
	}

	private static final class Shared {

		private final StreamPool pool = new StreamPool(StreamPool.MAX_STREAMS, StreamPool.MAX_IDLE);

		private int users;

	}

}
