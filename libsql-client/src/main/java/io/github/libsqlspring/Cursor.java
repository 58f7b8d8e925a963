package io.github.libsqlspring;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The rows of one statement, read as they are asked for: no more than a few of them are
 * in memory. While a cursor is open, its session carries out nothing else. Not
 * thread-safe, but for {@link #close()}.
 * <p>
 * Part of the inner contract.
 */
public interface Cursor extends AutoCloseable {

	/**
	 * The columns of the rows.
	 * @return the columns, empty for a statement without rows
	 */
	List<Column> columns();

	/**
	 * The next row. Waits for it.
	 * @return the row, or {@code null} after the last one
	 * @throws LibsqlException if the statement fails, which it may after any row; or if
	 * the row does not come in time. The cursor is closed then
	 */
	@Nullable Row next();

	/**
	 * Stops the statement if it has more rows, and sets the session free. Does nothing if
	 * that has happened already. Reports no failure.
	 */
	@Override
	void close();

}
