package io.github.libsqlspring.sqlite;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.Column;
import io.github.libsqlspring.Condition;
import io.github.libsqlspring.ConditionEvaluator;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.SqlCheck;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementDescription;
import io.github.libsqlspring.StepResult;
import io.github.libsqlspring.sql.ConnectionState;
import io.github.libsqlspring.sql.SqlStatement;

/**
 * Executes the statements of a session and keeps account of what they leave behind: a
 * transaction, a connection that is not as it was.
 */
final class StatementRunner {

	private final LocalConnection connection;

	private final AutocommitState autocommit;

	private boolean changed;

	private boolean queryOnly;

	StatementRunner(LocalConnection connection) {
		this.connection = connection;
		this.autocommit = connection.autocommit();
	}

	/**
	 * Looks what others may have done to the connection.
	 * @throws SQLException if it is broken
	 */
	void refresh() throws SQLException {
		this.autocommit.refresh();
	}

	boolean isAutocommit() {
		return this.autocommit.get();
	}

	boolean holds(@Nullable Condition condition, List<StepResult> earlier) {
		return ConditionEvaluator.holds(condition, earlier, this.autocommit.get());
	}

	/**
	 * Runs a step of a batch.
	 * @param step the step
	 * @param earlier what became of the steps before
	 * @param call the call it belongs to
	 * @return what became of it
	 * @throws SQLException if the connection is broken
	 */
	StepResult run(Batch.Step step, List<StepResult> earlier, RunningCall call) throws SQLException {
		if (!holds(step.condition(), earlier)) {
			return StepResult.SKIPPED;
		}
		Statement statement = step.statement();
		try {
			return new StepResult.Success(execute(statement, call,
					(sql) -> this.connection.execute(statement.sql(), sql, statement.arguments(), call)));
		}
		catch (StatementFailedException ex) {
			return new StepResult.Failure(ex.error());
		}
	}

	/**
	 * Runs a statement to its first row.
	 * @param statement the statement
	 * @param call the call it belongs to
	 * @return the running statement, which the caller closes
	 * @throws StatementFailedException if it fails
	 * @throws SQLException if the connection is broken
	 */
	LocalStatement open(Statement statement, RunningCall call) throws StatementFailedException, SQLException {
		return execute(statement, call,
				(sql) -> this.connection.open(statement.sql(), sql, statement.arguments(), call));
	}

	private <T> T execute(Statement statement, RunningCall call, Execution<T> execution)
			throws StatementFailedException, SQLException {
		SqlStatement sql = parse(statement);
		account(sql);
		return attempt(statement, sql, call, execution);
	}

	/**
	 * Says why a statement has failed.
	 * @param statement the statement
	 * @param ex why it failed
	 * @param call the call it belongs to
	 * @return the error
	 * @throws LibsqlException if it failed because the call was broken off
	 */
	static LibsqlError failed(Statement statement, SQLException ex, RunningCall call) {
		LibsqlError error = SqliteErrors.translate(ex);
		call.checkFailure(error, statement);
		return error;
	}

	/**
	 * Tells what a statement is. One that sets a PRAGMA is not shown to SQLite, which
	 * would carry it out.
	 * @param statement the statement
	 * @param call the call it belongs to
	 * @return its description
	 * @throws StatementFailedException if SQLite does not understand it
	 * @throws SQLException if the connection is broken
	 */
	StatementDescription describe(Statement statement, RunningCall call) throws StatementFailedException, SQLException {
		return attempt(statement, parse(statement), call, (sql) -> {
			boolean explain = sql.keyword().equals("EXPLAIN");
			boolean compiled = sql.readOnly() || !(explain || sql.isPragma());
			List<Column> columns = compiled ? this.connection.columns(statement.sql(), sql) : List.of();
			return new StatementDescription(sql.parameters().labels(), columns, explain, sql.readOnly());
		});
	}

	private <T> T attempt(Statement statement, SqlStatement sql, RunningCall call, Execution<T> execution)
			throws StatementFailedException, SQLException {
		call.beforeStatement(statement);
		try {
			return execution.execute(sql);
		}
		catch (SQLException ex) {
			throw new StatementFailedException(failed(statement, ex, call));
		}
	}

	private SqlStatement parse(Statement statement) throws StatementFailedException {
		List<SqlStatement> parsed = SqlStatement.parseAll(statement.sql());
		Optional<LibsqlError> refusal = SqlCheck.refusal(statement, parsed);
		if (refusal.isPresent()) {
			throw new StatementFailedException(refusal.get());
		}
		return parsed.get(0);
	}

	// What SQLite itself would not refuse: to lift the guard, and to go round it.
	private void account(SqlStatement sql) throws StatementFailedException {
		boolean changes = ConnectionState.isChangedBy(sql);
		if (changes && this.queryOnly) {
			throw new StatementFailedException(
					new LibsqlError("SQLITE_READONLY", sql.keyword() + " is not allowed where only reading is"));
		}
		this.changed |= changes;
	}

	/**
	 * Refuses writes until the connection is given back.
	 * @throws SQLException if the connection is broken
	 */
	void refuseWrites() throws SQLException {
		if (!this.queryOnly) {
			// First: what fails halfway is to be taken back as well.
			this.queryOnly = true;
			this.connection.setQueryOnly(true);
		}
	}

	/**
	 * Remembers that the connection is not to be used by others afterwards.
	 */
	void spoil() {
		this.changed = true;
	}

	/**
	 * From now on others execute statements on the connection as well.
	 */
	void share() {
		this.changed = true;
		this.connection.share();
	}

	/**
	 * Rolls back what is open and makes the connection as it was when it was opened.
	 * @return whether it is, and may be used by others
	 */
	boolean restore() {
		if (this.changed) {
			return false;
		}
		try {
			this.connection.rollback();
			if (this.queryOnly) {
				this.connection.setQueryOnly(false);
			}
			return true;
		}
		catch (SQLException ex) {
			return false;
		}
	}

	/**
	 * What is done with a statement.
	 *
	 * @param <T> the type of its result
	 */
	@FunctionalInterface
	private interface Execution<T> {

		T execute(SqlStatement sql) throws SQLException, StatementFailedException;

	}

}
