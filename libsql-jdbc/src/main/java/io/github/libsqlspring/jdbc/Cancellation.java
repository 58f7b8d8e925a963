package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.concurrent.CallTimer;

/**
 * The call of a statement that is under way, which another thread may break off: that
 * call, and never what runs after it. Thread-safe.
 */
final class Cancellation {

	private static final long REPEAT = TimeUnit.MILLISECONDS.toNanos(5);

	private @Nullable Runnable stop;

	private boolean cancelled;

	private @Nullable Future<?> repetition;

	private long calls;

	/**
	 * Makes a call that can be broken off.
	 * @param <T> the type of its result
	 * @param stop breaks it off; run again and again, because what comes just before a
	 * call starts is forgotten
	 * @param call the call, which keeps its time limit itself
	 * @return its result, also if that was ready before the call could be broken off
	 * @throws SQLException of the call; {@link SQLTimeoutException} if it was broken off
	 */
	<T> T call(Runnable stop, SqlCall<T> call) throws SQLException {
		return call(stop, call, UnaryOperator.identity());
	}

	/**
	 * Makes a call as {@link #call(Runnable, SqlCall)} does.
	 * @param <T> the type of its result
	 * @param stop breaks it off
	 * @param call the call
	 * @param translation what to make of its failure, when nothing is broken off any more
	 * @return its result
	 * @throws SQLException of the call
	 */
	<T> T call(Runnable stop, SqlCall<T> call, UnaryOperator<SQLException> translation) throws SQLException {
		begin(stop);
		try {
			return call.call();
		}
		catch (SQLException ex) {
			boolean cancelled = end();
			SQLException failure = translation.apply(ex);
			throw (cancelled && !(failure instanceof SQLTimeoutException)) ? cancelled(failure) : failure;
		}
		finally {
			end();
		}
	}

	private synchronized void begin(Runnable stop) {
		this.stop = stop;
		this.cancelled = false;
		this.calls++;
	}

	// Waits for a stop that has begun: none comes after.
	private synchronized boolean end() {
		this.stop = null;
		if (this.repetition != null) {
			this.repetition.cancel(false);
			this.repetition = null;
		}
		return this.cancelled;
	}

	/**
	 * Breaks off the call that is under way, if there is one. May be called from any
	 * thread.
	 */
	synchronized void cancel() {
		if (this.stop != null && !this.cancelled) {
			this.cancelled = true;
			repeat(this.calls);
		}
	}

	private synchronized void repeat(long number) {
		if (number == this.calls && this.stop != null) {
			this.stop.run();
			this.repetition = CallTimer.schedule(() -> repeat(number), REPEAT);
		}
	}

	/**
	 * Whether the last call was to be broken off, even if it was too late for that.
	 * @return whether it was
	 */
	synchronized boolean isCancelled() {
		return this.cancelled;
	}

	private static SQLException cancelled(SQLException failure) {
		Throwable cause = (failure.getCause() != null) ? failure.getCause() : failure;
		return new SQLTimeoutException("The statement was cancelled: " + failure.getMessage(), "57014",
				SqlExceptions.INTERRUPT, cause);
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
