package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * The call of a statement that is under way, which its time limit or another thread may
 * break off: that call, and never what runs after it. Thread-safe.
 */
final class Cancellation {

	private static final Duration REPEAT = Duration.ofMillis(5);

	private @Nullable Runnable stop;

	private @Nullable String reason;

	private @Nullable Future<?> repetition;

	private long calls;

	/**
	 * Makes a call that can be broken off.
	 * @param <T> the type of its result
	 * @param limit how long it may take, zero for no limit or one that it keeps itself
	 * @param stop breaks it off; run again and again, because SQLite forgets an interrupt
	 * that comes just before a statement starts
	 * @param call the call
	 * @return its result, also if that was ready before the call could be broken off
	 * @throws SQLException of the call; {@link SQLTimeoutException} if it was broken off
	 */
	<T> T call(Duration limit, Runnable stop, SqlCall<T> call) throws SQLException {
		return call(limit, stop, call, UnaryOperator.identity());
	}

	/**
	 * Makes a call as {@link #call(Duration, Runnable, SqlCall)} does.
	 * @param <T> the type of its result
	 * @param limit how long it may take
	 * @param stop breaks it off
	 * @param call the call
	 * @param translation what to make of its failure, when nothing is broken off any more
	 * @return its result
	 * @throws SQLException of the call
	 */
	<T> T call(Duration limit, Runnable stop, SqlCall<T> call, UnaryOperator<SQLException> translation)
			throws SQLException {
		long number = begin(stop);
		Future<?> alarm = limit.isZero() ? null : Alarms
			.schedule(() -> breakOff(number, "The time limit of " + limit.toMillis() + " ms is over"), limit);
		try {
			return call.call();
		}
		catch (SQLException ex) {
			String why = end();
			SQLException failure = translation.apply(ex);
			throw (why != null) ? brokenOff(why, failure) : failure;
		}
		finally {
			end();
			if (alarm != null) {
				alarm.cancel(false);
			}
		}
	}

	private synchronized long begin(Runnable stop) {
		this.stop = stop;
		this.reason = null;
		return ++this.calls;
	}

	// Waits for a stop that has begun: none comes after.
	private synchronized @Nullable String end() {
		this.stop = null;
		if (this.repetition != null) {
			this.repetition.cancel(false);
			this.repetition = null;
		}
		return this.reason;
	}

	/**
	 * Breaks off the call that is under way, if there is one. May be called from any
	 * thread.
	 */
	synchronized void cancel() {
		breakOff(this.calls, "The statement was cancelled");
	}

	private synchronized void breakOff(long number, String why) {
		if (number == this.calls && this.stop != null && this.reason == null) {
			this.reason = why;
			repeat(number);
		}
	}

	private synchronized void repeat(long number) {
		if (number == this.calls && this.stop != null) {
			this.stop.run();
			this.repetition = Alarms.schedule(() -> repeat(number), REPEAT);
		}
	}

	/**
	 * Whether the last call was to be broken off, even if it was too late for that.
	 * @return whether it was
	 */
	synchronized boolean isBrokenOff() {
		return this.reason != null;
	}

	private static SQLException brokenOff(String why, SQLException failure) {
		Throwable cause = (failure.getCause() != null) ? failure.getCause() : failure;
		return new SQLTimeoutException(why + ": " + failure.getMessage(), "57014", SqlExceptions.INTERRUPT, cause);
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

}
