package io.github.libsqlspring.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.LibsqlResultException;
import io.github.libsqlspring.Value;

/**
 * A read-only result on either path.
 */
final class LibsqlResultSet extends TypedResultSet implements PlainWrapper {

	private final @Nullable LibsqlStatement statement;

	private final RowPosition rows;

	private final List<Column> columns;

	private final ColumnLabels labels;

	private @Nullable List<Column> knownColumns;

	private final FieldSize fieldSize;

	private int fetchSize;

	private int fetchDirection = FETCH_FORWARD;

	private boolean wasNull;

	private volatile boolean closed;

	/**
	 * Creates a result of the driver's own.
	 * @param statement the statement that gave it, {@code null} for one of the driver's
	 * own
	 * @param rows the rows
	 * @param maxRows how many of them to show, 0 for all
	 */
	LibsqlResultSet(@Nullable LibsqlStatement statement, RowCursor rows, int maxRows) {
		this.statement = statement;
		this.rows = new ForwardPosition(rows, maxRows);
		this.columns = rows.columns();
		this.labels = new ColumnLabels(this.columns);
		this.fieldSize = FieldSize.UNLIMITED;
	}

	/**
	 * Creates a result of a statement.
	 * @param statement the statement that gave it
	 * @param rows the rows
	 * @throws SQLException if the statement is closed
	 */
	LibsqlResultSet(LibsqlStatement statement, RowPosition rows) throws SQLException {
		this.statement = statement;
		this.rows = rows;
		this.columns = rows.columns();
		this.labels = new ColumnLabels(this.columns);
		this.fieldSize = new FieldSize(statement.maxFieldSize());
		this.fetchSize = statement.getFetchSize();
	}

	private void checkOpen() throws SQLException {
		if (isClosed()) {
			if (this.statement != null) {
				this.statement.checkOpen();
			}
			throw SqlExceptions.closed("result set", "24000");
		}
	}

	@Override
	public boolean next() throws SQLException {
		return read(RowPosition::next);
	}

	private boolean read(Reading reading) throws SQLException {
		if (this.statement == null) {
			checkOpen();
			return reading.read(this.rows);
		}
		ConnectionLock held = this.statement.hold();
		try (held) {
			checkOpen();
			return reading.read(this.rows);
		}
	}

	@Override
	Value value(int number) throws SQLException {
		checkOpen();
		checkNumber(number);
		if (!this.rows.isOnRow()) {
			throw SqlExceptions.noRow();
		}
		Value value = readable(number - 1);
		// Another thread may have executed the statement anew before the value was read.
		checkOpen();
		this.wasNull = value == Value.NULL;
		return value;
	}

	private Value readable(int index) throws SQLException {
		try {
			return this.fieldSize.limit(this.rows.value(index));
		}
		catch (LibsqlResultException ex) {
			throw SqlExceptions.toSqlException(ex);
		}
		catch (SQLException ex) {
			// Another thread may have closed the rows while this one read.
			checkOpen();
			throw ex;
		}
	}

	@Override
	Column column(int number) throws SQLException {
		checkNumber(number);
		return columns().get(number - 1);
	}

	// They are read when they are first needed, and another statement that is broken off
	// closes the rows of this one.
	private List<Column> readColumns() throws SQLException {
		try {
			return List.copyOf(this.columns);
		}
		catch (IllegalStateException ex) {
			throw SqlExceptions.closed("result set", "24000");
		}
	}

	private List<Column> columns() throws SQLException {
		List<Column> known = this.knownColumns;
		if (known == null) {
			known = readColumns();
			this.knownColumns = known;
		}
		return known;
	}

	private void checkNumber(int number) throws SQLException {
		if (number < 1 || number > this.columns.size()) {
			throw SqlExceptions.noColumn("There is no column " + number + "; the result has " + this.columns.size());
		}
	}

	@Override
	DateFormat dateFormat() {
		return (this.statement != null) ? this.statement.settings().dateFormat() : DateFormat.TEXT;
	}

	@Override
	public int findColumn(String label) throws SQLException {
		checkOpen();
		columns();
		return this.labels.find(label);
	}

	@Override
	public boolean wasNull() throws SQLException {
		checkOpen();
		return this.wasNull;
	}

	@Override
	public ResultSetMetaData getMetaData() throws SQLException {
		checkOpen();
		return new LibsqlResultSetMetaData(columns(), this.rows::sample);
	}

	@Override
	public int getRow() throws SQLException {
		checkOpen();
		return this.rows.isOnRow() ? (int) Math.min(this.rows.row(), Integer.MAX_VALUE) : 0;
	}

	@Override
	public boolean isBeforeFirst() throws SQLException {
		checkOpen();
		return this.rows.isBeforeFirst();
	}

	@Override
	public boolean isFirst() throws SQLException {
		checkOpen();
		return this.rows.isOnRow() && this.rows.row() == 1;
	}

	@Override
	public boolean isLast() throws SQLException {
		return read(RowPosition::isLast);
	}

	@Override
	public boolean isAfterLast() throws SQLException {
		checkOpen();
		return this.rows.isAfterLast();
	}

	@Override
	public void beforeFirst() throws SQLException {
		absolute(0);
	}

	@Override
	public void afterLast() throws SQLException {
		checkOpen();
		this.rows.moveTo(this.rows.size() + 1L);
	}

	@Override
	public boolean first() throws SQLException {
		return absolute(1);
	}

	@Override
	public boolean last() throws SQLException {
		return absolute(-1);
	}

	@Override
	public boolean previous() throws SQLException {
		return relative(-1);
	}

	@Override
	public boolean relative(int rows) throws SQLException {
		checkOpen();
		return this.rows.moveTo(this.rows.row() + rows);
	}

	@Override
	public boolean absolute(int row) throws SQLException {
		checkOpen();
		return this.rows.moveTo((row >= 0) ? row : this.rows.size() + 1L + row);
	}

	@Override
	public int getType() throws SQLException {
		checkOpen();
		return this.rows.type();
	}

	@Override
	public int getConcurrency() throws SQLException {
		checkOpen();
		return CONCUR_READ_ONLY;
	}

	@Override
	public int getHoldability() throws SQLException {
		checkOpen();
		return HOLD_CURSORS_OVER_COMMIT;
	}

	@Override
	public int getFetchDirection() throws SQLException {
		checkOpen();
		return this.fetchDirection;
	}

	@Override
	public void setFetchDirection(int direction) throws SQLException {
		checkOpen();
		if (ResultForm.checkFetchDirection(direction) != FETCH_FORWARD && this.rows.type() == TYPE_FORWARD_ONLY) {
			throw SqlExceptions.misuse("The rows of this result set are only fetched forward");
		}
		this.fetchDirection = direction;
	}

	@Override
	public int getFetchSize() throws SQLException {
		checkOpen();
		return this.fetchSize;
	}

	/**
	 * Keeps the hint, which comes too late to change anything.
	 */
	@Override
	public void setFetchSize(int size) throws SQLException {
		checkOpen();
		this.fetchSize = (int) ConfiguredStatement.notNegative(size, "fetch size");
	}

	@Override
	public java.sql.@Nullable Statement getStatement() throws SQLException {
		checkOpen();
		return this.statement;
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

	@Override
	public boolean isClosed() {
		return this.closed || (this.statement != null && this.statement.isClosed());
	}

	@Override
	public void close() {
		if (this.statement == null) {
			this.closed = true;
			return;
		}
		ConnectionLock held = this.statement.holdInAnyCase();
		try (held) {
			if (!this.closed) {
				this.closed = true;
				this.rows.close();
				this.statement.results().closed(this);
			}
		}
	}

	/**
	 * What may read rows.
	 */
	@FunctionalInterface
	private interface Reading {

		boolean read(RowPosition rows) throws SQLException;

	}

}
