package io.github.libsqlspring.jdbc;

import java.time.Duration;
import java.util.Optional;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Cursor;
import io.github.libsqlspring.LockHolders;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementDescription;
import io.github.libsqlspring.sql.SqlStatement;

/**
 * The session of a local connection as one of its transactions sees it: what closes it
 * rolls back what is open and leaves the session to the connection, because opening a
 * database file for each transaction would cost more than the transaction.
 */
final class KeptSession implements Session {

	private final Session session;

	private final SqlitePath path;

	private boolean open;

	KeptSession(Session session, SqlitePath path) {
		this.session = session;
		this.path = path;
	}

	@Override
	public BatchResult batch(Batch batch, CallOptions options) {
		// Unknown until the answer is there.
		this.open = true;
		batch.steps().forEach((step) -> noteChanges(step.statement()));
		BatchResult result = this.path.call(options.timeout(), () -> this.session.batch(batch, unlimited(options)));
		this.open = !result.autocommit();
		return result;
	}

	@Override
	public BatchResult batchAndClose(Batch batch, CallOptions options) {
		try (this) {
			return batch(batch, options);
		}
	}

	@Override
	public Cursor openCursor(BatchProgram program, CallOptions options) {
		this.open = true;
		program.batch().steps().forEach((step) -> noteChanges(step.statement()));
		Duration limit = options.timeout();
		Cursor rows = this.path.call(limit, () -> this.session.openCursor(program, unlimited(options)));
		return new KeptCursor(rows, this.path, limit);
	}

	// What the next borrower of the connection would feel.
	private void noteChanges(Statement statement) {
		SqlStatement.parseAll(statement.sql()).forEach(this.path::executing);
	}

	// A time limit that is over closes a session, and with it the connection.
	private static CallOptions unlimited(CallOptions options) {
		return new CallOptions(null, options.repeatable(), options.replicationIndex());
	}

	@Override
	public StatementDescription describe(String sql) {
		return this.session.describe(sql);
	}

	@Override
	public LockHolders lockHolders() {
		return this.session.lockHolders();
	}

	@Override
	public void refuseWrites() {
		// The session outlives the transaction; the connection checks each statement.
	}

	@Override
	public void cancel() {
		this.path.interrupt();
		this.session.cancel();
	}

	@Override
	public <T> Optional<T> unwrap(Class<T> type) {
		return this.session.unwrap(type);
	}

	@Override
	public void close() {
		if (!this.open) {
			return;
		}
		this.open = false;
		try {
			this.session.batch(BatchProgram.rollback().batch(), CallOptions.DEFAULT);
		}
		catch (RuntimeException ex) {
			// Also refused calls: what is left open would take in the next statements.
			this.session.close();
			System.getLogger(KeptSession.class.getName())
				.log(System.Logger.Level.DEBUG, "Rollback at the end of a transaction failed", ex);
		}
	}

}
