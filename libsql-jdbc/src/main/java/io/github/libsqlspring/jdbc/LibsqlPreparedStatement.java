package io.github.libsqlspring.jdbc;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Arrays;
import java.util.Calendar;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Value;

/**
 * A prepared statement on either path. It has one value per parameter: {@code ?},
 * {@code ?NNN}, or a name, in SQLite's numbering.
 */
final class LibsqlPreparedStatement extends UnsupportedPreparedStatement {

	private final SqlText sql;

	private final PathStatement statement;

	private final @Nullable Value[] values;

	LibsqlPreparedStatement(LibsqlConnection connection, SqlText sql, ResultForm form, GeneratedKeys keys) {
		super(connection, form, keys);
		this.sql = sql;
		this.statement = KeyedStatement.prepare(connection.path(), sql, keys);
		this.values = new @Nullable Value[sql.parameterCount()];
	}

	@Override
	SqlText parse(String text) throws SQLException {
		checkOpen();
		throw SqlExceptions.misuse("A prepared statement has its SQL already; call the method without SQL");
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
			List<Column> columns = this.statement.columns();
			return (columns != null) ? new LibsqlResultSetMetaData(columns, (index) -> Value.NULL) : null;
		}
	}

	@Override
	public ParameterMetaData getParameterMetaData() throws SQLException {
		checkOpen();
		return new LibsqlParameterMetaData(this.values.length);
	}

	private void set(int number, Value value) throws SQLException {
		checkOpen();
		if (number < 1 || number > this.values.length) {
			throw SqlExceptions
				.noParameter("There is no parameter " + number + "; the statement has " + this.values.length);
		}
		this.values[number - 1] = value;
	}

	@Override
	public void setNull(int number, int type) throws SQLException {
		set(number, Value.NULL);
	}

	@Override
	public void setNull(int number, int type, String typeName) throws SQLException {
		set(number, Value.NULL);
	}

	@Override
	public void setBoolean(int number, boolean value) throws SQLException {
		set(number, Value.of(value));
	}

	@Override
	public void setByte(int number, byte value) throws SQLException {
		set(number, Value.of(value));
	}

	@Override
	public void setShort(int number, short value) throws SQLException {
		set(number, Value.of(value));
	}

	@Override
	public void setInt(int number, int value) throws SQLException {
		set(number, Value.of(value));
	}

	@Override
	public void setLong(int number, long value) throws SQLException {
		set(number, Value.of(value));
	}

	@Override
	public void setFloat(int number, float value) throws SQLException {
		setObject(number, value);
	}

	@Override
	public void setDouble(int number, double value) throws SQLException {
		setObject(number, value);
	}

	@Override
	public void setBigDecimal(int number, @Nullable BigDecimal value) throws SQLException {
		setObject(number, value);
	}

	@Override
	public void setString(int number, @Nullable String value) throws SQLException {
		setObject(number, value);
	}

	@Override
	public void setNString(int number, @Nullable String value) throws SQLException {
		setObject(number, value);
	}

	@Override
	public void setBytes(int number, byte @Nullable [] value) throws SQLException {
		setObject(number, value);
	}

	@Override
	public void setDate(int number, @Nullable Date value) throws SQLException {
		setObject(number, value);
	}

	@Override
	public void setDate(int number, @Nullable Date value, @Nullable Calendar calendar) throws SQLException {
		set(number, ParameterValues.ofDate(value, calendar));
	}

	@Override
	public void setTime(int number, @Nullable Time value) throws SQLException {
		setObject(number, value);
	}

	@Override
	public void setTime(int number, @Nullable Time value, @Nullable Calendar calendar) throws SQLException {
		set(number, ParameterValues.ofTime(value, calendar));
	}

	@Override
	public void setTimestamp(int number, @Nullable Timestamp value) throws SQLException {
		setObject(number, value);
	}

	/**
	 * A timestamp is stored as the instant it is, for which the calendar's zone does not
	 * matter.
	 */
	@Override
	public void setTimestamp(int number, @Nullable Timestamp value, @Nullable Calendar calendar) throws SQLException {
		setObject(number, value);
	}

	@Override
	public void setObject(int number, @Nullable Object value) throws SQLException {
		setObject(number, value, Types.OTHER);
	}

	@Override
	public void setObject(int number, @Nullable Object value, int type) throws SQLException {
		set(number, ParameterValues.of(value, type, number));
	}

	@Override
	public void setObject(int number, @Nullable Object value, int type, int scale) throws SQLException {
		setObject(number, value, type);
	}

	@Override
	public void setObject(int number, @Nullable Object value, SQLType type) throws SQLException {
		Integer vendorType = type.getVendorTypeNumber();
		setObject(number, value, (vendorType != null) ? vendorType : Types.OTHER);
	}

	@Override
	public void setObject(int number, @Nullable Object value, SQLType type, int scale) throws SQLException {
		setObject(number, value, type);
	}

	@Override
	void release() {
		super.release();
		this.statement.close();
	}

}
