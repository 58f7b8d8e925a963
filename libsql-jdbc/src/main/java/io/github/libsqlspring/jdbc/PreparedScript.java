package io.github.libsqlspring.jdbc;

import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Value;

/**
 * Several statements without parameters that were prepared as one text, which migration
 * tools do. They are executed as by a plain statement.
 */
final class PreparedScript extends ParameterStatement {

	private final List<SqlText> script;

	PreparedScript(LibsqlConnection connection, List<SqlText> script, ResultForm form, GeneratedKeys keys) {
		super(connection, form, keys);
		this.script = script;
	}

	@Override
	public ResultSet executeQuery() throws SQLException {
		ConnectionLock held = hold();
		try (held) {
			checkOpen();
			requireQuery(this.script.get(0));
			executeScript(this.script);
			return requireResult();
		}
	}

	@Override
	public boolean execute() throws SQLException {
		ConnectionLock held = hold();
		try (held) {
			checkOpen();
			executeScript(this.script);
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
			for (SqlText sql : this.script) {
				requireUpdate(sql);
			}
			executeScript(this.script);
			return takeUpdateCount();
		}
	}

	@Override
	public void addBatch() throws SQLException {
		ConnectionLock held = holdInAnyCase();
		try (held) {
			checkOpen();
			addBatch(this.script);
		}
	}

	@Override
	public void clearParameters() throws SQLException {
		checkOpen();
	}

	@Override
	public @Nullable ResultSetMetaData getMetaData() throws SQLException {
		checkOpen();
		return null;
	}

	@Override
	public ParameterMetaData getParameterMetaData() throws SQLException {
		checkOpen();
		return new LibsqlParameterMetaData(0);
	}

	@Override
	void checkParameter(int number) throws SQLException {
		checkOpen();
		throw SqlExceptions.noParameter("There is no parameter " + number + "; the statements have none");
	}

	@Override
	void set(int number, Value value) throws SQLException {
		checkParameter(number);
	}

}
