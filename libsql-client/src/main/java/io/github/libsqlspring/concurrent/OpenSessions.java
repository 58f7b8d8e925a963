package io.github.libsqlspring.concurrent;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlClosedException;
import io.github.libsqlspring.Session;

/**
 * The sessions of a database that are in use, so that closing the database can wait for
 * them. Its lock is never held while a session is opened or closed. Thread-safe.
 *
 * @param <S> the type of the sessions
 */
public final class OpenSessions<S extends Session> {

	private final Set<S> sessions = ConcurrentHashMap.newKeySet();

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition removed = this.lock.newCondition();

	private volatile boolean closed;

	/**
	 * Opens and remembers a session.
	 * @param opener makes the session
	 * @return the session, which calls {@link #remove(Session)} when it ends
	 * @throws LibsqlClosedException if no more sessions are given out
	 */
	public S open(Supplier<? extends S> opener) {
		checkOpen();
		S session = opener.get();
		this.sessions.add(session);
		if (this.closed) {
			// Closed in between: whoever waits must not wait for this one.
			session.close();
			checkOpen();
		}
		return session;
	}

	private void checkOpen() {
		if (this.closed) {
			throw closedException();
		}
	}

	/**
	 * What a call on a closed database gets.
	 * @return the exception
	 */
	public static LibsqlClosedException closedException() {
		return new LibsqlClosedException(ErrorKind.CLOSED, LibsqlClosedException.CLIENT_CLOSED,
				"The database is closed; nothing was executed", null);
	}

	/**
	 * Forgets a session that has ended and given back what it held.
	 * @param session the session
	 */
	public void remove(S session) {
		this.sessions.remove(session);
		if (this.closed) {
			this.lock.lock();
			try {
				this.removed.signalAll();
			}
			finally {
				this.lock.unlock();
			}
		}
	}

	/**
	 * How many are in use.
	 * @return the number
	 */
	public int size() {
		return this.sessions.size();
	}

	public boolean isClosed() {
		return this.closed;
	}

	/**
	 * Gives out no more sessions, waits for those in use, and ends what is left.
	 * @param limit how long to wait
	 * @param ending ends a session against the will of its user
	 * @return whether this call closed it, and not an earlier one
	 */
	public boolean close(Duration limit, Consumer<? super S> ending) {
		this.lock.lock();
		try {
			if (this.closed) {
				return false;
			}
			this.closed = true;
			awaitEmpty(limit.toNanos());
		}
		finally {
			this.lock.unlock();
		}
		List<S> left = List.copyOf(this.sessions);
		if (!left.isEmpty()) {
			System.getLogger(OpenSessions.class.getName())
				.log(System.Logger.Level.WARNING,
						"Sessions that did not end while their database was closing, and are ended now: {0}. "
								+ "Is a transaction or a connection left open?",
						left.size());
		}
		left.forEach(ending);
		return true;
	}

	private void awaitEmpty(long nanos) {
		long left = nanos;
		try {
			while (!this.sessions.isEmpty() && left > 0) {
				left = this.removed.awaitNanos(left);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
