package io.github.libsqlspring.sqlite;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlClosedException;

/**
 * The sessions of a database: those in use, and the connections kept for the next. Its
 * lock is never held during I/O. Thread-safe.
 */
final class SessionPool {

	private static final int MAX_IDLE = 8;

	private final ConnectionSource source;

	private final Duration closeTimeout;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition returned = this.lock.newCondition();

	private final Deque<LocalConnection> idle = new ArrayDeque<>();

	private final Set<SqliteSession> inUse = new HashSet<>();

	private boolean closed;

	SessionPool(ConnectionSource source, Duration closeTimeout) {
		this.source = source;
		this.closeTimeout = closeTimeout;
	}

	SqliteSession take() {
		SqliteSession session = reuse();
		return (session != null) ? session : adopt(this.source.open());
	}

	private @Nullable SqliteSession reuse() {
		this.lock.lock();
		try {
			if (this.closed) {
				throw closedException();
			}
			LocalConnection connection = this.idle.pollFirst();
			return (connection != null) ? register(connection) : null;
		}
		finally {
			this.lock.unlock();
		}
	}

	private SqliteSession adopt(LocalConnection connection) {
		this.lock.lock();
		try {
			if (!this.closed) {
				return register(connection);
			}
		}
		finally {
			this.lock.unlock();
		}
		connection.close();
		throw closedException();
	}

	private SqliteSession register(LocalConnection connection) {
		SqliteSession session = new SqliteSession(this, connection);
		this.inUse.add(session);
		return session;
	}

	/**
	 * Takes a connection back from a session that ends.
	 * @param session the session
	 * @param connection its connection
	 * @param reusable whether the connection is as it was when it was opened
	 */
	void giveBack(SqliteSession session, LocalConnection connection, boolean reusable) {
		if (reusable && keep(connection)) {
			unregister(session);
			return;
		}
		connection.close();
		unregister(session);
	}

	private boolean keep(LocalConnection connection) {
		this.lock.lock();
		try {
			if (this.closed || this.idle.size() >= MAX_IDLE) {
				return false;
			}
			this.idle.addFirst(connection);
			return true;
		}
		finally {
			this.lock.unlock();
		}
	}

	private void unregister(SqliteSession session) {
		this.lock.lock();
		try {
			this.inUse.remove(session);
			this.returned.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	boolean isClosed() {
		this.lock.lock();
		try {
			return this.closed;
		}
		finally {
			this.lock.unlock();
		}
	}

	void close() {
		List<LocalConnection> kept;
		this.lock.lock();
		try {
			if (this.closed) {
				return;
			}
			this.closed = true;
			kept = List.copyOf(this.idle);
			this.idle.clear();
		}
		finally {
			this.lock.unlock();
		}
		kept.forEach(LocalConnection::close);
		awaitReturned().forEach(SqliteSession::abort);
		this.source.close();
	}

	// The sessions that are still in use when the time is up.
	private List<SqliteSession> awaitReturned() {
		this.lock.lock();
		try {
			long nanos = this.closeTimeout.toNanos();
			while (!this.inUse.isEmpty() && nanos > 0) {
				nanos = this.returned.awaitNanos(nanos);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.lock.unlock();
		}
		return stillInUse();
	}

	private List<SqliteSession> stillInUse() {
		this.lock.lock();
		try {
			return List.copyOf(this.inUse);
		}
		finally {
			this.lock.unlock();
		}
	}

	static LibsqlClosedException closedException() {
		return new LibsqlClosedException(ErrorKind.CLOSED, LibsqlClosedException.CLIENT_CLOSED,
				"The database is closed; nothing was executed", null);
	}

}
