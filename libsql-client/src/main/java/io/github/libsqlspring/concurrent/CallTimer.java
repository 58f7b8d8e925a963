package io.github.libsqlspring.concurrent;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs short tasks later, on one daemon thread for all databases of this process. There
 * is no thread before the first task, nor for long after the last, so that a class loader
 * can go. Thread-safe.
 */
public final class CallTimer {

	private static final long KEEP_ALIVE_SECONDS = 10;

	private CallTimer() {
	}

	/**
	 * Runs a task later.
	 * @param task what to do, which must not block
	 * @param nanos when, from now
	 * @return to cancel it, which forgets it at once
	 */
	public static Future<?> schedule(Runnable task, long nanos) {
		return Lazy.EXECUTOR.schedule(task, nanos, TimeUnit.NANOSECONDS);
	}

	// Not loaded before the first time limit.
	private static final class Lazy {

		static final ScheduledThreadPoolExecutor EXECUTOR = create();

		private static ScheduledThreadPoolExecutor create() {
			ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, (task) -> {
				Thread thread = new Thread(task, "libsql-timer");
				thread.setDaemon(true);
				return thread;
			});
			executor.setRemoveOnCancelPolicy(true);
			executor.setKeepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
			executor.allowCoreThreadTimeOut(true);
			return executor;
		}

	}

}
