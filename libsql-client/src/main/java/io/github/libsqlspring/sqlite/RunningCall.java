package io.github.libsqlspring.sqlite;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.sqlite.core.Codes;
import org.sqlite.core.DB;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.FailedStatement;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.concurrent.CallTimer;

/**
 * One call on a connection, which may be broken off while it runs and never after it: an
 * interrupt of SQLite strikes whatever runs on the connection, also the next call.
 * {@link #breakOff(Reason)} may be called from any thread.
 * <p>
 * Part of the inner contract, used by client and JDBC driver alike.
 */
public final class RunningCall implements AutoCloseable {

	private static final long REPEAT = TimeUnit.MILLISECONDS.toNanos(5);

	// Beyond, a limit is none; and its nanoseconds would overflow.
	private static final Duration LONGEST = Duration.ofDays(10_000);

	private final LocalConnection connection;

	private final @Nullable Duration limit;

	private final long deadline;

	private @Nullable Future<?> alarm;

	private @Nullable Future<?> repetition;

	private volatile @Nullable Reason reason;

	private boolean over;

	private RunningCall(LocalConnection connection, @Nullable Duration limit) {
		this.connection = connection;
		this.limit = limit;
		this.deadline = (limit != null) ? System.nanoTime() + limit.toNanos() : 0;
	}

	/**
	 * Starts a call.
	 * @param connection what it runs on
	 * @param limit how long it may take, or {@code null} for as long as it likes
	 * @return the call, ended by {@link #close()}
	 */
	static RunningCall start(LocalConnection connection, @Nullable Duration limit) {
		Duration real = (limit != null && limit.compareTo(LONGEST) <= 0) ? limit : null;
		RunningCall call = new RunningCall(connection, real);
		connection.running(call);
		if (real != null) {
			call.setAlarm(real.toNanos());
		}
		return call;
	}

	private synchronized void setAlarm(long nanos) {
		this.alarm = CallTimer.schedule(() -> breakOff(Reason.TIMEOUT), nanos);
	}

	/**
	 * Breaks the call off, if it is not over: its statement is interrupted, and the next
	 * ones do not begin.
	 * @param why what the caller of the call is told
	 */
	public synchronized void breakOff(Reason why) {
		if (!this.over && this.reason == null) {
			this.reason = why;
			if (why == Reason.TIMEOUT) {
				this.connection.counters().failed(ErrorKind.TIMEOUT, ErrorKind.TIMEOUT.name());
			}
			interrupt();
		}
	}

	/**
	 * Interrupts the statement of this call, if it is not over: again and again, because
	 * an interrupt just before a statement starts is lost.
	 */
	synchronized void interrupt() {
		if (!this.over && this.repetition == null) {
			repeat();
		}
	}

	private synchronized void repeat() {
		if (!this.over) {
			this.connection.interrupt();
			this.repetition = CallTimer.schedule(this::repeat, REPEAT);
		}
	}

	/**
	 * Ends the call, which waits for an interrupt that has begun: none comes after.
	 * @return whether it was broken off before
	 */
	public synchronized boolean end() {
		this.over = true;
		if (this.alarm != null) {
			this.alarm.cancel(false);
		}
		if (this.repetition != null) {
			this.repetition.cancel(false);
		}
		return this.reason != null;
	}

	@Override
	public void close() {
		end();
		this.connection.running(null);
		this.connection.waitForLocks();
	}

	/**
	 * Whether a statement fails because of this call, and not by itself.
	 * @return whether it is broken off, or is about to be because its time is over
	 */
	boolean isEnding() {
		return isBrokenOff() || (this.limit != null && System.nanoTime() - this.deadline >= 0);
	}

	boolean isBrokenOff() {
		return this.reason != null;
	}

	/**
	 * Before a statement: does not begin it if the call was broken off.
	 * @param statement the statement
	 * @throws LibsqlException if the call was broken off
	 */
	void beforeStatement(Statement statement) {
		Reason why = this.reason;
		if (why != null) {
			throw toException(why, statement);
		}
	}

	/**
	 * Lets statements wait no longer for a lock than the call may take.
	 * @throws SQLException if the connection is broken
	 */
	void limitWait() throws SQLException {
		if (this.limit != null) {
			// SQLite does not look for an interrupt while it waits for a lock.
			this.connection.waitForLocks(Math.max(0, this.deadline - System.nanoTime()));
		}
	}

	/**
	 * After a statement has failed: tells if that is because the call was broken off.
	 * @param failure the failure
	 * @return what has happened, for a message; empty if it failed for a reason of its
	 * own
	 */
	public Optional<String> reasonFor(LibsqlException failure) {
		Reason why = switch (failure.kind()) {
			case BUSY -> reasonFor("SQLITE_BUSY");
			case INTERRUPTED, TIMEOUT -> this.reason;
			default -> null;
		};
		return Optional.ofNullable(why).map(this::describe);
	}

	private @Nullable Reason reasonFor(String code) {
		boolean busy = code.equals("SQLITE_BUSY");
		if (busy && this.limit != null && System.nanoTime() - this.deadline >= 0) {
			breakOff(Reason.TIMEOUT);
		}
		return (busy || code.equals("SQLITE_INTERRUPT")) ? this.reason : null;
	}

	/**
	 * After a statement has failed: reports it if that is because the call was broken
	 * off.
	 * @param error why the statement failed
	 * @param statement the statement
	 * @throws LibsqlException if the call was broken off
	 */
	void checkFailure(LibsqlError error, Statement statement) {
		Reason why = reasonFor(error.code());
		if (why != null) {
			throw toException(why, statement);
		}
	}

	/**
	 * What SQLite would have thrown if the statement had not been faster.
	 * @return the exception
	 */
	public SQLException interruption() {
		return DB.newSQLException(Codes.SQLITE_INTERRUPT, "interrupted");
	}

	/**
	 * The failure of a statement that was broken off.
	 * @param statement the statement
	 * @return the exception
	 */
	LibsqlException toException(Statement statement) {
		Reason why = this.reason;
		return toException((why != null) ? why : Reason.CANCEL, statement);
	}

	private LibsqlException toException(Reason why, Statement statement) {
		return new LibsqlTransportException((why == Reason.TIMEOUT) ? ErrorKind.TIMEOUT : ErrorKind.INTERRUPTED,
				describe(why) + "; this statement changed nothing, and the session is closed, with a transaction "
						+ "in it rolled back",
				false, FailedStatement.single(statement.sql()), null);
	}

	private String describe(Reason why) {
		return switch (why) {
			case TIMEOUT -> "The time limit of " + limitText() + " is over";
			case CANCEL -> "The call was cancelled";
			case DATABASE_CLOSED -> "The database was closed";
		};
	}

	private String limitText() {
		Duration shown = (this.limit != null) ? this.limit : Duration.ZERO;
		return (shown.toMillis() > 0) ? shown.toMillis() + " ms" : shown.toNanos() + " ns";
	}

	/**
	 * Why a call is broken off.
	 */
	public enum Reason {

		/** It took too long. */
		TIMEOUT,

		/** Its caller wants it no more. */
		CANCEL,

		/** Its database is being closed. */
		DATABASE_CLOSED

	}

}
