package io.github.libsqlspring.sqlite;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.core.Codes;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;
import org.sqlite.core.SafeStmtPtr;
import org.sqlite.jdbc4.JDBC4Connection;

import io.github.libsqlspring.Arguments;
import io.github.libsqlspring.Column;
import io.github.libsqlspring.LockHolders;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.Value;
import io.github.libsqlspring.concurrent.DatabaseCounters;
import io.github.libsqlspring.sql.SqlStatement;

/**
 * One connection of sqlite-jdbc, which stays in its autocommit mode for ever: BEGIN,
 * COMMIT and ROLLBACK are statements like any other. It waits its turn in the
 * {@link WriteQueue} of its database before it takes the write lock. Not thread-safe but
 * for what ends a call that is under way.
 * <p>
 * Part of the inner contract, used by client and JDBC driver alike.
 */
public final class LocalConnection {

	private static final int INTERRUPTS = 100;

	private static final int PRIMARY_CODE = 0xff;

	private final SQLiteConnection connection;

	private final DB database;

	private final BusyTimeout busyTimeout;

	private final AutocommitState autocommit = new AutocommitState(this);

	private final WriteTurn turn;

	private final DatabaseCounters counters;

	private final LockHolders lockHolders;

	private final SafeStmtPtr begin;

	private final SafeStmtPtr commit;

	// Compiled when it is needed: in memory, that would wait for a writer.
	private @Nullable SafeStmtPtr lastInsertRowid;

	private volatile @Nullable RunningCall running;

	private boolean waited;

	// The statement would be the first of its transaction that writes.
	private boolean upgrading;

	// Compiled anew for each run, the statements of a batch would cost several times as
	// much.
	private @Nullable LocalStatement kept;

	private LocalConnection(SQLiteConnection connection, int busyTimeout, WriteQueue queue, DatabaseCounters counters)
			throws SQLException {
		this.connection = connection;
		this.database = connection.getDatabase();
		this.busyTimeout = new BusyTimeout(connection, busyTimeout);
		this.turn = new WriteTurn(queue);
		this.counters = counters;
		this.lockHolders = queue.lockHolders();
		this.begin = prepare("BEGIN");
		this.commit = prepare("COMMIT");
	}

	/**
	 * Opens a connection.
	 * @param uri the database as a {@code file:} URI of SQLite
	 * @param options how to set it up
	 * @param journalMode the journal mode, or {@code null} to leave it
	 * @param queue where writers of the database wait
	 * @param counters where failures are counted
	 * @return the connection
	 * @throws SQLException if the database cannot be opened
	 */
	static LocalConnection open(String uri, SqliteOptions options, @Nullable JournalMode journalMode, WriteQueue queue,
			DatabaseCounters counters) throws SQLException {
		int busyTimeout = (int) options.busyTimeout().toMillis();
		SQLiteConnection connection = new JDBC4Connection("jdbc:sqlite:" + uri, uri, new Properties());
		try (java.sql.Statement statement = connection.createStatement()) {
			connection.getDatabase().busy_timeout(busyTimeout);
			if (journalMode != null) {
				setJournalMode(statement, journalMode, System.nanoTime() + options.busyTimeout().toNanos());
			}
			setSynchronous(statement, options.synchronous(), queue.lockHolders().readersWait(), busyTimeout);
			statement.execute("PRAGMA foreign_keys = " + options.foreignKeys());
			return new LocalConnection(connection, busyTimeout, queue, counters);
		}
		catch (SQLException ex) {
			connection.close();
			throw ex;
		}
	}

	// SQLite does not wait for others who change the mode of the same new file: it fails
	// with SQLITE_BUSY at once, whatever the busy timeout.
	private static void setJournalMode(java.sql.Statement statement, JournalMode mode, long deadline)
			throws SQLException {
		while (true) {
			try {
				statement.execute("PRAGMA journal_mode = " + mode);
				return;
			}
			catch (SQLiteException ex) {
				boolean busy = ex.getResultCode() == SQLiteErrorCode.SQLITE_BUSY;
				if (!busy || System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
					throw ex;
				}
				LockSupport.parkNanos(1_000_000);
			}
		}
	}

	private static void setSynchronous(java.sql.Statement statement, Synchronous synchronous, boolean readersWait,
			int busyTimeout) throws SQLException {
		SQLiteConnection connection = (SQLiteConnection) statement.getConnection();
		try {
			if (readersWait) {
				// Nobody waits for this setting: in memory it has nothing to set.
				connection.getDatabase().busy_timeout(0);
			}
			statement.execute("PRAGMA synchronous = " + synchronous);
		}
		catch (SQLiteException ex) {
			if (!readersWait || ex.getResultCode() != SQLiteErrorCode.SQLITE_BUSY) {
				throw ex;
			}
		}
		finally {
			connection.getDatabase().busy_timeout(busyTimeout);
		}
	}

	private SafeStmtPtr prepare(String sql) throws SQLException {
		return ((CoreStatement) this.connection.prepareStatement(sql)).pointer;
	}

	public SQLiteConnection jdbcConnection() {
		return this.connection;
	}

	/**
	 * Starts a call, which every statement runs in.
	 * @param limit how long it may take, waits for locks included, or {@code null} for as
	 * long as it likes
	 * @return the call, ended by {@link RunningCall#close()}
	 */
	public RunningCall start(@Nullable Duration limit) {
		return RunningCall.start(this, limit);
	}

	/**
	 * The call that is under way. What begins beside it on the same connection belongs to
	 * it.
	 * @return the call, or {@code null}
	 */
	public @Nullable RunningCall running() {
		return this.running;
	}

	void running(@Nullable RunningCall call) {
		this.running = call;
	}

	/**
	 * Compiles a statement.
	 * @param text its text
	 * @param sql the text as parsed
	 * @return the statement, which the caller closes
	 * @throws SQLException if SQLite does not understand it
	 */
	public LocalStatement prepare(String text, SqlStatement sql) throws SQLException {
		return new LocalStatement(this, text, sql, new CompiledText(this.connection, text));
	}

	DatabaseCounters counters() {
		return this.counters;
	}

	/**
	 * The transactions that hold a lock of this connection's database.
	 * @return the transactions
	 */
	public LockHolders lockHolders() {
		return this.lockHolders;
	}

	AutocommitState autocommit() {
		return this.autocommit;
	}

	void beforeExecution(SqlStatement sql, boolean locking, RunningCall call) throws SQLException {
		if (call.isBrokenOff()) {
			throw call.interruption();
		}
		this.busyTimeout.executing(sql);
		call.limitWait();
		this.upgrading = locking && !this.turn.isHeld() && !this.autocommit.get();
		if (locking && !this.turn.tryTake() && this.autocommit.get()) {
			// Inside a transaction, what it has read would only grow old while it waits.
			awaitTurn(call);
		}
	}

	private void awaitTurn(RunningCall call) throws SQLException {
		long start = System.nanoTime();
		long nanos = this.busyTimeout.nanos();
		this.turn.take(nanos, call::isBrokenOff);
		if (call.isBrokenOff()) {
			this.turn.release();
			throw call.interruption();
		}
		// Both waits together are as long as one. SQLite is asked in any case: it knows
		// if
		// the lock is free, and says in its own words that it is not.
		this.waited = true;
		this.busyTimeout.limit(Math.max(0, nanos - (System.nanoTime() - start)));
	}

	void afterExecution(SqlStatement sql, boolean onRow) throws SQLException {
		afterWait();
		this.autocommit.after(sql);
		if (!onRow) {
			settle();
		}
	}

	void afterFailure(SQLException failure) throws SQLException {
		afterWait();
		RunningCall call = this.running;
		if (call == null || !call.isEnding()) {
			this.counters.failed(SqliteErrors.translate(failure));
		}
		if (this.upgrading && (failure.getErrorCode() & PRIMARY_CODE) == Codes.SQLITE_BUSY) {
			// The transaction goes on without the lock, and may do so for long.
			this.turn.release();
		}
		try {
			this.autocommit.afterFailure();
		}
		finally {
			settle();
		}
	}

	private void afterWait() {
		if (this.waited) {
			this.waited = false;
			this.busyTimeout.restore();
		}
	}

	void afterReset() {
		settle();
	}

	// In autocommit nothing is locked once a statement is over.
	private void settle() {
		if (this.turn.isHeld() && this.autocommit.get()) {
			this.turn.release();
		}
	}

	/**
	 * Executes a statement to its end.
	 * @param text its text
	 * @param sql the text as parsed
	 * @param arguments its arguments
	 * @param call the call it belongs to
	 * @return its result, read to the end
	 * @throws SQLException if SQLite refuses it
	 * @throws StatementFailedException if the arguments do not fit
	 */
	StatementResult execute(String text, SqlStatement sql, Arguments arguments, RunningCall call)
			throws SQLException, StatementFailedException {
		@Nullable Object[] values = values(sql, arguments);
		LocalStatement statement = take(text, sql);
		try {
			statement.execute(values, call);
			List<Column> columns = statement.columns();
			List<Row> rows = statement.readAll(columns);
			// SQLite keeps the count of the last statement that changed rows.
			long affected = sql.isChange() ? this.database.changes() : 0;
			Long rowid = (affected > 0 && sql.isInsert() && !sql.upsert())
					? lastInsertRowid().safeRun(LocalConnection::readLong) : null;
			return new StatementResult(columns, rows, affected, rowid, null);
		}
		finally {
			giveBack(statement);
		}
	}

	private SafeStmtPtr lastInsertRowid() throws SQLException {
		SafeStmtPtr statement = this.lastInsertRowid;
		if (statement == null) {
			statement = prepare("SELECT last_insert_rowid()");
			this.lastInsertRowid = statement;
		}
		return statement;
	}

	private LocalStatement take(String text, SqlStatement sql) throws SQLException {
		LocalStatement statement = this.kept;
		this.kept = null;
		if (statement != null) {
			if (statement.is(text) && !statement.isClosed()) {
				return statement;
			}
			statement.close();
		}
		return prepare(text, sql);
	}

	private void giveBack(LocalStatement statement) {
		if (statement.keep()) {
			this.kept = statement;
		}
		else {
			statement.close();
		}
	}

	/**
	 * Executes a statement to its first row.
	 * @param text its text
	 * @param sql the text as parsed
	 * @param arguments its arguments
	 * @param call the call it belongs to
	 * @return the statement, which the caller closes
	 * @throws SQLException if SQLite refuses it
	 * @throws StatementFailedException if the arguments do not fit
	 */
	LocalStatement open(String text, SqlStatement sql, Arguments arguments, RunningCall call)
			throws SQLException, StatementFailedException {
		@Nullable Object[] values = values(sql, arguments);
		LocalStatement statement = prepare(text, sql);
		try {
			statement.execute(values, call);
			return statement;
		}
		catch (SQLException | RuntimeException ex) {
			statement.close();
			throw ex;
		}
	}

	private static @Nullable Object[] values(SqlStatement sql, Arguments arguments) throws StatementFailedException {
		Value[] bound = ParameterBinder.bind(sql, arguments);
		@Nullable Object[] values = new @Nullable Object[bound.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = bound[i].toObject();
		}
		return values;
	}

	/**
	 * How many rows the last statement inserted, updated or deleted that did.
	 * @return the number
	 * @throws SQLException if the connection is closed
	 */
	public long changes() throws SQLException {
		return this.database.changes();
	}

	/**
	 * Compiles a statement without executing it.
	 * @param text its text
	 * @param sql the text as parsed
	 * @return the columns of its rows
	 * @throws SQLException if SQLite does not understand it
	 */
	List<Column> columns(String text, SqlStatement sql) throws SQLException {
		try (LocalStatement statement = prepare(text, sql)) {
			return statement.columns();
		}
	}

	/**
	 * Refuses writes, or allows them again.
	 * @param queryOnly whether only reading is allowed
	 * @throws SQLException if the connection is broken
	 */
	void setQueryOnly(boolean queryOnly) throws SQLException {
		this.database.exec("PRAGMA query_only = " + queryOnly, false);
	}

	/**
	 * Limits how long statements wait for a lock, if they would wait longer.
	 * @param nanos the time
	 * @throws SQLException if the connection is broken
	 */
	void waitForLocks(long nanos) throws SQLException {
		this.busyTimeout.limit(nanos);
	}

	/**
	 * Lets statements wait for a lock as long as they did before the limit.
	 */
	void waitForLocks() {
		this.busyTimeout.restore();
	}

	/**
	 * From now on others execute statements on the connection as well. When they take the
	 * write lock or set it free is not seen: it writes without waiting its turn.
	 */
	void share() {
		this.autocommit.share();
		this.turn.end();
		this.busyTimeout.share();
	}

	private static Long readLong(DB database, long statement) throws SQLException {
		database.step(statement);
		try {
			return database.column_long(statement, 0);
		}
		finally {
			database.reset(statement);
		}
	}

	/**
	 * Whether the connection is outside any transaction, as SQLite sees it. There is no
	 * way to SQLite's own function for this; but BEGIN fails inside a transaction and
	 * only there, and outside it costs nothing to begin and commit an empty one.
	 * @return whether it is in autocommit
	 * @throws SQLException if the connection is broken
	 */
	boolean isAutocommit() throws SQLException {
		int status = stepToTheEnd(this.begin);
		if (status == Codes.SQLITE_ERROR) {
			return false;
		}
		if (status == Codes.SQLITE_DONE) {
			status = stepToTheEnd(this.commit);
		}
		if (status != Codes.SQLITE_DONE) {
			throw new SQLiteException("The transaction state cannot be read", SQLiteErrorCode.getErrorCode(status));
		}
		return true;
	}

	// An interrupt that was meant for the statement before must not hide how that ended.
	private static int stepToTheEnd(SafeStmtPtr statement) throws SQLException {
		int status = step(statement);
		for (int i = 0; i < INTERRUPTS && status == Codes.SQLITE_INTERRUPT; i++) {
			status = step(statement);
		}
		return status;
	}

	private static int step(SafeStmtPtr statement) throws SQLException {
		return statement.safeRunInt((database, pointer) -> {
			int status = database.step(pointer);
			database.reset(pointer);
			return status;
		});
	}

	/**
	 * Rolls back a transaction that is open.
	 * @throws SQLException if the connection is broken
	 */
	void rollback() throws SQLException {
		if (!this.autocommit.get()) {
			this.database.exec("ROLLBACK", false);
			this.autocommit.rolledBack();
			settle();
		}
	}

	/**
	 * Breaks off the call that is under way, if there is one; may be called from any
	 * thread.
	 * @param why what its caller is told
	 */
	void breakOff(RunningCall.Reason why) {
		RunningCall call = this.running;
		if (call != null) {
			call.breakOff(why);
		}
	}

	/**
	 * Lets a running statement fail with {@code SQLITE_INTERRUPT}, and one that waits for
	 * its turn; may be called from any thread.
	 */
	void interrupt() {
		this.turn.wake();
		try {
			this.database.interrupt();
		}
		catch (SQLException ex) {
			debug("Interrupt failed", ex);
		}
	}

	// An interrupt that came too late would keep SQLite from emptying the write-ahead
	// log.
	private void forgetInterrupt() throws SQLException {
		if (!this.begin.isClosed() && step(this.begin) == Codes.SQLITE_DONE) {
			step(this.commit);
		}
	}

	/**
	 * Closes the connection, which rolls back what is open.
	 */
	void close() {
		try {
			forgetInterrupt();
			this.connection.close();
		}
		catch (SQLException ex) {
			debug("Closing a connection failed", ex);
		}
		finally {
			this.turn.end();
		}
	}

	static void debug(String message, SQLException ex) {
		System.getLogger(LocalConnection.class.getName()).log(System.Logger.Level.DEBUG, message, ex);
	}

}
