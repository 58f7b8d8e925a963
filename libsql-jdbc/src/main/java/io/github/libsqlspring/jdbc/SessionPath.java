package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.BatchOutcome;
import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.Column;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.Statement;
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
	public BatchExecution batch(List<BatchItem> items, Duration limit) throws SQLException {
		List<Statement> statements = items.stream().map(BatchItem::toStatement).toList();
		BatchOutcome outcome = TimeLimit.call(limit, () -> SqlExceptions.translate(() -> run(statements)));
		List<Execution> executed = new ArrayList<>();
		for (StatementResult result : outcome.results()) {
			executed.add(toExecution(items.get(executed.size()).sql(), result));
		}
		return new BatchExecution(executed,
				(outcome.failure() != null) ? SqlExceptions.toSqlException(outcome.failure()) : null);
	}

	private BatchOutcome run(List<Statement> statements) {
		Transaction transaction = this.transactions.forStatement();
		return (transaction != null) ? transaction.attempt(statements) : runAlone(statements);
	}

	private BatchOutcome runAlone(List<Statement> statements) {
		BatchProgram program = BatchProgram.autocommit(statements);
		try (Session session = this.database.openSession()) {
			return program.outcome(session.batchAndClose(program.batch()));
		}
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
		Transaction transaction = this.transactions.begun();
		List<Statement> statements = List.of(statement);
		return SqlExceptions
			.translate(() -> single((transaction != null) ? transaction.attempt(statements) : runAlone(statements)));
	}

	@Override
	public void ping(Duration limit) throws SQLException {
		TimeLimit.call(limit, () -> SqlExceptions.translate(() -> single(runAlone(List.of(Statement.of("SELECT 1"))))));
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
		public Execution execute(List<Value> values, Duration limit) throws SQLException {
			List<Statement> statements = List.of(this.sql.withArguments(values));
			return TimeLimit.call(limit,
					() -> SqlExceptions.translate(() -> toExecution(this.sql, single(run(statements)))));
		}

		@Override
		public @Nullable List<Column> columns() throws SQLException {
			if (!this.sql.isQuery() || this.sql.parsed().keyword().equals("EXPLAIN")) {
				return null;
			}
			// As a subquery that is asked for no row, a query costs next to nothing.
			List<Value> nulls = new ArrayList<>();
			for (int i = 0; i < this.sql.parameterCount(); i++) {
				nulls.add(Value.NULL);
			}
			SqlText probe = SqlText.of("SELECT * FROM (" + this.sql.parsed().text() + "\n) LIMIT 0");
			return lookUp(probe.withArguments(nulls)).columns();
		}

		@Override
		public void close() {
			// Nothing is held.
		}

	}

}
