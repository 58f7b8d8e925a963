package io.github.libsqlspring.sqlite;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.FailedStatement;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.Statement;

/**
 * One call on a connection, which may be broken off while it runs and never after it: an
 * interrupt of SQLite strikes whatever runs on the connection, also the next call.
 * {@link #interrupt()} and {@link #breakOff(Reason)} may be called from any thread.
 */
final class RunningCall implements AutoCloseable {

	private static final long REPEAT = TimeUnit.MILLISECONDS.toNanos(5);

	// Beyond, a limit is none; and its nanoseconds would overflow.
	private static final Duration LONGEST = Duration.ofDays(10_000);

	private final LocalConnection connection;

	private final @Nullable Duration limit;

	private final long deadline;

	private @Nullable Future<?> alarm;

	private @Nullable Future<?> repetition;

	private @Nullable Reason reason;

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
		if (limit == null || limit.compareTo(LONGEST) > 0) {
			return new RunningCall(connection, null);
		}
		RunningCall call = new RunningCall(connection, limit);
		call.setAlarm(limit.toNanos());
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
	synchronized void breakOff(Reason why) {
		if (!this.over && this.reason == null) {
			this.reason = why;
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
	synchronized boolean end() {
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
		this.connection.waitForLocks();
	}

	/**
	 * Before a statement: does not begin it if the call was broken off, and lets it wait
	 * no longer for a lock than the call may take.
	 * @param statement the statement
	 * @throws LibsqlException if the call was broken off
	 */
	void beforeStatement(Statement statement) throws SQLException {
		Reason why = reason();
		if (why != null) {
			throw toException(why, statement);
		}
		limitWait();
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
	 * @param error why the statement failed
	 * @param statement the statement
	 * @throws LibsqlException if the call was broken off
	 */
	void checkFailure(LibsqlError error, Statement statement) {
		if (error.code().equals("SQLITE_BUSY") && this.limit != null && System.nanoTime() - this.deadline >= 0) {
			breakOff(Reason.TIMEOUT);
		}
		Reason why = reason();
		if (why != null && (error.code().equals("SQLITE_INTERRUPT") || error.code().equals("SQLITE_BUSY"))) {
			throw toException(why, statement);
		}
	}

	/**
	 * The failure of a statement that was broken off.
	 * @param statement the statement
	 * @return the exception
	 */
	LibsqlException toException(Statement statement) {
		Reason why = reason();
		return toException((why != null) ? why : Reason.CANCEL, statement);
	}

	private synchronized @Nullable Reason reason() {
		return this.reason;
	}

	private LibsqlException toException(Reason why, Statement statement) {
		FailedStatement failed = FailedStatement.single(statement.sql());
		return switch (why) {
			case TIMEOUT -> new LibsqlTransportException(ErrorKind.TIMEOUT,
					"The time limit of " + limitText() + " is over; this statement changed nothing, and the session "
							+ "is closed, with a transaction in it rolled back",
					false, failed, null);
			case CANCEL -> new LibsqlTransportException(ErrorKind.INTERRUPTED,
					"The call was cancelled; this statement changed nothing, and the session is closed, with a "
							+ "transaction in it rolled back",
					false, failed, null);
			case DATABASE_CLOSED -> new LibsqlTransportException(ErrorKind.INTERRUPTED,
					"The database was closed; this statement changed nothing, and a transaction around it is rolled "
							+ "back",
					false, failed, null);
		};
	}

	private String limitText() {
		Duration shown = (this.limit != null) ? this.limit : Duration.ZERO;
		return (shown.toMillis() > 0) ? shown.toMillis() + " ms" : shown.toNanos() + " ns";
	}

	/**
	 * Why a call is broken off.
	 */
	enum Reason {

		TIMEOUT, CANCEL, DATABASE_CLOSED

	}

}
