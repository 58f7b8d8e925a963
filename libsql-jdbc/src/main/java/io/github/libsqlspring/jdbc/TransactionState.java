package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.FailedStatement;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.ObservedCalls;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.SqlCheck;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.Transaction;
import io.github.libsqlspring.TransactionMode;
import io.github.libsqlspring.concurrent.BlockingCalls;

/**
 * Autocommit, read-only and the current transaction of a connection, the same on both
 * paths. A transaction is made by the first statement outside autocommit, or by BEGIN or
 * SAVEPOINT, and stays the current one, also if the database ends it, until it is
 * committed or rolled back: nothing runs in autocommit by mistake. For one thread at a
 * time, but for what it says of its modes.
 */
final class TransactionState {

	private final Supplier<Session> sessions;

	private final ObservedCalls calls;

	private final Savepoints savepoints = new Savepoints();

	private final OpenStream stream = new OpenStream();

	private volatile boolean autoCommit = true;

	private volatile boolean readOnly;

	private volatile @Nullable Transaction current;

	private boolean begunBySavepoint;

	private int savepointCount;

	/**
	 * Creates the state of a new connection.
	 * @param sessions gives each transaction a session, which the transaction closes
	 * @param calls the calls to the database
	 */
	TransactionState(Supplier<Session> sessions, ObservedCalls calls) {
		this.sessions = sessions;
		this.calls = calls;
	}

	/**
	 * The calls of the connection.
	 * @return the calls, of which an observer may learn
	 */
	ObservedCalls calls() {
		return this.calls;
	}

	/**
	 * The transaction that a statement has to run in.
	 * @return the transaction, or {@code null} in autocommit
	 */
	@Nullable Transaction forStatement() {
		this.stream.settle();
		Transaction transaction = this.current;
		if (transaction == null && !this.autoCommit) {
			transaction = make(TransactionMode.WRITE);
		}
		return transaction;
	}

	/**
	 * The transaction as for {@link #forStatement()}.
	 * @return the transaction, or {@code null} in autocommit
	 * @throws SQLException if there cannot be one
	 */
	@Nullable Transaction requireForStatement() throws SQLException {
		return SqlExceptions.translate(() -> Optional.ofNullable(forStatement())).orElse(null);
	}

	/**
	 * The rows that are on their way in the transaction.
	 * @return the rows, if there are some
	 */
	OpenStream stream() {
		return this.stream;
	}

	private Transaction make(TransactionMode mode) {
		Transaction transaction = new Transaction(this.sessions.get(), this.readOnly ? TransactionMode.READ : mode);
		this.current = transaction;
		return transaction;
	}

	/**
	 * The transaction that already has a statement, or was begun by one.
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
	 * @param options how to commit
	 * @throws SQLException if the commit fails
	 */
	void setAutoCommit(boolean autoCommit, CallOptions options) throws SQLException {
		if (this.autoCommit != autoCommit) {
			SqlExceptions.run(BlockingCalls::check);
			SqlExceptions.run(this.stream::settle);
			this.autoCommit = autoCommit;
			endAs("COMMIT", (transaction) -> transaction.commit(options));
		}
	}

	boolean isReadOnly() {
		return this.readOnly;
	}

	/**
	 * Allows or refuses writes. A transaction that is open refuses them from now on as
	 * well; one that was begun for reading goes on refusing them to its end.
	 * @param readOnly whether only reading is allowed
	 */
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
		if (reading && !sql.parsed().readOnly() && !sql.parsed().isTransactionControl()) {
			SqlExceptions.run(() -> SqlCheck.readOnly(List.of(Statement.of(sql.text()))));
		}
	}

	/**
	 * Begins a transaction because a statement says so. What takes a lock is sent now.
	 * @param mode when to take which lock
	 * @param options how
	 * @throws SQLException if there is a transaction, or the lock is not to be had
	 */
	void begin(TransactionMode mode, CallOptions options) throws SQLException {
		if (this.current != null) {
			throw refused("SQLITE_ERROR", "cannot start a transaction within a transaction", "BEGIN");
		}
		if (mode == TransactionMode.DEFERRED) {
			SqlExceptions.run(() -> make(mode));
			return;
		}
		if (this.readOnly) {
			throw refused("SQLITE_READONLY", "A read-only connection does not take the write lock; use BEGIN alone",
					mode.beginSql());
		}
		try {
			this.calls.run(mode.beginSql(), () -> SqlExceptions.run(() -> make(mode).ensureBegun(options)));
		}
		catch (SQLException ex) {
			close();
			throw ex;
		}
	}

	/**
	 * Ends the transaction because a statement says so.
	 * @param command the statement
	 * @param how what it does
	 * @throws SQLException if there is no transaction, or it fails
	 */
	void endBySql(String command, Consumer<Transaction> how) throws SQLException {
		if (this.current == null && this.autoCommit) {
			throw refused("SQLITE_ERROR", "cannot " + command + " - no transaction is active", command);
		}
		makeWay(command);
		endAs(command.toUpperCase(Locale.ROOT), how);
	}

	/**
	 * Ends the transaction, if there is one, by a method of the connection.
	 * @param method the name of the method
	 * @param how what it does
	 * @throws SQLException if the connection is in autocommit, or it fails
	 */
	void end(String method, Consumer<Transaction> how) throws SQLException {
		requireManual(method);
		makeWay(method);
		endAs(method.toUpperCase(Locale.ROOT), how);
	}

	// A rollback is possible in any case.
	private void makeWay(String command) throws SQLException {
		// Refused later, it would have ended the transaction already.
		SqlExceptions.run(BlockingCalls::check);
		if (command.equalsIgnoreCase("ROLLBACK")) {
			this.stream.settleOrEnd();
		}
		else {
			SqlExceptions.run(this.stream::settle);
		}
	}

	private void requireManual(String method) throws SQLException {
		if (this.autoCommit) {
			throw SqlExceptions.transactionState(
					method + "() is not possible in autocommit; call setAutoCommit(false) first, or end what a "
							+ "BEGIN statement has begun by a statement");
		}
	}

	private void endAs(String operation, Consumer<Transaction> how) throws SQLException {
		Transaction transaction = this.current;
		if (transaction == null) {
			return;
		}
		try {
			this.calls.run(operation, () -> SqlExceptions.run(() -> how.accept(transaction)));
		}
		finally {
			// A commit that is refused, because a stream is open, leaves it as it is.
			if (transaction.isClosed()) {
				forget();
			}
		}
	}

	private void forget() {
		this.current = null;
		this.begunBySavepoint = false;
		this.savepoints.clear();
	}

	/**
	 * Sets a savepoint; in autocommit outside a transaction it begins one, as a reader
	 * until it writes.
	 * @param name its name
	 * @param options how
	 * @throws SQLException if it fails
	 */
	void savepoint(String name, CallOptions options) throws SQLException {
		boolean begins = this.current == null && this.autoCommit;
		try {
			this.calls.run("SAVEPOINT", () -> SqlExceptions.run(() -> {
				Transaction transaction = begins ? make(TransactionMode.DEFERRED) : forStatement();
				if (transaction != null) {
					transaction.savepoint(name, options);
				}
			}));
			this.begunBySavepoint |= begins;
			this.savepoints.set(name);
		}
		catch (SQLException ex) {
			if (begins) {
				close();
			}
			throw ex;
		}
	}

	/**
	 * Discards what was done after a savepoint, which remains.
	 * @param name its name
	 * @param options how
	 * @throws SQLException if there is none of this name, or it fails
	 */
	void rollbackTo(String name, CallOptions options) throws SQLException {
		Transaction transaction = transactionOf(name, "ROLLBACK");
		this.calls.run("ROLLBACK TO", () -> SqlExceptions.run(() -> transaction.rollbackTo(name, options)));
		this.savepoints.rollbackTo(name);
	}

	/**
	 * Forgets a savepoint, and commits if it has begun the transaction.
	 * @param name its name
	 * @param options how
	 * @throws SQLException if there is none of this name, or it fails
	 */
	void release(String name, CallOptions options) throws SQLException {
		Transaction transaction = transactionOf(name, "RELEASE");
		if (this.begunBySavepoint && this.savepoints.isOutermost(name)) {
			SqlExceptions.run(BlockingCalls::check);
			endAs("RELEASE", (outermost) -> outermost.commit(options));
			return;
		}
		this.calls.run("RELEASE", () -> SqlExceptions.run(() -> transaction.release(name, options)));
		this.savepoints.release(name);
	}

	private Transaction transactionOf(String savepoint, String command) throws SQLException {
		Transaction transaction = this.current;
		if (transaction == null || !this.savepoints.contains(savepoint)) {
			throw refused("SQLITE_ERROR", "no such savepoint: " + savepoint, command);
		}
		SqlExceptions.run(this.stream::settle);
		return transaction;
	}

	LibsqlSavepoint setSavepoint(@Nullable String name, CallOptions options) throws SQLException {
		requireManual("setSavepoint");
		LibsqlSavepoint savepoint = new LibsqlSavepoint(this, ++this.savepointCount, name);
		savepoint(savepoint.sqlName(), options);
		return savepoint;
	}

	void rollback(LibsqlSavepoint savepoint, CallOptions options) throws SQLException {
		requireManual("rollback");
		requireSet(savepoint);
		rollbackTo(savepoint.sqlName(), options);
	}

	void release(LibsqlSavepoint savepoint, CallOptions options) throws SQLException {
		requireManual("releaseSavepoint");
		requireSet(savepoint);
		release(savepoint.sqlName(), options);
	}

	private void requireSet(LibsqlSavepoint savepoint) throws SQLException {
		if (!savepoint.isOf(this) || !this.savepoints.contains(savepoint.sqlName())) {
			throw new SQLException("The savepoint does not belong to the current transaction, or was released",
					"3B001");
		}
	}

	// What SQLite itself would say.
	private static SQLException refused(String code, String message, String command) {
		return SqlExceptions.toSqlException(new LibsqlResponseException(new LibsqlError(code, message),
				FailedStatement.single(command.toUpperCase(Locale.ROOT))));
	}

	/**
	 * Rolls back what is open, and never throws.
	 */
	void close() {
		Transaction transaction = this.current;
		if (transaction != null) {
			this.stream.end();
			this.calls.run("ROLLBACK", transaction::close);
			forget();
		}
	}

}
