package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;
import org.sqlite.core.CoreStatement;

import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.Transaction;
import io.github.libsqlspring.sql.ConnectionState;

/**
 * The way straight through the sqlite-jdbc connection of a local session. Transactions
 * still begin and end by the session, and sqlite-jdbc stays in its autocommit mode for
 * ever: by itself it would take the write lock at the wrong time.
 */
final class SqlitePath implements ConnectionPath {

	private final Session session;

	private final SQLiteConnection connection;

	private final TransactionState transactions;

	private boolean changed;

	private final Set<SqliteStatement> compiled = Collections.newSetFromMap(new IdentityHashMap<>());

	SqlitePath(Session session, SQLiteConnection connection, TransactionState transactions) {
		this.session = session;
		this.connection = connection;
		this.transactions = transactions;
	}

	@Override
	public PathStatement prepare(SqlText sql) {
		return new SqliteStatement(this, sql);
	}

	CoreStatement compile(String sql) throws SQLException {
		return (CoreStatement) this.connection.prepareStatement(sql);
	}

	void opened(SqliteStatement statement) {
		this.compiled.add(statement);
	}

	void closed(SqliteStatement statement) {
		this.compiled.remove(statement);
	}

	/**
	 * Sends BEGIN if the connection is in a transaction that has no statement yet.
	 * @throws SQLException if it fails, or the transaction was lost
	 */
	void begin() throws SQLException {
		SqlExceptions.run(() -> {
			Transaction transaction = this.transactions.forStatement();
			if (transaction != null) {
				transaction.ensureBegun();
			}
		});
	}

	/**
	 * Translates a failure, and notices if it has ended the transaction.
	 * @param ex the exception of sqlite-jdbc
	 * @param sql the statement that failed
	 * @return the exception to throw
	 */
	SQLException failed(SQLException ex, SqlText sql) {
		if (String.valueOf(ex.getMessage()).contains("stmt pointer is closed")) {
			return SqlExceptions.closed("result set", "24000");
		}
		LibsqlException failure = SqlExceptions.toLibsqlException(ex, sql.text());
		if (failure.kind() == ErrorKind.INTERRUPTED) {
			// SQLite interrupts whatever runs on the connection, and every statement
			// after it until nothing runs any more: results that are half read.
			List.copyOf(this.compiled).forEach(SqliteStatement::close);
		}
		Transaction transaction = this.transactions.begun();
		if (transaction != null && failure.kind() != ErrorKind.CLOSED) {
			transaction.checkAfter(failure);
		}
		return SqlExceptions.toSqlException(failure);
	}

	/**
	 * Remembers what a statement leaves behind, also if it fails.
	 * @param sql the statement that is about to be executed
	 */
	void executing(SqlText sql) {
		this.changed |= ConnectionState.isChangedBy(sql.parsed());
	}

	@Override
	public boolean isChanged() {
		return this.changed;
	}

	@Override
	public void acceptChanges() {
		this.changed = false;
	}

	@Override
	public void interrupt() {
		try {
			this.connection.getDatabase().interrupt();
		}
		catch (SQLException ex) {
			System.getLogger(SqlitePath.class.getName()).log(System.Logger.Level.DEBUG, "Interrupt failed", ex);
		}
	}

	long changes() throws SQLException {
		return this.connection.getDatabase().changes();
	}

	@Override
	public BatchExecution batch(List<BatchItem> items, ExecutionOptions options) throws SQLException {
		List<Execution> executed = new ArrayList<>(items.size());
		SqliteStatement statement = null;
		try {
			for (BatchItem item : items) {
				statement = reuse(statement, item.sql());
				executed.add(complete(statement.execute(item.values(), options), options));
			}
			return new BatchExecution(executed, null);
		}
		catch (SQLException ex) {
			return new BatchExecution(executed, ex);
		}
		finally {
			if (statement != null) {
				statement.close();
			}
		}
	}

	// The compiled statement is needed for the next one.
	private static Execution complete(Execution execution, ExecutionOptions options) throws SQLException {
		RowCursor rows = execution.rows();
		return (rows == null || execution.keys() != null) ? execution
				: Execution.ofQuery(RowStore.readAll(rows, options.maxRows(), options.maxBytes()));
	}

	private SqliteStatement reuse(@Nullable SqliteStatement statement, SqlText sql) {
		if (statement != null) {
			if (statement.sql().equals(sql)) {
				return statement;
			}
			statement.close();
		}
		return new SqliteStatement(this, sql);
	}

	@Override
	public StatementResult lookUp(Statement statement) throws SQLException {
		BatchProgram program = BatchProgram.autocommit(List.of(statement));
		return SqlExceptions.translate(() -> program.results(this.session.batch(program.batch())).get(0));
	}

	@Override
	public void ping(Duration limit) throws SQLException {
		new Cancellation().call(limit, this::interrupt, () -> lookUp(Statement.of("SELECT 1")));
	}

	@Override
	public String url() {
		return this.connection.getUrl();
	}

	@Override
	public <T> Optional<T> unwrap(Class<T> type) {
		if (!type.isInstance(this.connection)) {
			return Optional.empty();
		}
		// Nobody knows what is done with it.
		this.changed = true;
		return Optional.of(type.cast(this.connection));
	}

	@Override
	public boolean isWrapperFor(Class<?> type) {
		return type.isInstance(this.connection);
	}

	@Override
	public void close() {
		this.session.close();
	}

}
