package io.github.libsqlspring.jdbc;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The clock behind time limits. Its thread is not started before the first one is set.
 */
final class Alarms {

	// What timers can count, and nobody waits for.
	private static final Duration FOREVER = Duration.ofDays(365);

	private static final ScheduledThreadPoolExecutor TIMER = new ScheduledThreadPoolExecutor(1, (task) -> {
		Thread thread = new Thread(task, "libsql-jdbc-alarm");
		thread.setDaemon(true);
		return thread;
	});

	static {
		// Most alarms are turned off long before their time.
		TIMER.setRemoveOnCancelPolicy(true);
		// A thread that nobody needs ends, so that its class loader can go.
		TIMER.setKeepAliveTime(10, TimeUnit.SECONDS);
		TIMER.allowCoreThreadTimeOut(true);
	}

	private Alarms() {
	}

	/**
	 * Runs a short task later.
	 * @param task the task
	 * @param delay when
	 * @return the way to prevent it
	 */
	static Future<?> schedule(Runnable task, Duration delay) {
		return TIMER.schedule(task, shorter(delay, FOREVER).toNanos(), TimeUnit.NANOSECONDS);
	}

	/**
	 * The shorter of two limits.
	 * @param one a limit, zero for none
	 * @param other a limit, zero for none
	 * @return the limit that holds, zero for none
	 */
	static Duration shorter(Duration one, Duration other) {
		if (one.isZero() || other.isZero()) {
			return one.plus(other);
		}
		return (one.compareTo(other) < 0) ? one : other;
	}

}
