package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Value;
import io.github.libsqlspring.sqlite.LocalStatement;
import io.github.libsqlspring.sqlite.RunningCall;

/**
 * A statement compiled by SQLite, and compiled anew after the errors that end it.
 */
final class SqliteStatement implements PathStatement {

	private static final @Nullable Object[] NO_ARGUMENTS = new Object[0];

	private final SqlitePath path;

	private final SqlText sql;

	private @Nullable LocalStatement compiled;

	SqliteStatement(SqlitePath path, SqlText sql) {
		this.path = path;
		this.sql = sql;
	}

	SqlText sql() {
		return this.sql;
	}

	@Override
	public Execution execute(List<Value> values, ExecutionOptions options) throws SQLException {
		@Nullable Object[] arguments = arguments(values);
		return call(options, (call) -> run(arguments, options, call));
	}

	/**
	 * Executes the statement, which has no parameters, where the connection stands: a
	 * transaction that nothing has begun yet is not begun for it.
	 * @param options how
	 * @throws SQLException if SQLite does not answer
	 */
	void probe(ExecutionOptions options) throws SQLException {
		call(options, (call) -> compile().execute(NO_ARGUMENTS, call));
	}

	/**
	 * Executes the statement, which has no rows, once for each item, as one call that is
	 * limited and broken off as a whole.
	 * @param items the items
	 * @param options how they are executed
	 * @param executed where each adds what it gave, up to the first failure
	 * @throws SQLException of the first failure
	 */
	void executeAll(List<BatchItem> items, ExecutionOptions options, List<Execution> executed) throws SQLException {
		call(options, (call) -> {
			this.path.begin(this.sql, call);
			this.path.executing(this.sql);
			LocalStatement statement = compile();
			boolean counted = this.sql.parsed().isChange();
			for (BatchItem item : items) {
				statement.execute(arguments(item.values()), call);
				executed.add(Execution.ofUpdate(counted ? this.path.changes() : 0));
			}
			return executed;
		});
	}

	private <T> T call(ExecutionOptions options, Work<T> work) throws SQLException {
		try (RunningCall call = this.path.start(options.limit())) {
			T result = options.cancellation()
				.call(this.path::interrupt, () -> work.run(call), (ex) -> failed(ex, call));
			if (call.end()) {
				// Too late for this call, but not for the next one.
				this.path.afterInterrupt(call);
			}
			return result;
		}
	}

	private Execution run(@Nullable Object[] arguments, ExecutionOptions options, RunningCall call)
			throws SQLException {
		this.path.begin(this.sql, call);
		this.path.executing(this.sql);
		LocalStatement statement = compile();
		statement.execute(arguments, call);
		return this.sql.parsed().readOnly() ? query(statement, options, call) : update(statement);
	}

	private static @Nullable Object[] arguments(List<Value> values) {
		int count = values.size();
		if (count == 0) {
			return NO_ARGUMENTS;
		}
		@Nullable Object[] arguments = new @Nullable Object[count];
		for (int i = 0; i < count; i++) {
			arguments[i] = values.get(i).toObject();
		}
		return arguments;
	}

	private Execution query(LocalStatement statement, ExecutionOptions options, RunningCall call) throws SQLException {
		checkGoesOn(call);
		int columns = statement.columnCount();
		return Execution.ofQuery((columns > 0) ? new SqliteRows(this, statement, columns, options) : null);
	}

	// What writes is carried out to its end now, as on a server.
	private Execution update(LocalStatement statement) throws SQLException {
		MaterialisedRows rows = null;
		if (statement.columnCount() > 0) {
			List<Column> columns = statement.columns();
			rows = new MaterialisedRows(columns, statement.readAll(columns));
		}
		long affected = this.sql.parsed().isChange() ? this.path.changes() : 0;
		return Execution.of(this.sql, rows, affected);
	}

	// A query that was interrupted behind its last row would not go on any more.
	private static void checkGoesOn(RunningCall call) throws SQLException {
		if (call.end()) {
			throw call.interruption();
		}
	}

	private LocalStatement compile() throws SQLException {
		LocalStatement statement = this.compiled;
		if (statement == null) {
			statement = this.path.compile(this.sql);
			this.compiled = statement;
			this.path.opened(this);
		}
		return statement;
	}

	@Override
	public @Nullable List<Column> columns() throws SQLException {
		try (RunningCall call = this.path.start(Duration.ZERO)) {
			try {
				List<Column> columns = compile().columns();
				return columns.isEmpty() ? null : columns;
			}
			catch (SQLException ex) {
				throw failed(ex, call);
			}
		}
	}

	/**
	 * Moves to the next row.
	 * @param statement the running statement
	 * @param options how long it may take
	 * @return whether there is one
	 * @throws SQLException if SQLite fails
	 */
	boolean step(LocalStatement statement, ExecutionOptions options) throws SQLException {
		return call(options, (call) -> {
			boolean more = statement.step();
			if (more) {
				checkGoesOn(call);
			}
			return more;
		});
	}

	private SQLException failed(SQLException ex, RunningCall call) {
		// SQLite has given up the compiled statement after some errors.
		close();
		return this.path.failed(ex, this.sql, call);
	}

	@Override
	public void close() {
		LocalStatement statement = this.compiled;
		this.compiled = null;
		if (statement != null) {
			this.path.closed(this);
			statement.close();
		}
	}

	/**
	 * What a call does.
	 *
	 * @param <T> the type of its result
	 */
	@FunctionalInterface
	private interface Work<T> {

		T run(RunningCall call) throws SQLException;

	}

}
