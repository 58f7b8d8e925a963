package io.github.libsqlspring.sqlite;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnectionConfig;
import org.sqlite.core.Codes;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;
import org.sqlite.core.SafeStmtPtr;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Value;
import io.github.libsqlspring.sql.LockDemand;
import io.github.libsqlspring.sql.SqlStatement;

/**
 * A compiled statement of a local connection, run below sqlite-jdbc's {@code ResultSet},
 * which hides storage classes; it may be run again. It waits its turn before it writes.
 * Not thread-safe.
 * <p>
 * Part of the inner contract, used by client and JDBC driver alike.
 */
public final class LocalStatement implements AutoCloseable {

	private final LocalConnection connection;

	private final String text;

	private final SqlStatement sql;

	private final boolean locking;

	private final CoreStatement prepared;

	private final SafeStmtPtr pointer;

	private final DB database;

	private final long address;

	private boolean onRow;

	// The statement stands on a row that nobody has read.
	private boolean unread;

	LocalStatement(LocalConnection connection, String text, SqlStatement sql, CoreStatement prepared)
			throws SQLException {
		this.connection = connection;
		this.text = text;
		this.sql = sql;
		this.locking = LockDemand.of(sql) == LockDemand.WRITE;
		this.prepared = prepared;
		this.pointer = prepared.pointer;
		this.database = prepared.getDatabase();
		this.address = this.pointer.safeRunLong((database, address) -> address);
	}

	/**
	 * Runs the statement to its first row, or to its end if it has none. Ends a run
	 * before it.
	 * @param values its arguments as sqlite-jdbc takes them, one per parameter
	 * @param call the call it belongs to
	 * @return whether it stands on a row
	 * @throws SQLException if SQLite refuses it, or the call was broken off
	 */
	public boolean execute(@Nullable Object[] values, RunningCall call) throws SQLException {
		reset();
		this.connection.beforeExecution(this.sql, this.locking, call);
		try {
			this.onRow = executeAlone(values);
		}
		catch (SQLException ex) {
			abandon(ex);
			throw ex;
		}
		this.unread = this.onRow;
		this.connection.afterExecution(this.sql, this.onRow);
		return this.onRow;
	}

	// In its autocommit mode, sqlite-jdbc begins and commits an empty transaction after a
	// statement without rows. An interrupt in there would make a failure of a statement
	// that has succeeded, and leave the transaction open.
	private boolean executeAlone(@Nullable Object[] values) throws SQLException {
		SQLiteConnectionConfig config = this.prepared.getConnectionConfig();
		boolean autocommit = config.isAutoCommit();
		config.setAutoCommit(false);
		try {
			return this.database.execute(this.prepared, values);
		}
		finally {
			config.setAutoCommit(autocommit);
		}
	}

	/**
	 * Whether it stands on a row.
	 * @return whether it does
	 */
	public boolean isOnRow() {
		return this.onRow;
	}

	/**
	 * How many columns its rows have.
	 * @return the number
	 * @throws SQLException if the statement is closed
	 */
	public int columnCount() throws SQLException {
		synchronized (this.database) {
			checkOpen();
			return this.database.column_count(this.address);
		}
	}

	/**
	 * The columns of its rows. A run compiles anew what a changed schema has made stale,
	 * so that those of the run before may not be those of this one.
	 * @return the columns, empty for a statement without rows
	 * @throws SQLException if the statement is closed
	 */
	public List<Column> columns() throws SQLException {
		synchronized (this.database) {
			checkOpen();
			Column[] columns = new Column[this.database.column_count(this.address)];
			for (int i = 0; i < columns.length; i++) {
				columns[i] = new Column(this.database.column_name(this.address, i),
						this.database.column_decltype(this.address, i));
			}
			// Immutable lists are shared by all rows, others would be copied for each.
			return List.of(columns);
		}
	}

	/**
	 * A value of the row on which the statement stands.
	 * @param column the column, from 0
	 * @return the value
	 * @throws SQLException if the statement is closed
	 */
	public Value value(int column) throws SQLException {
		synchronized (this.database) {
			checkOpen();
			return read(column);
		}
	}

	private Value read(int column) throws SQLException {
		return switch (this.database.column_type(this.address, column)) {
			case Codes.SQLITE_INTEGER -> new Value.IntegerValue(this.database.column_long(this.address, column));
			case Codes.SQLITE_FLOAT -> new Value.FloatValue(this.database.column_double(this.address, column));
			case Codes.SQLITE_TEXT -> new Value.TextValue(this.database.column_text(this.address, column));
			case Codes.SQLITE_BLOB -> new Value.BlobValue(this.database.column_blob(this.address, column));
			default -> Value.NULL;
		};
	}

	/**
	 * Reads all rows that are left.
	 * @param columns their columns
	 * @return the rows
	 * @throws SQLException if the statement fails
	 */
	public List<Row> readAll(List<Column> columns) throws SQLException {
		if (!this.onRow) {
			return List.of();
		}
		List<Row> rows = new ArrayList<>();
		for (Row row = next(columns); row != null; row = next(columns)) {
			rows.add(row);
		}
		return rows;
	}

	/**
	 * Reads the row on which the statement stands if nobody has, else the one after it.
	 * @param columns its columns
	 * @return the row, or {@code null} after the last one
	 * @throws SQLException if the statement fails
	 */
	@Nullable Row next(List<Column> columns) throws SQLException {
		if (!this.unread) {
			step();
		}
		this.unread = false;
		return this.onRow ? row(columns) : null;
	}

	/**
	 * The row on which the statement stands.
	 * @param columns its columns
	 * @return the row
	 * @throws SQLException if the statement is closed
	 */
	public Row row(List<Column> columns) throws SQLException {
		synchronized (this.database) {
			checkOpen();
			Value[] values = new Value[columns.size()];
			for (int i = 0; i < values.length; i++) {
				values[i] = read(i);
			}
			return new Row(columns, List.of(values));
		}
	}

	/**
	 * Moves to the next row, also if nobody has read this one.
	 * @return whether there is one
	 * @throws SQLException if the statement fails
	 */
	public boolean step() throws SQLException {
		this.unread = false;
		// Rows that others have closed must not look like rows that are at their end.
		checkOpen();
		if (!this.onRow) {
			return false;
		}
		try {
			this.onRow = stepOnce();
		}
		catch (SQLException ex) {
			abandon(ex);
			throw ex;
		}
		if (!this.onRow) {
			this.connection.afterExecution(this.sql, false);
		}
		return this.onRow;
	}

	private boolean stepOnce() throws SQLException {
		synchronized (this.database) {
			checkOpen();
			int status = this.database.step(this.address);
			if (status == Codes.SQLITE_ROW) {
				return true;
			}
			if (status != Codes.SQLITE_DONE) {
				this.database.throwex(status);
			}
			this.database.reset(this.address);
			return false;
		}
	}

	private void abandon(SQLException failure) throws SQLException {
		this.onRow = true;
		resetQuietly();
		this.connection.afterFailure(failure);
	}

	/**
	 * Ends the run that is under way, if there is one. The statement may be run again.
	 */
	public void reset() {
		if (this.onRow) {
			resetQuietly();
			this.connection.afterReset();
		}
	}

	private void resetQuietly() {
		this.onRow = false;
		this.unread = false;
		synchronized (this.database) {
			if (!this.pointer.isClosed()) {
				try {
					this.database.reset(this.address);
				}
				catch (SQLException ex) {
					LocalConnection.debug("Resetting a statement failed", ex);
				}
			}
		}
	}

	boolean is(String other) {
		return this.text.equals(other);
	}

	/**
	 * Makes it ready for another run of whoever has the same text, if it is fit for that.
	 * @return whether it is
	 */
	boolean keep() {
		reset();
		// What a PRAGMA is to set or tell is part of the compiled statement.
		if (isClosed() || !(this.sql.isChange() || this.sql.keyword().equals("SELECT"))) {
			return false;
		}
		try {
			// Values may be large, and are nobody's business any more.
			this.database.clear_bindings(this.address);
			return true;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	/**
	 * Whether it has to be compiled anew: after some errors sqlite-jdbc gives it up.
	 * @return whether it can no longer be run
	 */
	public boolean isClosed() {
		return this.pointer.isClosed();
	}

	private void checkOpen() throws SQLException {
		if (this.pointer.isClosed()) {
			throw new SQLException("stmt pointer is closed");
		}
	}

	/**
	 * Ends what is under way and frees the statement. Never throws.
	 */
	@Override
	public void close() {
		boolean running = this.onRow;
		this.onRow = false;
		try {
			this.pointer.close();
		}
		catch (SQLException ex) {
			LocalConnection.debug("Closing a statement failed", ex);
		}
		if (running) {
			this.connection.afterReset();
		}
	}

}
