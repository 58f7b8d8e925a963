package io.github.libsqlspring.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Value;

/**
 * The position in rows that are read forward, once.
 */
final class ForwardPosition implements RowPosition {

	private final RowCursor rows;

	private final long maxRows;

	private State state = State.BEFORE_FIRST;

	private long row;

	// The current row, where the cursor has been moved on to see if there is another.
	private @Nullable Row kept;

	private boolean more;

	/**
	 * Stands before the first row.
	 * @param rows the rows
	 * @param maxRows how many of them to show, 0 for all
	 */
	ForwardPosition(RowCursor rows, long maxRows) {
		this.rows = rows;
		this.maxRows = maxRows;
	}

	@Override
	public List<Column> columns() {
		return this.rows.columns();
	}

	@Override
	public int type() {
		return ResultSet.TYPE_FORWARD_ONLY;
	}

	@Override
	public boolean next() throws SQLException {
		boolean found = this.state != State.AFTER_LAST && advance();
		this.kept = null;
		if (this.state != State.AFTER_LAST) {
			this.row++;
		}
		this.state = found ? State.ON_ROW : State.AFTER_LAST;
		if (!found) {
			this.rows.close();
		}
		return found;
	}

	private boolean advance() throws SQLException {
		return (this.kept != null) ? this.more : readsMore() && this.rows.next();
	}

	private boolean readsMore() {
		return this.maxRows == 0 || this.row < this.maxRows;
	}

	@Override
	public boolean moveTo(long row) throws SQLException {
		throw forwardOnly();
	}

	@Override
	public int size() throws SQLException {
		throw forwardOnly();
	}

	private static SQLException forwardOnly() {
		return new SQLException(
				"The result set can only be read forward; create its statement with TYPE_SCROLL_INSENSITIVE", "HY106");
	}

	@Override
	public long row() {
		return this.row;
	}

	@Override
	public boolean isOnRow() {
		return this.state == State.ON_ROW;
	}

	@Override
	public boolean isBeforeFirst() {
		return this.state == State.BEFORE_FIRST && this.rows.hasRows();
	}

	@Override
	public boolean isLast() throws SQLException {
		if (this.state != State.ON_ROW) {
			return false;
		}
		if (this.kept == null) {
			this.kept = this.rows.currentRow();
			this.more = readsMore() && this.rows.next();
		}
		return !this.more;
	}

	@Override
	public boolean isAfterLast() {
		return this.state == State.AFTER_LAST && this.row > 1;
	}

	@Override
	public Value value(int index) throws SQLException {
		return (this.kept != null) ? this.kept.getValue(index) : this.rows.value(index);
	}

	@Override
	public Value sample(int index) throws SQLException {
		return (this.kept != null) ? this.kept.getValue(index) : this.rows.sample(index);
	}

	@Override
	public void close() {
		this.rows.close();
	}

	private enum State {

		BEFORE_FIRST, ON_ROW, AFTER_LAST

	}

}
