package io.github.libsqlspring.jdbc;

import java.sql.Connection;

/**
 * Recognises that a pool takes a connection back, without being told.
 * <p>
 * HikariCP rolls back by itself only outside autocommit, and announces the end of a
 * request only if that is switched on. But the last thing that its connection does when
 * it is closed is to clear the warnings of ours. A caller who clears warnings does so
 * through a method of that name, and is not mistaken for it.
 */
final class PoolReturn {

	private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

	// This class and the method that asks.
	private static final int OWN_FRAMES = 2;

	private PoolReturn() {
	}

	/**
	 * Whether the method that calls this one was called by the {@code close()} of another
	 * connection. Takes a look at the stack, which costs some microseconds.
	 * @return whether the connection goes back to its pool
	 */
	static boolean isUnderWay() {
		return STACK.walk((frames) -> frames.skip(OWN_FRAMES).findFirst())
			.filter((frame) -> frame.getMethodName().equals("close")
					&& Connection.class.isAssignableFrom(frame.getDeclaringClass()))
			.isPresent();
	}

}
