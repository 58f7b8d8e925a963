package io.github.libsqlspring.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.ConditionEvaluator;
import io.github.libsqlspring.Cursor;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.SqlCheck;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementDescription;
import io.github.libsqlspring.StepResult;
import io.github.libsqlspring.concurrent.BlockingCalls;
import io.github.libsqlspring.concurrent.OpenSessions;
import io.github.libsqlspring.sql.ConnectionState;
import io.github.libsqlspring.sql.SqlStatement;

/**
 * A conversation with a local database, on a connection of its own.
 */
final class SqliteSession implements Session {

	private static final int ABORT_ATTEMPTS = 500;

	private static final long ABORT_PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

	private final SessionPool pool;

	private final LocalConnection connection;

	// Free between calls; only an abort from another thread ever waits for it.
	private final ReentrantLock inCall = new ReentrantLock();

	private final AutocommitState autocommit;

	private boolean changed;

	private boolean closed;

	private volatile boolean aborted;

	SqliteSession(SessionPool pool, LocalConnection connection) {
		this.pool = pool;
		this.connection = connection;
		this.autocommit = new AutocommitState(connection);
	}

	@Override
	public BatchResult batch(Batch batch, CallOptions options) {
		BlockingCalls.check();
		this.inCall.lock();
		try {
			return run(batch);
		}
		finally {
			if (this.aborted) {
				end();
			}
			this.inCall.unlock();
		}
	}

	@Override
	public BatchResult batchAndClose(Batch batch, CallOptions options) {
		try (this) {
			return batch(batch, options);
		}
	}

	@Override
	public Cursor openCursor(BatchProgram program, CallOptions options) {
		throw new UnsupportedOperationException();
	}

	@Override
	public StatementDescription describe(String sql) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void refuseWrites() {
		// The statements themselves are checked.
	}

	@Override
	public void cancel() {
		this.connection.interrupt();
	}

	private BatchResult run(Batch batch) {
		try {
			this.autocommit.refresh();
			List<StepResult> results = new ArrayList<>(batch.steps().size());
			for (Batch.Step step : batch.steps()) {
				if (this.closed || this.aborted) {
					throw OpenSessions.closedException();
				}
				boolean runs = ConditionEvaluator.holds(step.condition(), results, this.autocommit.get());
				results.add(runs ? run(step.statement()) : StepResult.SKIPPED);
			}
			return new BatchResult(results, this.autocommit.get());
		}
		catch (SQLException ex) {
			// The state of the transaction is unknown: nothing may follow.
			this.changed = true;
			end();
			throw new LibsqlResponseException(SqliteErrors.translate(ex), null, ex);
		}
	}

	private StepResult run(Statement statement) throws SQLException {
		List<SqlStatement> parsed = SqlStatement.parseAll(statement.sql());
		Optional<LibsqlError> refusal = SqlCheck.refusal(statement, parsed);
		if (refusal.isPresent()) {
			return new StepResult.Failure(refusal.get());
		}
		SqlStatement sql = parsed.get(0);
		this.changed |= ConnectionState.isChangedBy(sql);
		StepResult result = run(statement, sql);
		this.autocommit.after(sql, result.isOk());
		return result;
	}

	private StepResult run(Statement statement, SqlStatement sql) {
		try {
			return new StepResult.Success(this.connection.execute(statement.sql(), sql, statement.arguments()));
		}
		catch (SQLException ex) {
			return new StepResult.Failure(SqliteErrors.translate(ex));
		}
		catch (StatementFailedException ex) {
			return new StepResult.Failure(ex.error());
		}
	}

	/**
	 * The connection of sqlite-jdbc. Who takes it may change its settings; therefore it
	 * is closed with this session and not reused.
	 */
	@Override
	public <T> Optional<T> unwrap(Class<T> type) {
		if (!type.isInstance(this.connection.jdbcConnection())) {
			return Optional.empty();
		}
		this.changed = true;
		this.autocommit.share();
		return Optional.of(type.cast(this.connection.jdbcConnection()));
	}

	@Override
	public void close() {
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
		boolean ended = tryClose();
		for (int i = 0; i < ABORT_ATTEMPTS && !ended; i++) {
			// Again and again, because an interrupt between two statements is lost.
			this.connection.interrupt();
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
			this.pool.giveBack(this, this.connection, !this.changed && rollback());
		}
	}

	private boolean rollback() {
		try {
			if (!this.autocommit.get()) {
				this.connection.rollback();
			}
			return true;
		}
		catch (SQLException ex) {
			return false;
		}
	}

}
