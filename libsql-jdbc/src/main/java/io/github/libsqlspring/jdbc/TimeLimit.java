package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlTransportException;

/**
 * Keeps calls within a time that is shorter than the database's own limits. Where there
 * is no limit, there is no other thread either.
 */
final class TimeLimit {

	private static final Duration CLEAN_UP = Duration.ofSeconds(2);

	private TimeLimit() {
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

	/**
	 * Makes a call that gives up when its thread is interrupted.
	 * @param <T> the type of the result
	 * @param limit how long it may take, zero for no limit
	 * @param call the call
	 * @return its result
	 * @throws SQLException of the call, or one for the time that is over
	 */
	static <T> T call(Duration limit, SqlCall<T> call) throws SQLException {
		if (limit.isZero()) {
			return call.call();
		}
		CountDownLatch done = new CountDownLatch(1);
		Callable<T> task = () -> {
			try {
				return call.call();
			}
			finally {
				done.countDown();
			}
		};
		Future<T> future = Threads.CALLS.submit(task);
		try {
			return future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (ExecutionException ex) {
			throw unwrap(ex);
		}
		catch (TimeoutException ex) {
			abandon(future, done);
			throw timeout("No answer within " + limit.toMillis() + " ms", ex);
		}
		catch (InterruptedException ex) {
			abandon(future, done);
			Thread.currentThread().interrupt();
			throw timeout("The thread was interrupted", ex);
		}
	}

	private static SQLException timeout(String what, Exception cause) {
		return SqlExceptions.toSqlException(new LibsqlTransportException(ErrorKind.TIMEOUT,
				what + "; whether the statement was executed is unknown", true, null, cause));
	}

	// The call must have let go of the session before the caller goes on with it.
	private static void abandon(Future<?> future, CountDownLatch done) {
		future.cancel(true);
		try {
			if (!done.await(CLEAN_UP.toMillis(), TimeUnit.MILLISECONDS)) {
				System.getLogger(TimeLimit.class.getName())
					.log(System.Logger.Level.DEBUG, "A call did not end when it was interrupted");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static SQLException unwrap(ExecutionException ex) {
		if (ex.getCause() instanceof SQLException cause) {
			return cause;
		}
		if (ex.getCause() instanceof RuntimeException cause) {
			throw cause;
		}
		throw new IllegalStateException(ex);
	}

	/**
	 * Makes a call on this thread and interrupts it from another.
	 * @param <T> the type of the result
	 * @param limit how long it may take, zero for no limit
	 * @param interrupt stops the call
	 * @param call the call
	 * @return its result
	 * @throws SQLException of the call
	 */
	static <T> T call(Duration limit, Runnable interrupt, SqlCall<T> call) throws SQLException {
		if (limit.isZero()) {
			return call.call();
		}
		Alarm alarm = new Alarm(interrupt);
		Future<?> scheduled = Threads.ALARMS.schedule(alarm, limit.toNanos(), TimeUnit.NANOSECONDS);
		try {
			return call.call();
		}
		finally {
			alarm.turnOff();
			scheduled.cancel(false);
		}
	}

	/**
	 * A call that can fail as JDBC does.
	 *
	 * @param <T> the type of its result
	 */
	@FunctionalInterface
	interface SqlCall<T> {

		T call() throws SQLException;

	}

	/**
	 * Stops a call while it runs, and never what runs after it.
	 */
	static final class Alarm implements Runnable {

		private final Runnable interrupt;

		private boolean off;

		Alarm(Runnable interrupt) {
			this.interrupt = interrupt;
		}

		@Override
		public synchronized void run() {
			if (!this.off) {
				this.interrupt.run();
			}
		}

		/**
		 * Waits until an interrupt that has begun is over.
		 */
		synchronized void turnOff() {
			this.off = true;
		}

	}

	// Not started before the first limit is set.
	private static final class Threads {

		static final ExecutorService CALLS = Executors.newCachedThreadPool((task) -> daemon(task, "libsql-jdbc-call"));

		static final ScheduledExecutorService ALARMS = Executors
			.newSingleThreadScheduledExecutor((task) -> daemon(task, "libsql-jdbc-alarm"));

		private static Thread daemon(Runnable task, String name) {
			Thread thread = new Thread(task, name);
			thread.setDaemon(true);
			return thread;
		}

	}

}
