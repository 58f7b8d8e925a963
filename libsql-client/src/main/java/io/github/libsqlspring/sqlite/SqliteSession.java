package io.github.libsqlspring.sqlite;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Cursor;
import io.github.libsqlspring.FailedStatement;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.LockHolders;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementDescription;
import io.github.libsqlspring.StepResult;
import io.github.libsqlspring.concurrent.BlockingCalls;
import io.github.libsqlspring.concurrent.OpenSessions;

/**
 * A conversation with a local database, on a connection of its own.
 */
final class SqliteSession implements Session {

	private static final int ABORT_ATTEMPTS = 500;

	private static final long ABORT_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

	private final SessionPool pool;

	private final LocalConnection connection;

	private final StatementRunner statements;

	// Free between calls; only an abort from another thread ever waits for it.
	private final ReentrantLock inCall = new ReentrantLock();

	// Of this session: a later one may have the same connection.
	private volatile @Nullable RunningCall running;

	private volatile @Nullable SqliteCursor cursor;

	private boolean closed;

	private volatile boolean aborted;

	SqliteSession(SessionPool pool, LocalConnection connection) {
		this.pool = pool;
		this.connection = connection;
		this.statements = new StatementRunner(connection);
	}

	@Override
	public BatchResult batch(Batch batch, CallOptions options) {
		return call(options.timeout(), null, (call) -> {
			this.statements.refresh();
			List<StepResult> results = new ArrayList<>(batch.steps().size());
			for (Batch.Step step : batch.steps()) {
				results.add(this.statements.run(step, results, call));
			}
			return new BatchResult(results, this.statements.isAutocommit());
		});
	}

	@Override
	public BatchResult batchAndClose(Batch batch, CallOptions options) {
		BatchResult result;
		try {
			result = batch(batch, options);
		}
		catch (IllegalStateException ex) {
			// The call was refused, nothing has happened, and nothing is to be closed.
			throw ex;
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
		}
		close();
		return result;
	}

	@Override
	public Cursor openCursor(BatchProgram program, CallOptions options) {
		int last = program.statementStep();
		if (last != program.batch().steps().size() - 1) {
			throw new IllegalArgumentException("A stream of rows has no steps behind its statement");
		}
		return call(options.timeout(), null, (call) -> {
			this.statements.refresh();
			SqliteCursor opened = new SqliteCursor(this, open(program, call), program, options);
			if (call.end()) {
				throw opened.brokenOff(call, this.connection);
			}
			this.cursor = opened;
			return opened;
		});
	}

	private LocalStatement open(BatchProgram program, RunningCall call) throws SQLException {
		List<Batch.Step> steps = program.batch().steps();
		int last = program.statementStep();
		List<StepResult> results = new ArrayList<>(last);
		for (int i = 0; i < last; i++) {
			StepResult result = this.statements.run(steps.get(i), results, call);
			if (result instanceof StepResult.Failure failure) {
				throw program.toException(failure.error(), i);
			}
			results.add(result);
		}
		if (!this.statements.holds(steps.get(last).condition(), results)) {
			throw BatchProgram.lost(null);
		}
		try {
			return this.statements.open(steps.get(last).statement(), call);
		}
		catch (StatementFailedException ex) {
			throw program.toException(ex.error(), last);
		}
	}

	/**
	 * Reads one row more.
	 * @param from the rows
	 * @return the row, or {@code null} after the last one
	 */
	@Nullable Row read(SqliteCursor from) {
		return call(from.options().timeout(), from, (call) -> {
			boolean more = false;
			try {
				Row row = from.read(call);
				if (row != null && call.end()) {
					throw from.brokenOff(call, this.connection);
				}
				more = row != null;
				return Optional.ofNullable(row);
			}
			finally {
				if (!more) {
					stopCursor();
				}
			}
		}).orElse(null);
	}

	/**
	 * Ends the reading of rows, if it has not ended.
	 * @param from the rows
	 */
	void release(SqliteCursor from) {
		this.inCall.lock();
		try {
			if (this.cursor == from) {
				stopCursor();
			}
		}
		finally {
			this.inCall.unlock();
		}
	}

	private void stopCursor() {
		if (this.cursor != null) {
			this.cursor.stop();
			this.cursor = null;
		}
	}

	@Override
	public StatementDescription describe(String sql) {
		return call(null, null, (call) -> {
			try {
				return this.statements.describe(Statement.of(sql), call);
			}
			catch (StatementFailedException ex) {
				throw new LibsqlResponseException(ex.error(), FailedStatement.single(sql));
			}
		});
	}

	@Override
	public LockHolders lockHolders() {
		return this.connection.lockHolders();
	}

	@Override
	public void refuseWrites() {
		call(null, null, (call) -> {
			this.statements.refuseWrites();
			return true;
		});
	}

	@Override
	public void cancel() {
		RunningCall call = this.running;
		if (call != null) {
			call.breakOff(RunningCall.Reason.CANCEL);
		}
	}

	private <T> T call(@Nullable Duration limit, @Nullable SqliteCursor from, Work<T> work) {
		BlockingCalls.check();
		this.inCall.lock();
		try {
			checkUsable(from);
			RunningCall around = this.connection.running();
			return (around != null) ? join(around, work) : carryOut(RunningCall.start(this.connection, limit), work);
		}
		finally {
			if (this.aborted) {
				end();
			}
			this.inCall.unlock();
		}
	}

	private void checkUsable(@Nullable SqliteCursor from) {
		if (this.closed || this.aborted) {
			throw OpenSessions.closedException();
		}
		if (this.cursor != from) {
			throw new IllegalStateException((from != null) ? "The rows are closed"
					: "A stream of rows is open on this session: read it to its end or close it before the next call");
		}
	}

	// Who has started the call decides what is left when it is broken off.
	private <T> T join(RunningCall around, Work<T> work) {
		try {
			return work.run(around);
		}
		catch (SQLException ex) {
			throw broken(ex);
		}
	}

	private LibsqlResponseException broken(SQLException ex) {
		// The state of the transaction is unknown: nothing may follow.
		this.statements.spoil();
		end();
		return new LibsqlResponseException(SqliteErrors.translate(ex), null, ex);
	}

	private <T> T carryOut(RunningCall started, Work<T> work) {
		this.running = started;
		// The call is over before the session ends: nothing interrupts the rollback.
		try (RunningCall call = started) {
			return work.run(call);
		}
		catch (SQLException ex) {
			throw broken(ex);
		}
		catch (LibsqlTransportException ex) {
			// Broken off.
			end();
			throw ex;
		}
		finally {
			this.running = null;
		}
	}

	/**
	 * The connection of sqlite-jdbc, or what this session has around it. Who takes it may
	 * change its settings; therefore it is closed with this session and not reused.
	 */
	@Override
	public <T> Optional<T> unwrap(Class<T> type) {
		if (type == LocalConnection.class) {
			this.statements.spoil();
			return Optional.of(type.cast(this.connection));
		}
		if (!type.isInstance(this.connection.jdbcConnection())) {
			return Optional.empty();
		}
		this.statements.share();
		return Optional.of(type.cast(this.connection.jdbcConnection()));
	}

	@Override
	public void close() {
		SqliteCursor open = this.cursor;
		if (open != null) {
			open.close();
		}
		this.inCall.lock();
		try {
			end();
		}
		finally {
			this.inCall.unlock();
		}
	}

	/**
	 * Ends the session against the will of its user, whose running statement fails. May
	 * be called from any thread.
	 */
	void abort() {
		this.aborted = true;
		this.connection.breakOff(RunningCall.Reason.DATABASE_CLOSED);
		boolean ended = tryClose();
		for (int i = 0; i < ABORT_ATTEMPTS && !ended; i++) {
			this.connection.breakOff(RunningCall.Reason.DATABASE_CLOSED);
			// Does not wait on an interrupted thread, which shall not wait; but tries.
			LockSupport.parkNanos(this, ABORT_PAUSE);
			ended = tryClose();
		}
		// What is left here ends when its call returns.
	}

	private boolean tryClose() {
		if (!this.inCall.tryLock()) {
			return false;
		}
		try {
			end();
			return true;
		}
		finally {
			this.inCall.unlock();
		}
	}

	private void end() {
		if (!this.closed) {
			this.closed = true;
			stopCursor();
			this.pool.giveBack(this, this.connection, this.statements.restore());
		}
	}

	/**
	 * What a call does.
	 *
	 * @param <T> the type of its result
	 */
	@FunctionalInterface
	private interface Work<T> {

		T run(RunningCall call) throws SQLException;

	}

}
