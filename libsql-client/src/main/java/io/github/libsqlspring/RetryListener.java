package io.github.libsqlspring;

import java.time.Duration;

/**
 * Learns that a call to a server is made again. Called before the pause, on any thread;
 * must not block.
 */
@FunctionalInterface
public interface RetryListener {

	/** Does nothing. */
	RetryListener NONE = (retry) -> {
	};

	/**
	 * A call has failed and is made again.
	 * @param retry what is known about it
	 */
	void onRetry(Retry retry);

	/**
	 * A call that is made again.
	 *
	 * @param attempt the number of the attempt that follows, from 2
	 * @param pause how long it waits before
	 * @param failure why the attempt before has failed
	 */
	record Retry(int attempt, Duration pause, LibsqlException failure) {
	}

}
