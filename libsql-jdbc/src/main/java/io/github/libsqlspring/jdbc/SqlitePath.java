package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.FailedStatement;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.ObservedCalls;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.Transaction;
import io.github.libsqlspring.sql.ConnectionState;
import io.github.libsqlspring.sql.SqlStatement;
import io.github.libsqlspring.sqlite.LocalConnection;
import io.github.libsqlspring.sqlite.LocalStatement;
import io.github.libsqlspring.sqlite.RunningCall;

/**
 * The way straight through the sqlite-jdbc connection of a local session. Transactions
 * still begin and end by the session, and sqlite-jdbc stays in its autocommit mode for
 * ever: by itself it would take the write lock at the wrong time.
 */
final class SqlitePath implements ConnectionPath {

	// Needs no lock: a SELECT would have to read the schema, and in memory wait for a
	// writer.
	private static final SqlText PING = new SqlText("PRAGMA foreign_keys",
			SqlStatement.parseAll("PRAGMA foreign_keys").get(0));

	private final Session session;

	private final LocalConnection connection;

	private final TransactionState transactions;

	private boolean changed;

	private volatile @Nullable RunningCall running;

	private final Set<SqliteStatement> compiled = Collections.newSetFromMap(new IdentityHashMap<>());

	SqlitePath(Session session, LocalConnection connection, ObservedCalls calls) {
		this.session = session;
		this.connection = connection;
		this.transactions = new TransactionState(this::keptSession, calls);
	}

	TransactionState transactions() {
		return this.transactions;
	}

	private KeptSession keptSession() {
		return new KeptSession(this.session, this);
	}

	@Override
	public PathStatement prepare(SqlText sql) {
		return new SqliteStatement(this, sql);
	}

	LocalStatement compile(SqlText sql) throws SQLException {
		return this.connection.prepare(sql.text(), sql.parsed());
	}

	/**
	 * Starts a call, which {@link #interrupt()} breaks off.
	 * @param limit how long it may take, zero for no limit
	 * @return the call, ended by the caller
	 */
	RunningCall start(Duration limit) {
		RunningCall call = this.connection.start(limit.isZero() ? null : limit);
		this.running = call;
		return call;
	}

	/**
	 * Makes a call of the session. Within a call that is under way it belongs to that
	 * one, whose limit it has.
	 * @param <T> the type of its result
	 * @param limit how long it may take otherwise, or {@code null} for no limit
	 * @param work the call
	 * @return its result
	 */
	<T> T call(@Nullable Duration limit, Supplier<T> work) {
		if (this.connection.running() != null) {
			return work.get();
		}
		try (RunningCall call = start((limit != null) ? limit : Duration.ZERO)) {
			try {
				return work.get();
			}
			finally {
				if (call.end()) {
					afterInterrupt(call);
				}
			}
		}
	}

	void opened(SqliteStatement statement) {
		this.compiled.add(statement);
	}

	void closed(SqliteStatement statement) {
		this.compiled.remove(statement);
	}

	@Override
	public void control(TransactionControl control, ExecutionOptions options) throws SQLException {
		if (!(control instanceof TransactionControl.Begin)) {
			if (control.mayBegin()) {
				// Alone: once the lock is there, nothing is broken off any more.
				waitForLock(options, this::beginLazily);
			}
			control.carryOut(this.transactions, options.toCallOptions());
			return;
		}
		waitForLock(options, () -> {
			control.carryOut(this.transactions, options.toCallOptions());
			return true;
		});
	}

	private void waitForLock(ExecutionOptions options, Cancellation.SqlCall<Boolean> begin) throws SQLException {
		try (RunningCall call = start(options.limit())) {
			options.cancellation()
				.call(this::interrupt, begin, (ex) -> (ex.getCause() instanceof LibsqlException cause)
						? SqlExceptions.toSqlException(explain(cause, "BEGIN", call)) : ex);
			if (call.end()) {
				// Too late for this call, but not for the next one.
				afterInterrupt(call);
			}
		}
	}

	private boolean beginLazily() throws SQLException {
		Transaction transaction = this.transactions.requireForStatement();
		if (transaction != null) {
			SqlExceptions.run(transaction::ensureBegun);
		}
		return true;
	}

	/**
	 * Sends BEGIN if the connection is in a transaction that has no statement yet.
	 * @param sql the statement that is about to be executed
	 * @param call the call it belongs to
	 * @throws SQLException if it fails, or the transaction was lost
	 */
	void begin(SqlText sql, RunningCall call) throws SQLException {
		try {
			SqlExceptions.run(() -> begin(this.transactions.forStatement(), sql.parsed()));
		}
		catch (SQLException ex) {
			throw (ex.getCause() instanceof LibsqlException cause)
					? SqlExceptions.toSqlException(explain(cause, sql.text(), call)) : ex;
		}
	}

	private void begin(@Nullable Transaction transaction, SqlStatement sql) {
		if (transaction != null) {
			transaction.ensureBegunFor(sql);
		}
		else {
			this.connection.lockHolders().check(sql);
		}
	}

	/**
	 * Translates a failure, and notices if it has ended the transaction.
	 * @param ex the exception of sqlite-jdbc
	 * @param sql the statement that failed
	 * @param call the call it belonged to
	 * @return the exception to throw
	 */
	SQLException failed(SQLException ex, SqlText sql, RunningCall call) {
		if (ex.getCause() instanceof LibsqlException) {
			// Of the BEGIN before it.
			return ex;
		}
		if (String.valueOf(ex.getMessage()).contains("stmt pointer is closed")) {
			return SqlExceptions.closed("result set", "24000");
		}
		LibsqlException failure = explain(SqlExceptions.toLibsqlException(ex, sql.text()), sql.text(), call);
		if (failure.kind() == ErrorKind.INTERRUPTED) {
			afterInterrupt(call);
		}
		Transaction transaction = this.transactions.begun();
		if (transaction != null && failure.kind() != ErrorKind.CLOSED) {
			transaction.checkAfter(failure);
		}
		return SqlExceptions.toSqlException(failure);
	}

	private static LibsqlException explain(LibsqlException failure, String sql, RunningCall call) {
		Optional<String> reason = call.reasonFor(failure);
		return reason.isPresent() ? new LibsqlResponseException(
				new LibsqlError("SQLITE_INTERRUPT", reason.get() + "; this statement changed nothing"),
				FailedStatement.single(sql), failure) : failure;
	}

	/**
	 * Clears up after a call that was broken off: SQLite interrupts whatever runs on the
	 * connection, and every statement after it until nothing runs any more, which would
	 * be never while results are half read.
	 * @param call the call
	 */
	void afterInterrupt(RunningCall call) {
		call.end();
		List.copyOf(this.compiled).forEach(SqliteStatement::close);
	}

	/**
	 * Remembers what a statement leaves behind, also if it fails.
	 * @param sql the statement that is about to be executed
	 */
	void executing(SqlText sql) {
		executing(sql.parsed());
	}

	void executing(SqlStatement sql) {
		this.changed |= ConnectionState.isChangedBy(sql);
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
		RunningCall call = this.running;
		if (call != null) {
			call.breakOff(RunningCall.Reason.CANCEL);
		}
	}

	long changes() throws SQLException {
		return this.connection.changes();
	}

	@Override
	public BatchExecution batch(List<BatchItem> items, ExecutionOptions options) throws SQLException {
		List<Execution> executed = new ArrayList<>(items.size());
		try {
			while (executed.size() < items.size()) {
				List<BatchItem> left = items.subList(executed.size(), items.size());
				SqlText sql = left.get(0).sql();
				try (SqliteStatement statement = new SqliteStatement(this, sql)) {
					carryOut(statement, left.subList(0, countOf(sql, left)), options, executed);
				}
			}
			return new BatchExecution(executed, null);
		}
		catch (SQLException ex) {
			return new BatchExecution(executed, ex);
		}
	}

	// How many statements in a row are the same one.
	private static int countOf(SqlText sql, List<BatchItem> items) {
		int count = 1;
		while (count < items.size() && sql.isSame(items.get(count).sql())) {
			count++;
		}
		return count;
	}

	private static void carryOut(SqliteStatement statement, List<BatchItem> items, ExecutionOptions options,
			List<Execution> executed) throws SQLException {
		if (!statement.sql().mayReturnRows()) {
			statement.executeAll(items, options, executed);
			return;
		}
		for (BatchItem item : items) {
			executed.add(complete(statement.execute(item.values(), options), options));
		}
	}

	// The compiled statement is needed for the next one.
	private static Execution complete(Execution execution, ExecutionOptions options) throws SQLException {
		RowCursor rows = execution.rows();
		return (rows == null || execution.keys() != null) ? execution
				: Execution.ofQuery(RowStore.readAll(rows, options.maxRows(), options.maxBytes()));
	}

	@Override
	public StatementResult lookUp(Statement statement) throws SQLException {
		BatchProgram program = BatchProgram.autocommit(List.of(statement));
		if (this.transactions.begun() == null) {
			SqlExceptions.run(() -> this.connection.lockHolders().check(List.of(statement)));
		}
		return SqlExceptions.translate(() -> program.results(this.session.batch(program.batch())).get(0));
	}

	@Override
	public void ping(Duration limit) throws SQLException {
		SqliteStatement statement = new SqliteStatement(this, PING);
		try {
			statement.probe(new ExecutionOptions(limit, 0, 0, 0, new Cancellation()));
		}
		finally {
			statement.close();
		}
	}

	@Override
	public String url() {
		return this.connection.jdbcConnection().getUrl();
	}

	@Override
	public <T> Optional<T> unwrap(Class<T> type) {
		if (type == Session.class) {
			this.changed = true;
			return Optional.of(type.cast(keptSession()));
		}
		if (!isWrapperFor(type)) {
			return Optional.empty();
		}
		// Nobody knows what is done with it.
		this.changed = true;
		return this.session.unwrap(type);
	}

	@Override
	public boolean isWrapperFor(Class<?> type) {
		return type == Session.class || type.isInstance(this.connection.jdbcConnection());
	}

	@Override
	public void close() {
		this.session.close();
	}

}
