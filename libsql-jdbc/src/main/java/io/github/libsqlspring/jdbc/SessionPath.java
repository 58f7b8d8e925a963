package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.BatchOutcome;
import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Column;
import io.github.libsqlspring.Cursor;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementDescription;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.Transaction;
import io.github.libsqlspring.Value;

/**
 * The way by sessions: in autocommit each call takes one of its own and gives it back in
 * the same round trip, so that the connection holds nothing on the server.
 */
final class SessionPath implements ConnectionPath {

	private final Database database;

	private final TransactionState transactions;

	SessionPath(Database database, TransactionState transactions) {
		this.database = database;
		this.transactions = transactions;
	}

	@Override
	public PathStatement prepare(SqlText sql) {
		return new SessionStatement(sql);
	}

	@Override
	public BatchExecution batch(List<BatchItem> items, ExecutionOptions options) throws SQLException {
		BatchOutcome outcome = run(items.stream().map(BatchItem::toStatement).toList(), options);
		List<Execution> executed = new ArrayList<>();
		for (StatementResult result : outcome.results()) {
			executed.add(toExecution(items.get(executed.size()).sql(), result));
		}
		return new BatchExecution(executed,
				(outcome.failure() != null) ? SqlExceptions.toSqlException(outcome.failure()) : null);
	}

	@Override
	public void control(TransactionControl control, ExecutionOptions options) throws SQLException {
		if (!control.mayBegin()) {
			// What a COMMIT did that was broken off, nobody would know.
			control.carryOut(this.transactions, options.toCallOptions());
			return;
		}
		options.cancellation().call(this::cancelTransaction, () -> {
			control.carryOut(this.transactions, options.toCallOptions());
			return control;
		});
	}

	private void cancelTransaction() {
		Transaction transaction = this.transactions.begun();
		if (transaction != null) {
			transaction.cancel();
		}
	}

	private BatchOutcome run(List<Statement> statements, ExecutionOptions options) throws SQLException {
		Transaction transaction = this.transactions.requireForStatement();
		if (transaction != null) {
			return new CancellableTransaction(transaction, options.cancellation())
				.call(() -> transaction.attempt(statements, options.toCallOptions()));
		}
		Session session = SqlExceptions.translate(this.database::openSession);
		return new CancellableSession(session, options.cancellation())
			.call(() -> runAlone(session, statements, options.toCallOptions()));
	}

	private StreamedRows stream(Statement statement, ExecutionOptions options) throws SQLException {
		Transaction transaction = this.transactions.requireForStatement();
		return (transaction != null) ? streamInside(transaction, statement, options) : streamAlone(statement, options);
	}

	private StreamedRows streamInside(Transaction transaction, Statement statement, ExecutionOptions options)
			throws SQLException {
		OpenStream open = this.transactions.stream();
		RemoteCall calls = new CancellableTransaction(transaction, options.cancellation());
		Cursor cursor = calls.call(() -> transaction.openCursor(statement, options.toCallOptions()));
		StreamedRows rows = StreamedRows.start(cursor, calls, options.maxBytes(), open::closed);
		if (!rows.isEnded()) {
			open.opened(rows);
		}
		return rows;
	}

	// The session of its own is free when the rows are.
	private StreamedRows streamAlone(Statement statement, ExecutionOptions options) throws SQLException {
		Session session = SqlExceptions.translate(this.database::openSession);
		try {
			RemoteCall calls = new CancellableSession(session, options.cancellation());
			BatchProgram program = BatchProgram.autocommit(List.of(statement));
			SqlExceptions.run(() -> session.lockHolders().check(List.of(statement)));
			Cursor cursor = calls.call(() -> session.openCursor(program, options.toCallOptions()));
			return StreamedRows.start(cursor, calls, options.maxBytes(), session::close);
		}
		catch (SQLException | RuntimeException ex) {
			session.close();
			throw ex;
		}
	}

	private static BatchOutcome runAlone(Session session, List<Statement> statements, CallOptions options) {
		BatchProgram program = BatchProgram.autocommit(statements);
		try (session) {
			session.lockHolders().check(statements);
			return program.outcome(session.batchAndClose(program.batch(), options));
		}
	}

	private BatchOutcome runAlone(List<Statement> statements, CallOptions options) {
		return runAlone(this.database.openSession(), statements, options);
	}

	private static StatementResult single(BatchOutcome outcome) {
		if (outcome.failure() != null) {
			throw outcome.failure();
		}
		return outcome.results().get(0);
	}

	private static Execution toExecution(SqlText sql, StatementResult result) {
		return Execution.of(sql, result.columns().isEmpty() ? null : new MaterialisedRows(result),
				result.affectedRowCount());
	}

	@Override
	public StatementResult lookUp(Statement statement) throws SQLException {
		SqlExceptions.run(this.transactions.stream()::settle);
		Transaction transaction = this.transactions.begun();
		List<Statement> statements = List.of(statement);
		return SqlExceptions.translate(() -> single(
				(transaction != null) ? transaction.attempt(statements) : runAlone(statements, CallOptions.DEFAULT)));
	}

	private StatementDescription describe(String sql) {
		this.transactions.stream().settle();
		Transaction transaction = this.transactions.begun();
		if (transaction != null) {
			return transaction.describe(sql);
		}
		try (Session session = this.database.openSession()) {
			return session.describe(sql);
		}
	}

	@Override
	public void ping(Duration limit) throws SQLException {
		List<Statement> probe = List.of(Statement.of("SELECT 1"));
		SqlExceptions.run(() -> single(runAlone(probe, ExecutionOptions.toCallOptions(limit))));
	}

	@Override
	public String url() {
		return LibsqlDriver.PREFIX + this.database.target().location();
	}

	@Override
	public <T> Optional<T> unwrap(Class<T> type) {
		return Optional.empty();
	}

	@Override
	public void close() {
		// A session is held by a transaction only, which ends before.
	}

	/**
	 * A statement is its text: each execution sends it.
	 */
	private final class SessionStatement implements PathStatement {

		private final SqlText sql;

		SessionStatement(SqlText sql) {
			this.sql = sql;
		}

		@Override
		public Execution execute(List<Value> values, ExecutionOptions options) throws SQLException {
			Statement statement = this.sql.withArguments(values);
			if (options.isStreamed() && this.sql.isQuery()) {
				StreamedRows rows = stream(statement, options);
				return Execution.ofQuery((options.fetchSize() > 0) ? rows
						: RowStore.readAll(rows, options.maxRows(), options.maxBytes()));
			}
			BatchOutcome outcome = run(List.of(statement), options);
			return toExecution(this.sql, SqlExceptions.translate(() -> single(outcome)));
		}

		@Override
		public @Nullable List<Column> columns() throws SQLException {
			List<Column> columns = SqlExceptions.translate(() -> describe(this.sql.text())).columns();
			return columns.isEmpty() ? null : columns;
		}

		@Override
		public void close() {
			// Nothing is held.
		}

	}

}
