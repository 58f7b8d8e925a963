package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Value;

/**
 * Rows, read forward once.
 */
interface RowCursor {

	List<Column> columns();

	/**
	 * Whether there is at least one row; known before the first one is read.
	 * @return whether there is
	 */
	boolean hasRows();

	boolean next() throws SQLException;

	/**
	 * A value of the current row.
	 * @param index the column, from 0
	 * @return the value
	 * @throws SQLException if it cannot be read
	 */
	Value value(int index) throws SQLException;

	/**
	 * A value by which a column without a declared type can be judged: that of the
	 * current row, or of the first row if none was read yet.
	 * @param index the column, from 0
	 * @return the value, {@link Value#NULL} if there is no row
	 * @throws SQLException if it cannot be read
	 */
	Value sample(int index) throws SQLException;

	/**
	 * The current row as a whole.
	 * @return the row
	 * @throws SQLException if it cannot be read
	 */
	default Row currentRow() throws SQLException {
		List<Value> values = new ArrayList<>(columns().size());
		for (int i = 0; i < columns().size(); i++) {
			values.add(value(i));
		}
		return new Row(columns(), values);
	}

	void close();

}
