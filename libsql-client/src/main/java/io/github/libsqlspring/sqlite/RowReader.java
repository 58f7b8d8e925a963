package io.github.libsqlspring.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.sqlite.core.Codes;
import org.sqlite.core.DB;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Value;

/**
 * Reads columns and rows from a compiled statement. It stands below sqlite-jdbc's
 * {@code ResultSet}, which hides declared types and storage classes.
 */
final class RowReader {

	private final DB database;

	private final long statement;

	private final List<Column> columns;

	private boolean onRow;

	// The statement stands on a row that nobody has read.
	private boolean unread;

	/**
	 * Creates a reader.
	 * @param database where the statement runs
	 * @param statement its handle
	 * @param onRow whether it stands on a row
	 * @throws SQLException if its columns cannot be read
	 */
	RowReader(DB database, long statement, boolean onRow) throws SQLException {
		this.onRow = onRow;
		this.unread = onRow;
		this.database = database;
		this.statement = statement;
		Column[] columns = new Column[database.column_count(statement)];
		for (int i = 0; i < columns.length; i++) {
			columns[i] = new Column(database.column_name(statement, i), database.column_decltype(statement, i));
		}
		// Immutable lists are shared by all rows, others would be copied for each.
		this.columns = List.of(columns);
	}

	List<Column> columns() {
		return this.columns;
	}

	/**
	 * Reads all rows that are left.
	 * @return the rows
	 * @throws SQLException if the statement fails
	 */
	List<Row> readAll() throws SQLException {
		if (!this.onRow) {
			return List.of();
		}
		List<Row> rows = new ArrayList<>();
		for (Row row = next(); row != null; row = next()) {
			rows.add(row);
		}
		return rows;
	}

	/**
	 * Reads the row on which the statement stands if nobody has, else the one after it.
	 * @return the row, or {@code null} after the last one
	 * @throws SQLException if the statement fails
	 */
	@Nullable Row next() throws SQLException {
		if (!this.unread) {
			skip();
		}
		this.unread = false;
		return this.onRow ? readRow() : null;
	}

	/**
	 * Goes on although nobody has read the row on which the statement stands.
	 * @throws SQLException if the statement fails
	 */
	void skip() throws SQLException {
		this.unread = false;
		this.onRow = this.onRow && step();
	}

	private boolean step() throws SQLException {
		int status = this.database.step(this.statement);
		if (status != Codes.SQLITE_ROW && status != Codes.SQLITE_DONE) {
			this.onRow = false;
			this.database.throwex(status);
		}
		return status == Codes.SQLITE_ROW;
	}

	private Row readRow() throws SQLException {
		Value[] values = new Value[this.columns.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = readValue(i);
		}
		return new Row(this.columns, List.of(values));
	}

	private Value readValue(int column) throws SQLException {
		return switch (this.database.column_type(this.statement, column)) {
			case Codes.SQLITE_INTEGER -> new Value.IntegerValue(this.database.column_long(this.statement, column));
			case Codes.SQLITE_FLOAT -> new Value.FloatValue(this.database.column_double(this.statement, column));
			case Codes.SQLITE_TEXT -> new Value.TextValue(this.database.column_text(this.statement, column));
			case Codes.SQLITE_BLOB -> new Value.BlobValue(this.database.column_blob(this.statement, column));
			default -> Value.NULL;
		};
	}

}
