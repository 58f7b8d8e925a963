package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.sqlite.core.Codes;
import org.sqlite.core.DB;
import org.sqlite.core.SafeStmtPtr;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Value;

/**
 * Rows of a running SQLite statement, fetched one by one.
 */
final class SqliteRows implements RowCursor {

	private final SqliteStatement statement;

	private final SafeStmtPtr pointer;

	private final ExecutionOptions options;

	private final List<Column> columns;

	private final boolean hasRows;

	private boolean started;

	private boolean onRow;

	SqliteRows(SqliteStatement statement, SafeStmtPtr pointer, boolean hasRows, ExecutionOptions options)
			throws SQLException {
		this.statement = statement;
		this.pointer = pointer;
		this.hasRows = hasRows;
		this.onRow = hasRows;
		this.options = options;
		this.columns = columns(pointer);
	}

	static List<Column> columns(SafeStmtPtr pointer) throws SQLException {
		return pointer.safeRun((database, address) -> {
			int count = database.column_count(address);
			List<Column> columns = new ArrayList<>(count);
			for (int i = 0; i < count; i++) {
				columns.add(new Column(database.column_name(address, i), database.column_decltype(address, i)));
			}
			return List.copyOf(columns);
		});
	}

	static boolean step(SafeStmtPtr pointer) throws SQLException {
		int status = pointer.safeRunInt(DB::step);
		if (status == Codes.SQLITE_ROW) {
			return true;
		}
		pointer.safeRunConsume((database, address) -> {
			if (status != Codes.SQLITE_DONE) {
				database.throwex(status);
			}
			database.reset(address);
		});
		return false;
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
		this.onRow = this.onRow && this.statement.step(this.pointer, this.options);
		return this.onRow;
	}

	@Override
	public Value value(int index) throws SQLException {
		return this.pointer.safeRun((database, address) -> read(database, address, index));
	}

	private static Value read(DB database, long address, int index) throws SQLException {
		return switch (database.column_type(address, index)) {
			case Codes.SQLITE_INTEGER -> new Value.IntegerValue(database.column_long(address, index));
			case Codes.SQLITE_FLOAT -> new Value.FloatValue(database.column_double(address, index));
			case Codes.SQLITE_TEXT -> new Value.TextValue(database.column_text(address, index));
			case Codes.SQLITE_BLOB -> new Value.BlobValue(database.column_blob(address, index));
			default -> Value.NULL;
		};
	}

	@Override
	public Value sample(int index) throws SQLException {
		return this.onRow ? value(index) : Value.NULL;
	}

	/**
	 * Reads all rows at once.
	 * @return the rows
	 * @throws SQLException if SQLite fails
	 */
	MaterialisedRows readAll() throws SQLException {
		List<Row> rows = new ArrayList<>();
		boolean more = this.onRow;
		while (more) {
			List<Value> values = new ArrayList<>(this.columns.size());
			for (int i = 0; i < this.columns.size(); i++) {
				values.add(value(i));
			}
			rows.add(new Row(this.columns, values));
			more = step(this.pointer);
		}
		return new MaterialisedRows(this.columns, rows);
	}

	@Override
	public void close() {
		this.onRow = false;
		if (!this.pointer.isClosed()) {
			try {
				this.pointer.safeRunInt(DB::reset);
			}
			catch (SQLException ex) {
				System.getLogger(SqliteRows.class.getName())
					.log(System.Logger.Level.DEBUG, "Resetting a statement failed", ex);
			}
		}
	}

}
