package io.github.libsqlspring.jdbc;

import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Value;

/**
 * A prepared statement on either path. It has one value per parameter: {@code ?},
 * {@code ?NNN}, or a name, in SQLite's numbering.
 */
final class LibsqlPreparedStatement extends ParameterStatement {

	private final SqlText sql;

	private final PathStatement statement;

	private final @Nullable Value[] values;

	LibsqlPreparedStatement(LibsqlConnection connection, SqlText sql, ResultForm form, GeneratedKeys keys)
			throws SQLException {
		super(connection, form, keys);
		this.sql = sql;
		this.statement = connection.prepare(sql, keys);
		this.values = new @Nullable Value[sql.parameterCount()];
	}

	private void executeNow() throws SQLException {
		execute(this.statement, this.sql, this.sql.requireAll(this.values));
	}

	@Override
	public ResultSet executeQuery() throws SQLException {
		ConnectionLock held = hold();
		try (held) {
			checkOpen();
			requireQuery(this.sql);
			executeNow();
			return requireResult();
		}
	}

	@Override
	public boolean execute() throws SQLException {
		ConnectionLock held = hold();
		try (held) {
			checkOpen();
			executeNow();
			return hasResult();
		}
	}

	@Override
	public int executeUpdate() throws SQLException {
		return toCount(executeLargeUpdate());
	}

	@Override
	public long executeLargeUpdate() throws SQLException {
		ConnectionLock held = hold();
		try (held) {
			checkOpen();
			requireUpdate(this.sql);
			executeNow();
			return takeUpdateCount();
		}
	}

	@Override
	public void addBatch() throws SQLException {
		ConnectionLock held = holdInAnyCase();
		try (held) {
			checkOpen();
			addBatch(new BatchItem(this.sql, this.sql.requireAll(this.values)));
		}
	}

	@Override
	public void clearParameters() throws SQLException {
		checkOpen();
		Arrays.fill(this.values, null);
	}

	@Override
	public @Nullable ResultSetMetaData getMetaData() throws SQLException {
		ConnectionLock held = hold();
		try (held) {
			checkOpen();
			// SQLite carries out some PRAGMAs already when it compiles them.
			boolean harmless = this.sql.parsed().readOnly() || this.sql.parsed().isChange();
			List<Column> columns = harmless ? this.statement.columns() : null;
			return (columns != null) ? new LibsqlResultSetMetaData(columns, (index) -> Value.NULL) : null;
		}
	}

	@Override
	public ParameterMetaData getParameterMetaData() throws SQLException {
		checkOpen();
		return new LibsqlParameterMetaData(this.values.length);
	}

	@Override
	void checkParameter(int number) throws SQLException {
		checkOpen();
		if (number < 1 || number > this.values.length) {
			throw SqlExceptions
				.noParameter("There is no parameter " + number + "; the statement has " + this.values.length);
		}
	}

	@Override
	void set(int number, Value value) throws SQLException {
		checkParameter(number);
		this.values[number - 1] = value;
	}

	@Override
	void release() {
		super.release();
		this.statement.close();
	}

}
