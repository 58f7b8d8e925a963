package io.github.libsqlspring.sqlite;

import reactor.core.scheduler.Schedulers;

/**
 * Keeps blocking work away from the threads of an event loop, which serve many.
 */
final class BlockingCalls {

	private BlockingCalls() {
	}

	static void check() {
		if (Schedulers.isInNonBlockingThread()) {
			throw new IllegalStateException(
					"A local database blocks its caller, and " + Thread.currentThread().getName()
							+ " is a thread that must not block; move the call to Schedulers.boundedElastic() "
							+ "or a virtual thread");
		}
	}

}
