package io.github.libsqlspring.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Ends the program when something takes too long: a server under load can stop answering,
 * and a comparison that hangs tells nothing. Thread-safe.
 */
final class Watchdog implements AutoCloseable {

	static final int EXIT_CODE = 3;

	private final ScheduledExecutorService timer;

	private final List<? extends AutoCloseable> resources;

	/**
	 * Starts watching.
	 * @param resources what to close before the program ends, such as a server
	 */
	Watchdog(List<? extends AutoCloseable> resources) {
		this.resources = resources;
		ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "watchdog");
			thread.setDaemon(true);
			return thread;
		});
		executor.setRemoveOnCancelPolicy(true);
		this.timer = executor;
	}

	/**
	 * Runs a task.
	 * @param what the name of the task
	 * @param limit how long it may take
	 * @param task the task
	 * @param <T> the type of its result
	 * @return its result
	 */
	<T> T guard(String what, Duration limit, Supplier<T> task) {
		ScheduledFuture<?> alarm = this.timer.schedule(() -> end(what, limit), limit.toMillis(), TimeUnit.MILLISECONDS);
		try {
			return task.get();
		}
		finally {
			alarm.cancel(false);
		}
	}

	/**
	 * Runs a task.
	 * @param what the name of the task
	 * @param limit how long it may take
	 * @param task the task
	 */
	void guard(String what, Duration limit, Runnable task) {
		guard(what, limit, () -> {
			task.run();
			return Boolean.TRUE;
		});
	}

	// Not System.exit(): the hooks of whoever hangs could hang too.
	private void end(String what, Duration limit) {
		try {
			System.err.println("Given up: " + what + " took more than " + limit.toSeconds() + " s. All threads:");
			Thread.getAllStackTraces().forEach(Watchdog::print);
			for (AutoCloseable resource : this.resources) {
				resource.close();
			}
		}
		catch (Exception ex) {
			System.err.println(ex);
		}
		finally {
			Runtime.getRuntime().halt(EXIT_CODE);
		}
	}

	private static void print(Thread thread, StackTraceElement[] stack) {
		System.err.println("\"" + thread.getName() + "\" " + thread.getState());
		for (StackTraceElement frame : stack) {
			System.err.println("\tat " + frame);
		}
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
	}

}
