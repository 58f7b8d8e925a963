package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.util.List;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.Value;

/**
 * Rows that are all here.
 */
final class MaterialisedRows implements RowCursor {

	private final List<Column> columns;

	private final List<Row> rows;

	private int current = -1;

	MaterialisedRows(List<Column> columns, List<Row> rows) {
		this.columns = columns;
		this.rows = rows;
	}

	MaterialisedRows(StatementResult result) {
		this(result.columns(), result.rows());
	}

	List<Row> rows() {
		return this.rows;
	}

	@Override
	public List<Column> columns() {
		return this.columns;
	}

	@Override
	public boolean hasRows() {
		return !this.rows.isEmpty();
	}

	@Override
	public boolean next() {
		this.current = Math.min(this.current + 1, this.rows.size());
		return this.current < this.rows.size();
	}

	@Override
	public Value value(int index) throws SQLException {
		int row = this.current;
		if (row < 0 || row >= this.rows.size()) {
			throw SqlExceptions.noRow();
		}
		return this.rows.get(row).getValue(index);
	}

	@Override
	public Value sample(int index) {
		int row = Math.max(this.current, 0);
		return (row < this.rows.size()) ? this.rows.get(row).getValue(index) : Value.NULL;
	}

	@Override
	public void close() {
		// Nothing is held.
	}

}
