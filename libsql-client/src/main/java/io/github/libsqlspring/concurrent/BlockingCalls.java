package io.github.libsqlspring.concurrent;

import reactor.core.scheduler.Schedulers;

/**
 * Where a call may block.
 */
public final class BlockingCalls {

	// An embedded database does without Reactor, and then there is no thread of it
	// either.
	private static final boolean REACTOR = isPresent("reactor.core.scheduler.Schedulers");

	private BlockingCalls() {
	}

	private static boolean isPresent(String name) {
		try {
			Class.forName(name, false, BlockingCalls.class.getClassLoader());
			return true;
		}
		catch (ClassNotFoundException ex) {
			return false;
		}
	}

	/**
	 * Refuses to block the calling thread if others depend on its going on.
	 * @throws IllegalStateException on a thread of Reactor that must not block
	 */
	public static void check() {
		if (!isAllowed()) {
			throw new IllegalStateException("A blocking call on the reactor thread " + Thread.currentThread().getName()
					+ " would stall it; call from another thread, for example by "
					+ "subscribeOn(Schedulers.boundedElastic()), or from a virtual thread");
		}
	}

	/**
	 * Whether the calling thread may block.
	 * @return whether {@link #check()} passes
	 */
	public static boolean isAllowed() {
		return !REACTOR || !Schedulers.isInNonBlockingThread();
	}

}
