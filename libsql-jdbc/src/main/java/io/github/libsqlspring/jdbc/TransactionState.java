package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Session;
import io.github.libsqlspring.SqlCheck;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.Transaction;
import io.github.libsqlspring.TransactionMode;

/**
 * Autocommit, read-only and the current transaction of a connection, the same on both
 * paths. A transaction is made with its first statement, and stays the current one, also
 * if the database ends it, until it is committed or rolled back: nothing runs in
 * autocommit by mistake. For one thread at a time, but for what it says of its modes.
 */
final class TransactionState {

	private final Supplier<Session> sessions;

	private volatile boolean autoCommit = true;

	private volatile boolean readOnly;

	private @Nullable Transaction current;

	/**
	 * Creates the state of a new connection.
	 * @param sessions gives each transaction a session, which the transaction closes
	 */
	TransactionState(Supplier<Session> sessions) {
		this.sessions = sessions;
	}

	/**
	 * The transaction that a statement has to run in.
	 * @return the transaction, or {@code null} in autocommit
	 */
	@Nullable Transaction forStatement() {
		if (this.autoCommit) {
			return null;
		}
		Transaction transaction = this.current;
		if (transaction == null) {
			transaction = new Transaction(this.sessions.get(),
					this.readOnly ? TransactionMode.READ : TransactionMode.WRITE);
			this.current = transaction;
		}
		return transaction;
	}

	/**
	 * The transaction that already has a statement.
	 * @return the transaction, or {@code null} if there is none
	 */
	@Nullable Transaction begun() {
		return this.current;
	}

	boolean isAutoCommit() {
		return this.autoCommit;
	}

	/**
	 * Switches autocommit; as JDBC demands, a change in the middle of a transaction
	 * commits it.
	 * @param autoCommit whether each statement stands for itself
	 */
	void setAutoCommit(boolean autoCommit) {
		if (this.autoCommit != autoCommit) {
			this.autoCommit = autoCommit;
			end(Transaction::commit);
		}
	}

	boolean isReadOnly() {
		return this.readOnly;
	}

	void setReadOnly(boolean readOnly) {
		this.readOnly = readOnly;
	}

	/**
	 * Refuses a statement that could write where only reading is allowed. The text is
	 * judged and not a setting of the database, which the user could switch off.
	 * @param sql the statement
	 * @throws SQLException if it is refused
	 */
	void check(SqlText sql) throws SQLException {
		Transaction transaction = this.current;
		boolean reading = this.readOnly || (transaction != null && transaction.mode() == TransactionMode.READ);
		if (reading && !sql.parsed().readOnly()) {
			SqlExceptions.run(() -> SqlCheck.readOnly(List.of(Statement.of(sql.text()))));
		}
	}

	void commit() throws SQLException {
		requireTransaction("commit");
		SqlExceptions.run(() -> end(Transaction::commit));
	}

	void rollback() throws SQLException {
		requireTransaction("rollback");
		SqlExceptions.run(() -> end(Transaction::rollback));
	}

	private void requireTransaction(String method) throws SQLException {
		if (this.autoCommit) {
			throw SqlExceptions
				.transactionState(method + "() is not possible in autocommit; call setAutoCommit(false) first");
		}
	}

	private void end(Consumer<Transaction> how) {
		Transaction transaction = this.current;
		if (transaction == null) {
			return;
		}
		try {
			how.accept(transaction);
		}
		finally {
			// A commit that is refused, because a stream is open, leaves it as it is.
			this.current = transaction.isClosed() ? null : transaction;
		}
	}

	LibsqlSavepoint setSavepoint(LibsqlSavepoint savepoint) throws SQLException {
		requireTransaction("setSavepoint");
		SqlExceptions.run(() -> savepoint.set(forStatement()));
		return savepoint;
	}

	void rollback(LibsqlSavepoint savepoint) throws SQLException {
		requireTransaction("rollback");
		savepoint.rollback(this.current);
	}

	void release(LibsqlSavepoint savepoint) throws SQLException {
		requireTransaction("releaseSavepoint");
		savepoint.release(this.current);
	}

	/**
	 * Rolls back what is open, and never throws.
	 */
	void close() {
		end(Transaction::close);
	}

}
