package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Cursor;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Value;

/**
 * Rows that a server sends as they are read. What cannot stay on the way, because its
 * session is needed, is read ahead into memory.
 */
final class StreamedRows implements RowCursor {

	private final Cursor cursor;

	private final RemoteCall calls;

	private final RowStore ahead;

	private final Runnable onEnd;

	private @Nullable Row current;

	private @Nullable LibsqlException failure;

	private boolean ended;

	private StreamedRows(Cursor cursor, RemoteCall calls, long maxBytes, Runnable onEnd) {
		this.cursor = cursor;
		this.calls = calls;
		this.ahead = new RowStore(maxBytes);
		this.onEnd = onEnd;
	}

	/**
	 * Waits for the first row.
	 * @param cursor the rows
	 * @param calls how they are read
	 * @param maxBytes how much of them may be read ahead
	 * @param onEnd sets free what the rows hold, once
	 * @return the rows
	 * @throws SQLException if the statement fails
	 */
	static StreamedRows start(Cursor cursor, RemoteCall calls, long maxBytes, Runnable onEnd) throws SQLException {
		StreamedRows rows = new StreamedRows(cursor, calls, maxBytes, onEnd);
		Row first = rows.read();
		if (first != null) {
			rows.ahead.add(first);
		}
		return rows;
	}

	private @Nullable Row read() throws SQLException {
		if (this.ended) {
			return null;
		}
		try {
			Row row = this.calls.call(() -> Optional.ofNullable(this.cursor.next())).orElse(null);
			if (row == null) {
				end();
			}
			return row;
		}
		catch (SQLException | RuntimeException ex) {
			end();
			throw ex;
		}
	}

	/**
	 * Reads what is left into memory; its failure is kept for whoever reads it from
	 * there.
	 * @throws LibsqlException if it is too much; the rows are as they were then
	 */
	void readAhead() {
		while (!this.ended) {
			if (!this.ahead.hasRoom()) {
				throw this.ahead.full("What is left of a result that another statement of this connection is reading");
			}
			try {
				Row row = this.cursor.next();
				if (row != null) {
					this.ahead.add(row);
				}
				else {
					end();
				}
			}
			catch (LibsqlException ex) {
				abandon(ex);
			}
		}
	}

	/**
	 * Ends the rows behind those that are in memory.
	 * @param reason what is told to whoever reads further
	 */
	void abandon(LibsqlException reason) {
		this.failure = reason;
		end();
	}

	boolean isEnded() {
		return this.ended;
	}

	private void end() {
		if (!this.ended) {
			this.ended = true;
			this.cursor.close();
			this.onEnd.run();
		}
	}

	@Override
	public List<Column> columns() {
		return this.cursor.columns();
	}

	@Override
	public boolean hasRows() {
		return this.current != null || this.ahead.peek() != null;
	}

	@Override
	public boolean next() throws SQLException {
		Row next = this.ahead.poll();
		if (next == null && this.failure != null) {
			throw SqlExceptions.toSqlException(this.failure);
		}
		this.current = (next != null) ? next : read();
		return this.current != null;
	}

	@Override
	public Value value(int index) throws SQLException {
		Row row = this.current;
		if (row == null) {
			throw SqlExceptions.noRow();
		}
		return row.getValue(index);
	}

	@Override
	public Value sample(int index) {
		Row row = (this.current != null) ? this.current : this.ahead.peek();
		return (row != null) ? row.getValue(index) : Value.NULL;
	}

	@Override
	public void close() {
		this.ahead.clear();
		this.current = null;
		this.failure = null;
		end();
	}

}
