package io.github.libsqlspring.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What can be set on a statement, until it is closed.
 */
abstract class ConfiguredStatement implements Statement, PlainWrapper {

	private boolean escapeProcessing = true;

	private final ResultForm form;

	private long maxRows;

	private int maxFieldSize;

	private int fetchSize;

	private int fetchDirection = ResultSet.FETCH_FORWARD;

	private volatile Duration queryTimeout = Duration.ZERO;

	private boolean poolable;

	ConfiguredStatement(ResultForm form) {
		this.form = form;
	}

	abstract void checkOpen() throws SQLException;

	final ResultForm form() {
		return this.form;
	}

	final Duration queryTimeout() {
		return this.queryTimeout;
	}

	final long maxRows() {
		return this.maxRows;
	}

	final int maxFieldSize() {
		return this.maxFieldSize;
	}

	/**
	 * The fetch size that streams rows: a result that can be scrolled is read at once.
	 * @return the number of rows, 0 to read them all
	 */
	final int streamedFetchSize() {
		return this.form.isScrollable() ? 0 : this.fetchSize;
	}

	@Override
	public int getMaxRows() throws SQLException {
		checkOpen();
		return (int) Math.min(this.maxRows, Integer.MAX_VALUE);
	}

	@Override
	public void setMaxRows(int max) throws SQLException {
		setLargeMaxRows(max);
	}

	@Override
	public long getLargeMaxRows() throws SQLException {
		checkOpen();
		return this.maxRows;
	}

	@Override
	public void setLargeMaxRows(long max) throws SQLException {
		checkOpen();
		this.maxRows = notNegative(max, "number of rows");
	}

	@Override
	public int getMaxFieldSize() throws SQLException {
		checkOpen();
		return this.maxFieldSize;
	}

	@Override
	public void setMaxFieldSize(int max) throws SQLException {
		checkOpen();
		this.maxFieldSize = (int) notNegative(max, "size of a field");
	}

	@Override
	public int getQueryTimeout() throws SQLException {
		checkOpen();
		return (int) this.queryTimeout.toSeconds();
	}

	@Override
	public void setQueryTimeout(int seconds) throws SQLException {
		checkOpen();
		this.queryTimeout = Duration.ofSeconds(notNegative(seconds, "timeout"));
	}

	@Override
	public int getFetchSize() throws SQLException {
		checkOpen();
		return this.fetchSize;
	}

	/**
	 * Reads the rows of the next queries from a server piece by piece, as they are asked
	 * for; 0 reads them at once. SQLite in this process always reads them as they are
	 * asked for.
	 */
	@Override
	public void setFetchSize(int rows) throws SQLException {
		checkOpen();
		this.fetchSize = (int) notNegative(rows, "fetch size");
	}

	static long notNegative(long number, String what) throws SQLException {
		if (number < 0) {
			throw SqlExceptions.misuse("The " + what + " must not be negative");
		}
		return number;
	}

	@Override
	public int getFetchDirection() throws SQLException {
		checkOpen();
		return this.fetchDirection;
	}

	/**
	 * Keeps the hint, which changes nothing.
	 */
	@Override
	public void setFetchDirection(int direction) throws SQLException {
		checkOpen();
		this.fetchDirection = ResultForm.checkFetchDirection(direction);
	}

	@Override
	public int getResultSetType() throws SQLException {
		checkOpen();
		return this.form.type();
	}

	@Override
	public int getResultSetConcurrency() throws SQLException {
		checkOpen();
		return ResultSet.CONCUR_READ_ONLY;
	}

	@Override
	public int getResultSetHoldability() throws SQLException {
		checkOpen();
		return ResultSet.HOLD_CURSORS_OVER_COMMIT;
	}

	/**
	 * Says whether JDBC escapes are replaced in the texts that are given from now on. A
	 * prepared statement has its text already.
	 */
	@Override
	public void setEscapeProcessing(boolean enable) throws SQLException {
		checkOpen();
		this.escapeProcessing = enable;
	}

	final @Nullable String withoutEscapes(@Nullable String sql) throws SQLException {
		return (this.escapeProcessing && sql != null) ? JdbcEscapes.replaceAll(sql) : sql;
	}

	/**
	 * Does nothing, as JDBC demands of a database without positioned updates.
	 */
	@Override
	public void setCursorName(@Nullable String name) throws SQLException {
		checkOpen();
	}

	@Override
	public void setPoolable(boolean poolable) throws SQLException {
		checkOpen();
		this.poolable = poolable;
	}

	@Override
	public boolean isPoolable() throws SQLException {
		checkOpen();
		return this.poolable;
	}

	@Override
	public @Nullable SQLWarning getWarnings() throws SQLException {
		checkOpen();
		return null;
	}

	@Override
	public void clearWarnings() throws SQLException {
		checkOpen();
	}

}
