package io.github.libsqlspring.hrana;

/**
 * A stream that is open and does nothing.
 *
 * @param transport the way on which it is
 * @param stream the stream
 * @param since since when it does nothing, as {@link System#nanoTime()}
 */
record UnusedStream(Transport transport, HranaStream stream, long since) {

	static UnusedStream now(Transport transport, HranaStream stream) {
		return new UnusedStream(transport, stream, System.nanoTime());
	}

	/**
	 * Until when it is kept.
	 * @return the time, as {@link System#nanoTime()}
	 */
	long end() {
		return this.since + this.transport.maxIdleTime().toNanos();
	}

	boolean isOver(long now) {
		return now - end() >= 0;
	}

}
