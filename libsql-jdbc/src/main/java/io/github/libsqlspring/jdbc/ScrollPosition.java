package io.github.libsqlspring.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Value;

/**
 * The position in rows that are all here.
 */
final class ScrollPosition implements RowPosition {

	private final List<Column> columns;

	private final List<Row> rows;

	private int row;

	ScrollPosition(MaterialisedRows rows) {
		this.columns = rows.columns();
		this.rows = rows.rows();
	}

	@Override
	public List<Column> columns() {
		return this.columns;
	}

	@Override
	public int type() {
		return ResultSet.TYPE_SCROLL_INSENSITIVE;
	}

	@Override
	public boolean next() {
		return moveTo(this.row + 1L);
	}

	@Override
	public boolean moveTo(long row) {
		this.row = (int) Math.max(0, Math.min(row, this.rows.size() + 1L));
		return isOnRow();
	}

	@Override
	public int size() {
		return this.rows.size();
	}

	@Override
	public long row() {
		return this.row;
	}

	@Override
	public boolean isOnRow() {
		return this.row > 0 && this.row <= this.rows.size();
	}

	@Override
	public boolean isBeforeFirst() {
		return this.row == 0 && !this.rows.isEmpty();
	}

	@Override
	public boolean isLast() {
		return this.row == this.rows.size() && isOnRow();
	}

	@Override
	public boolean isAfterLast() {
		return this.row > this.rows.size() && !this.rows.isEmpty();
	}

	@Override
	public Value value(int index) throws SQLException {
		if (!isOnRow()) {
			throw SqlExceptions.noRow();
		}
		return this.rows.get(this.row - 1).getValue(index);
	}

	@Override
	public Value sample(int index) {
		if (this.rows.isEmpty()) {
			return Value.NULL;
		}
		return this.rows.get(isOnRow() ? this.row - 1 : 0).getValue(index);
	}

	@Override
	public void close() {
		// Nothing is held.
	}

}
