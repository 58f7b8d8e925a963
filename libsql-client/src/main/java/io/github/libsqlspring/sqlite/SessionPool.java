package io.github.libsqlspring.sqlite;

import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.DatabaseStatistics;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.concurrent.DatabaseCounters;
import io.github.libsqlspring.concurrent.OpenSessions;

/**
 * The sessions of a database: those in use, and the connections kept for the next.
 * Thread-safe, and without a lock around I/O.
 */
final class SessionPool {

	private static final int MAX_IDLE = 8;

	private final ConnectionSource source;

	private final Duration closeTimeout;

	private final OpenSessions<SqliteSession> inUse = new OpenSessions<>();

	// The latest one first: its pages are most likely still cached.
	private final Deque<LocalConnection> idle = new ConcurrentLinkedDeque<>();

	private final AtomicInteger idleCount = new AtomicInteger();

	private final AtomicInteger openCount = new AtomicInteger();

	private final DatabaseCounters counters;

	SessionPool(ConnectionSource source, Duration closeTimeout, DatabaseCounters counters) {
		this.source = source;
		this.closeTimeout = closeTimeout;
		this.counters = counters;
	}

	SqliteSession take() {
		return this.inUse.open(() -> new SqliteSession(this, connection()));
	}

	private LocalConnection connection() {
		LocalConnection connection = pollIdle();
		return (connection != null) ? connection : open();
	}

	private LocalConnection open() {
		try {
			LocalConnection connection = this.source.open();
			this.openCount.incrementAndGet();
			return connection;
		}
		catch (LibsqlException ex) {
			this.counters.failed(ex);
			throw ex;
		}
	}

	private void close(LocalConnection connection) {
		this.openCount.decrementAndGet();
		connection.close();
	}

	private @Nullable LocalConnection pollIdle() {
		LocalConnection connection = this.idle.pollFirst();
		if (connection != null) {
			this.idleCount.decrementAndGet();
		}
		return connection;
	}

	/**
	 * Takes a connection back from a session that ends.
	 * @param session the session
	 * @param connection its connection
	 * @param reusable whether the connection is as it was when it was opened
	 */
	void giveBack(SqliteSession session, LocalConnection connection, boolean reusable) {
		if (!reusable || !keep(connection)) {
			close(connection);
		}
		// Last: who waits for this one, closes afterwards what is kept.
		this.inUse.remove(session);
	}

	private boolean keep(LocalConnection connection) {
		if (this.inUse.isClosed()) {
			return false;
		}
		if (this.idleCount.incrementAndGet() > MAX_IDLE) {
			this.idleCount.decrementAndGet();
			return false;
		}
		this.idle.addFirst(connection);
		return true;
	}

	DatabaseStatistics statistics() {
		DatabaseStatistics.Streams streams = new DatabaseStatistics.Streams(this.openCount.get(),
				Math.min(this.idleCount.get(), MAX_IDLE), this.source.waiting());
		return new DatabaseStatistics(null, null, this.inUse.size(), streams, this.counters.retries(),
				this.counters.failures(), this.counters.lastFailure(), null);
	}

	boolean isClosed() {
		return this.inUse.isClosed();
	}

	void close() {
		if (!this.inUse.close(this.closeTimeout, SqliteSession::abort)) {
			return;
		}
		for (LocalConnection kept = pollIdle(); kept != null; kept = pollIdle()) {
			close(kept);
		}
		this.source.close();
	}

}
