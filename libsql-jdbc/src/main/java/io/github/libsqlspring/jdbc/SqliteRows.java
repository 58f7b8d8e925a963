package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.util.List;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Value;
import io.github.libsqlspring.sqlite.LocalStatement;

/**
 * Rows of a running SQLite statement, fetched one by one.
 */
final class SqliteRows implements RowCursor {

	private final SqliteStatement statement;

	private final LocalStatement running;

	private final ExecutionOptions options;

	private final SqliteColumns columns;

	private final boolean hasRows;

	private boolean started;

	private boolean onRow;

	SqliteRows(SqliteStatement statement, LocalStatement running, int columns, ExecutionOptions options) {
		this.statement = statement;
		this.running = running;
		this.options = options;
		this.columns = new SqliteColumns(running, columns);
		this.hasRows = running.isOnRow();
		this.onRow = this.hasRows;
	}

	@Override
	public List<Column> columns() {
		return this.columns;
	}

	@Override
	public boolean hasRows() {
		return this.hasRows;
	}

	@Override
	public boolean next() throws SQLException {
		if (!this.started) {
			this.started = true;
			return this.onRow;
		}
		this.onRow = this.onRow && this.statement.step(this.running, this.options);
		return this.onRow;
	}

	@Override
	public Value value(int index) throws SQLException {
		try {
			return this.running.value(index);
		}
		catch (SQLException ex) {
			throw this.running.isClosed() ? SqlExceptions.closed("result set", "24000") : ex;
		}
	}

	@Override
	public Row currentRow() throws SQLException {
		return this.running.row(this.columns.read());
	}

	@Override
	public Value sample(int index) throws SQLException {
		return this.onRow ? value(index) : Value.NULL;
	}

	@Override
	public void close() {
		this.onRow = false;
		this.running.reset();
	}

}
