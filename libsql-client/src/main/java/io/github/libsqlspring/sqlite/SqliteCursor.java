package io.github.libsqlspring.sqlite;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Column;
import io.github.libsqlspring.Cursor;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Statement;

/**
 * Rows that are read from a running statement, each in a call of its own.
 */
final class SqliteCursor implements Cursor {

	private final SqliteSession session;

	private final LocalStatement open;

	private final List<Column> columns;

	private final BatchProgram program;

	private final CallOptions options;

	private volatile @Nullable RunningCall reading;

	// Somebody wants the end: whoever is reading is not to begin a step any more.
	private volatile boolean closing;

	SqliteCursor(SqliteSession session, LocalStatement open, BatchProgram program, CallOptions options)
			throws SQLException {
		this.session = session;
		this.open = open;
		this.columns = open.columns();
		this.program = program;
		this.options = options;
	}

	@Override
	public List<Column> columns() {
		return this.columns;
	}

	@Override
	public @Nullable Row next() {
		return this.session.read(this);
	}

	CallOptions options() {
		return this.options;
	}

	Statement statement() {
		return this.program.batch().steps().get(this.program.statementStep()).statement();
	}

	/**
	 * Reads one row more, within a call of the session.
	 * @param call the call
	 * @return the row, or {@code null} after the last one
	 * @throws LibsqlException if the statement fails
	 * @throws SQLException if the connection is broken
	 */
	@Nullable Row read(RunningCall call) throws SQLException {
		this.reading = call;
		if (this.closing) {
			throw new IllegalStateException("The rows are closed");
		}
		// Also if the call is broken off by now: a change with RETURNING is taken back by
		// failing, not by stopping.
		call.limitWait();
		try {
			return this.open.next(this.columns);
		}
		catch (SQLException ex) {
			stop();
			throw this.program.toException(StatementRunner.failed(statement(), ex, call), this.program.statementStep());
		}
	}

	/**
	 * Undoes what the statement has done although it has come to a row, because its call
	 * was broken off meanwhile.
	 * @param call the call, which has ended
	 * @param connection where the statement runs
	 * @return the exception to throw
	 */
	LibsqlException brokenOff(RunningCall call, LocalConnection connection) {
		// Otherwise, stopping a change with RETURNING would commit it.
		connection.interrupt();
		try {
			this.open.step();
		}
		catch (SQLException ex) {
			// As intended.
		}
		stop();
		return call.toException(statement());
	}

	/**
	 * Stops the statement and frees its handle, within a call of the session.
	 */
	void stop() {
		this.open.close();
	}

	@Override
	public void close() {
		this.closing = true;
		RunningCall call = this.reading;
		if (call != null) {
			// Only the reading of a row: a later call of the session is another one.
			call.interrupt();
		}
		this.session.release(this);
	}

}
