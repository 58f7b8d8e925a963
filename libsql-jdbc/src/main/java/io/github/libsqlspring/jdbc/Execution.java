package io.github.libsqlspring.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * What one execution of a statement gave.
 *
 * @param rows its rows, or {@code null} if it has no columns
 * @param updateCount the rows it inserted, updated or deleted
 * @param keys what it returned of each row that it inserted, updated or deleted, or
 * {@code null}
 */
record Execution(@Nullable RowCursor rows, long updateCount, @Nullable MaterialisedRows keys) {

	static Execution ofQuery(@Nullable RowCursor rows) {
		return new Execution(rows, 0, null);
	}

	static Execution ofUpdate(long updateCount) {
		return new Execution(null, updateCount, null);
	}

	/**
	 * What a statement gave that was carried out to its end. What a change returns are
	 * its keys as well.
	 * @param sql the statement
	 * @param rows its rows, or {@code null} if it has no columns
	 * @param updateCount the rows it inserted, updated or deleted
	 * @return what it gave
	 */
	static Execution of(SqlText sql, @Nullable MaterialisedRows rows, long updateCount) {
		boolean returning = rows != null && sql.parsed().isChange();
		return new Execution(rows, updateCount, returning ? rows : null);
	}

}
