package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.SafeStmtPtr;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Value;

/**
 * A statement compiled by sqlite-jdbc and run below its {@code ResultSet}, which hides
 * declared types and storage classes.
 */
final class SqliteStatement implements PathStatement {

	private final SqlitePath path;

	private final SqlText sql;

	private @Nullable CoreStatement compiled;

	SqliteStatement(SqlitePath path, SqlText sql) {
		this.path = path;
		this.sql = sql;
	}

	SqlText sql() {
		return this.sql;
	}

	@Override
	public Execution execute(List<Value> values, ExecutionOptions options) throws SQLException {
		this.path.begin();
		this.path.executing(this.sql);
		Object[] arguments = values.stream().map(Value::toObject).toArray();
		return options.cancellation()
			.call(options.limit(), this.path::interrupt, () -> run(arguments, options), this::failed);
	}

	private SQLException failed(SQLException ex) {
		// sqlite-jdbc has given up the compiled statement after some errors.
		close();
		return this.path.failed(ex, this.sql);
	}

	private Execution run(@Nullable Object[] arguments, ExecutionOptions options) throws SQLException {
		CoreStatement statement = compile();
		boolean hasRows = statement.getDatabase().execute(statement, arguments);
		SqliteRows rows = new SqliteRows(this, statement.pointer, hasRows, options);
		if (this.sql.parsed().readOnly()) {
			return Execution.ofQuery(rows.columns().isEmpty() ? null : rows);
		}
		// What writes is carried out to its end now, as on a server.
		MaterialisedRows result = rows.columns().isEmpty() ? null : rows.readAll();
		long affected = this.sql.parsed().isChange() ? this.path.changes() : 0;
		return Execution.of(this.sql, result, affected);
	}

	private CoreStatement compile() throws SQLException {
		CoreStatement statement = this.compiled;
		if (statement == null) {
			statement = this.path.compile(this.sql.text());
			this.compiled = statement;
			this.path.opened(this);
		}
		return statement;
	}

	@Override
	public @Nullable List<Column> columns() throws SQLException {
		try {
			List<Column> columns = SqliteRows.columns(compile().pointer);
			return columns.isEmpty() ? null : columns;
		}
		catch (SQLException ex) {
			throw this.path.failed(ex, this.sql);
		}
	}

	/**
	 * Moves to the next row.
	 * @param pointer the running statement
	 * @param options how long it may take
	 * @return whether there is one
	 * @throws SQLException if SQLite fails
	 */
	boolean step(SafeStmtPtr pointer, ExecutionOptions options) throws SQLException {
		return options.cancellation()
			.call(options.limit(), this.path::interrupt, () -> SqliteRows.step(pointer), this::failed);
	}

	@Override
	public void close() {
		CoreStatement statement = this.compiled;
		this.compiled = null;
		if (statement != null) {
			this.path.closed(this);
			try {
				statement.pointer.close();
			}
			catch (SQLException ex) {
				System.getLogger(SqliteStatement.class.getName())
					.log(System.Logger.Level.DEBUG, "Closing a statement failed", ex);
			}
		}
	}

}
