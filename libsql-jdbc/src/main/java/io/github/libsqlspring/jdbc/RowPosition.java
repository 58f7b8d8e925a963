package io.github.libsqlspring.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Value;

/**
 * Where a result stands among its rows: before the first, on one, or after the last.
 */
interface RowPosition {

	List<Column> columns();

	/**
	 * {@link ResultSet#TYPE_FORWARD_ONLY} or {@link ResultSet#TYPE_SCROLL_INSENSITIVE}.
	 * @return the type
	 */
	int type();

	boolean next() throws SQLException;

	/**
	 * Moves to any row.
	 * @param row the number of the row, from 1; less is before the first one, more than
	 * there are is after the last one
	 * @return whether there is such a row
	 * @throws SQLException if rows are only read forward
	 */
	boolean moveTo(long row) throws SQLException;

	/**
	 * The number of rows.
	 * @return the number
	 * @throws SQLException if rows are only read forward
	 */
	int size() throws SQLException;

	/**
	 * The number of the current row.
	 * @return the number, from 1; 0 before the first row, one more than there are after
	 * the last one
	 */
	long row();

	boolean isOnRow();

	boolean isBeforeFirst();

	boolean isLast() throws SQLException;

	boolean isAfterLast();

	/**
	 * A value of the current row.
	 * @param index the column, from 0
	 * @return the value
	 * @throws SQLException if it cannot be read
	 */
	Value value(int index) throws SQLException;

	/**
	 * A value by which a column without a declared type can be judged.
	 * @param index the column, from 0
	 * @return the value, {@link Value#NULL} if there is no row
	 * @throws SQLException if it cannot be read
	 */
	Value sample(int index) throws SQLException;

	void close();

}
