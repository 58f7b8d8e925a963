package io.github.libsqlspring.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

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

	RowReader(DB database, long statement) throws SQLException {
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
	 * Reads the row on which the statement stands, and all after it.
	 * @return the rows
	 * @throws SQLException if a later step fails
	 */
	List<Row> readAll() throws SQLException {
		List<Row> rows = new ArrayList<>();
		int status = Codes.SQLITE_ROW;
		while (status == Codes.SQLITE_ROW) {
			rows.add(readRow());
			status = this.database.step(this.statement);
		}
		if (status != Codes.SQLITE_DONE) {
			this.database.throwex(status);
		}
		return rows;
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
