package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.ObservedCall;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Value;

/**
 * Rows that are read one by one, which end an observed call when they end, fail or are
 * closed.
 */
final class ObservedCursor implements RowCursor {

	private final RowCursor rows;

	private final ObservedCall call;

	private long count;

	private boolean ended;

	ObservedCursor(RowCursor rows, ObservedCall call) {
		this.rows = rows;
		this.call = call;
	}

	@Override
	public boolean next() throws SQLException {
		try {
			boolean more = this.rows.next();
			if (more) {
				this.count++;
			}
			else {
				end(null);
			}
			return more;
		}
		catch (SQLException | RuntimeException ex) {
			end(ex);
			throw ex;
		}
	}

	private void end(@Nullable Throwable failure) {
		if (!this.ended) {
			this.ended = true;
			this.call.end(this.count, failure);
		}
	}

	@Override
	public void close() {
		try {
			this.rows.close();
		}
		finally {
			end(null);
		}
	}

	@Override
	public List<Column> columns() {
		return this.rows.columns();
	}

	@Override
	public boolean hasRows() {
		return this.rows.hasRows();
	}

	@Override
	public Value value(int index) throws SQLException {
		return this.rows.value(index);
	}

	@Override
	public Value sample(int index) throws SQLException {
		return this.rows.sample(index);
	}

	@Override
	public Row currentRow() throws SQLException {
		return this.rows.currentRow();
	}

}
