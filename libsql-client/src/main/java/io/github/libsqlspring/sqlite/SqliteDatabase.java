package io.github.libsqlspring.sqlite;

import java.nio.file.Path;
import java.time.Duration;

import io.github.libsqlspring.CallObserver;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.DatabaseStatistics;
import io.github.libsqlspring.DatabaseTarget;
import io.github.libsqlspring.LibsqlClosedException;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.concurrent.BlockingCalls;
import io.github.libsqlspring.concurrent.DatabaseCounters;

/**
 * A SQLite database in this process. Sessions are connections; up to eight that are given
 * back unchanged are kept open for the next callers. Thread-safe.
 */
public final class SqliteDatabase implements Database {

	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

	private final DatabaseTarget target;

	private final SqliteOptions options;

	private final SessionPool pool;

	private final CallObserver callObserver;

	private SqliteDatabase(DatabaseTarget target, SqliteOptions options, SessionPool pool, CallObserver callObserver) {
		this.target = target;
		this.options = options;
		this.pool = pool;
		this.callObserver = callObserver;
	}

	/**
	 * A database in a file. Nothing is touched before the first session, which creates
	 * the file and its folder if they are missing.
	 * @param file the file
	 * @param options how connections are set up
	 * @return the database
	 */
	public static SqliteDatabase openFile(Path file, SqliteOptions options) {
		return openFile(file, options, CallObserver.NONE);
	}

	/**
	 * A database in a file, as {@link #openFile(Path, SqliteOptions)} opens it.
	 * @param file the file
	 * @param options how connections are set up
	 * @param callObserver who learns of the calls of client and driver
	 * @return the database
	 */
	public static SqliteDatabase openFile(Path file, SqliteOptions options, CallObserver callObserver) {
		return openFile(file, options, CLOSE_TIMEOUT, callObserver);
	}

	static SqliteDatabase openFile(Path file, SqliteOptions options, Duration closeTimeout) {
		return openFile(file, options, closeTimeout, CallObserver.NONE);
	}

	private static SqliteDatabase openFile(Path file, SqliteOptions options, Duration closeTimeout,
			CallObserver callObserver) {
		DatabaseCounters counters = new DatabaseCounters();
		FileSource source = new FileSource(file, options, counters);
		return new SqliteDatabase(new DatabaseTarget(DatabaseTarget.Mode.FILE, source.file().toString()), options,
				new SessionPool(source, closeTimeout, counters), callObserver);
	}

	/**
	 * A new, empty database in memory, seen by the sessions of this object alone and gone
	 * when it is closed.
	 * @param options how connections are set up; the journal mode does not apply
	 * @return the database
	 */
	public static SqliteDatabase openMemory(SqliteOptions options) {
		return openMemory(options, CallObserver.NONE);
	}

	/**
	 * A database in memory, as {@link #openMemory(SqliteOptions)} opens it.
	 * @param options how connections are set up
	 * @param callObserver who learns of the calls of client and driver
	 * @return the database
	 */
	public static SqliteDatabase openMemory(SqliteOptions options, CallObserver callObserver) {
		DatabaseCounters counters = new DatabaseCounters();
		MemorySource source = new MemorySource(options, counters);
		return new SqliteDatabase(new DatabaseTarget(DatabaseTarget.Mode.MEMORY, ":memory:"), options,
				new SessionPool(source, CLOSE_TIMEOUT, counters), callObserver);
	}

	/**
	 * Takes a session that is kept, or opens one.
	 * @return a session that the caller closes
	 * @throws LibsqlClosedException if this database is closed
	 * @throws LibsqlException with code {@code SQLITE_CANTOPEN}, {@code SQLITE_NOTADB} …
	 * if the file cannot be opened as a database
	 * @throws IllegalStateException on a thread of Reactor that must not block
	 */
	@Override
	public Session openSession() {
		BlockingCalls.check();
		return this.pool.take();
	}

	@Override
	public DatabaseTarget target() {
		return this.target;
	}

	/**
	 * How its connections are set up.
	 * @return the options; the journal mode does not apply to a database in memory
	 */
	public SqliteOptions options() {
		return this.options;
	}

	@Override
	public DatabaseStatistics statistics() {
		return this.pool.statistics();
	}

	@Override
	public CallObserver callObserver() {
		return this.callObserver;
	}

	@Override
	public boolean isClosed() {
		return this.pool.isClosed();
	}

	/**
	 * Refuses new sessions, waits up to 10 seconds for those in use to be closed, then
	 * interrupts and closes them. Afterwards no file is open.
	 */
	@Override
	public void close() {
		this.pool.close();
	}

	@Override
	public String toString() {
		return "SqliteDatabase[" + this.target.location() + "]";
	}

}
