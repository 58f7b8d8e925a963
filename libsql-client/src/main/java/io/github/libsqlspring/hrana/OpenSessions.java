package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlClosedException;
import io.github.libsqlspring.Session;

/**
 * The sessions of a database that are in use, so that closing the database can wait for
 * them. Thread-safe.
 */
final class OpenSessions {

	private final Set<Session> sessions = ConcurrentHashMap.newKeySet();

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition empty = this.lock.newCondition();

	private volatile boolean closed;

	/**
	 * Opens and remembers a session.
	 * @param opener makes the session
	 * @return the session
	 * @throws LibsqlClosedException if no more sessions are given out
	 */
	Session open(Supplier<? extends Session> opener) {
		checkOpen();
		Session session = opener.get();
		this.sessions.add(session);
		if (this.closed) {
			// Closed in between: whoever waits must not miss it.
			session.close();
			checkOpen();
		}
		return session;
	}

	private void checkOpen() {
		if (this.closed) {
			throw new LibsqlClosedException(ErrorKind.CLOSED, LibsqlClosedException.CLIENT_CLOSED,
					"The database is closed", null);
		}
	}

	void remove(Session session) {
		this.sessions.remove(session);
		if (this.closed) {
			this.lock.lock();
			try {
				this.empty.signalAll();
			}
			finally {
				this.lock.unlock();
			}
		}
	}

	boolean isClosed() {
		return this.closed;
	}

	/**
	 * Gives out no more sessions, waits for those in use, and closes what is left.
	 * @param limit how long to wait
	 * @return whether this call closed it, and not an earlier one
	 */
	boolean close(Duration limit) {
		this.lock.lock();
		try {
			if (this.closed) {
				return false;
			}
			this.closed = true;
			long nanos = limit.toNanos();
			while (!this.sessions.isEmpty() && nanos > 0) {
				nanos = this.empty.awaitNanos(Math.min(nanos, TimeUnit.MILLISECONDS.toNanos(100)));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.lock.unlock();
		}
		this.sessions.forEach(Session::close);
		return true;
	}

}
