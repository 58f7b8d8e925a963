package io.github.libsqlspring.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
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
import io.github.libsqlspring.Row;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.Value;
import io.github.libsqlspring.sql.SqlStatement;

/**
 * One connection of sqlite-jdbc, which stays in its autocommit mode for ever: BEGIN,
 * COMMIT and ROLLBACK are statements like any other. Not thread-safe but for
 * {@link #interrupt()}.
 */
final class LocalConnection {

	private static final int INTERRUPTS = 100;

	private final SQLiteConnection connection;

	private final DB database;

	private final BusyTimeout busyTimeout;

	private final SafeStmtPtr begin;

	private final SafeStmtPtr commit;

	private final SafeStmtPtr lastInsertRowid;

	private LocalConnection(SQLiteConnection connection, int busyTimeout) throws SQLException {
		this.connection = connection;
		this.database = connection.getDatabase();
		this.busyTimeout = new BusyTimeout(connection, busyTimeout);
		this.begin = prepare("BEGIN");
		this.commit = prepare("COMMIT");
		this.lastInsertRowid = prepare("SELECT last_insert_rowid()");
	}

	/**
	 * Opens a connection.
	 * @param uri the database as a {@code file:} URI of SQLite
	 * @param options how to set it up
	 * @param journalMode the journal mode, or {@code null} to leave it
	 * @return the connection
	 * @throws SQLException if the database cannot be opened
	 */
	static LocalConnection open(String uri, SqliteOptions options, @Nullable JournalMode journalMode)
			throws SQLException {
		int busyTimeout = (int) options.busyTimeout().toMillis();
		SQLiteConnection connection = new JDBC4Connection("jdbc:sqlite:" + uri, uri, new Properties());
		try (java.sql.Statement statement = connection.createStatement()) {
			connection.getDatabase().busy_timeout(busyTimeout);
			if (journalMode != null) {
				setJournalMode(statement, journalMode, System.nanoTime() + options.busyTimeout().toNanos());
			}
			statement.execute("PRAGMA synchronous = " + options.synchronous());
			statement.execute("PRAGMA foreign_keys = " + options.foreignKeys());
			return new LocalConnection(connection, busyTimeout);
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

	private SafeStmtPtr prepare(String sql) throws SQLException {
		return ((CoreStatement) this.connection.prepareStatement(sql)).pointer;
	}

	SQLiteConnection jdbcConnection() {
		return this.connection;
	}

	/**
	 * Executes a statement to its end.
	 * @param text its text
	 * @param sql the text as parsed
	 * @param arguments its arguments
	 * @return its result, read to the end
	 * @throws SQLException if SQLite refuses it
	 * @throws StatementFailedException if the arguments do not fit
	 */
	StatementResult execute(String text, SqlStatement sql, Arguments arguments)
			throws SQLException, StatementFailedException {
		try (OpenStatement statement = open(text, sql, arguments)) {
			List<Row> rows = statement.readAll();
			// SQLite keeps the count of the last statement that changed rows.
			long affected = sql.isChange() ? this.database.changes() : 0;
			Long rowid = (affected > 0 && sql.isInsert() && !sql.upsert())
					? this.lastInsertRowid.safeRun(LocalConnection::readLong) : null;
			return new StatementResult(statement.columns(), rows, affected, rowid, null);
		}
	}

	/**
	 * Executes a statement to its first row.
	 * @param text its text
	 * @param sql the text as parsed
	 * @param arguments its arguments
	 * @return the statement, which the caller closes
	 * @throws SQLException if SQLite refuses it
	 * @throws StatementFailedException if the arguments do not fit
	 */
	OpenStatement open(String text, SqlStatement sql, Arguments arguments)
			throws SQLException, StatementFailedException {
		this.busyTimeout.executing(sql);
		PreparedStatement prepared = this.connection.prepareStatement(text);
		try {
			Object[] values = Arrays.stream(ParameterBinder.bind(sql, arguments)).map(Value::toObject).toArray();
			return OpenStatement.execute(prepared, values);
		}
		catch (SQLException | StatementFailedException | RuntimeException ex) {
			prepared.close();
			throw ex;
		}
	}

	/**
	 * Compiles a statement without executing it.
	 * @param text its text
	 * @return the columns of its rows
	 * @throws SQLException if SQLite does not understand it
	 */
	List<Column> columns(String text) throws SQLException {
		try (PreparedStatement prepared = this.connection.prepareStatement(text)) {
			return ((CoreStatement) prepared).pointer
				.safeRun((database, statement) -> new RowReader(database, statement, false).columns());
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
	 * From now on others execute statements on the connection as well.
	 */
	void share() {
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

	void rollback() throws SQLException {
		this.database.exec("ROLLBACK", false);
	}

	/**
	 * Lets a running statement fail with {@code SQLITE_INTERRUPT}; may be called from any
	 * thread.
	 */
	void interrupt() {
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
		if (!this.lastInsertRowid.isClosed()) {
			step(this.lastInsertRowid);
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
	}

	private static void debug(String message, SQLException ex) {
		System.getLogger(LocalConnection.class.getName()).log(System.Logger.Level.DEBUG, message, ex);
	}

}
