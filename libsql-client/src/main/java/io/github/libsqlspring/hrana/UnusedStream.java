package io.github.libsqlspring.hrana;

import java.time.Duration;

/**
 * A stream that is open and does nothing.
 *
 * @param transport the way on which it is
 * @param stream the stream
 * @param since since when it does nothing, as {@link System#nanoTime()}
 */
record UnusedStream(Transport transport, PooledStream stream, long since) {

	private static final Duration MAX_LEFT_TIME = Duration.ofMillis(100);

	static UnusedStream now(Transport transport, PooledStream stream) {
		return new UnusedStream(transport, stream, System.nanoTime());
	}

	/**
	 * Until when it is kept as it is. A transaction that was left keeps the server from
	 * tidying its write-ahead log, hence the shorter time.
	 * @return the time, as {@link System#nanoTime()}
	 */
	long end() {
		Duration time = this.stream.isInLeftTransaction() ? MAX_LEFT_TIME : this.transport.maxIdleTime();
		return this.since + time.toNanos();
	}

	boolean isOver(long now) {
		return now - end() >= 0;
	}

}
