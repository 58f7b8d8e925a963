package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/**
 * Lets one thread at a time use a connection; the others wait. A thread that holds it may
 * take it again, and each {@code hold} is for one try-with-resources statement. What must
 * never wait (cancel, abort, whether it is closed) does not take it. Thread-safe.
 */
final class ConnectionLock implements AutoCloseable {

	private final ReentrantLock lock = new ReentrantLock();

	/**
	 * Waits for what other threads do, however long that takes: for what has to happen in
	 * any case, like closing.
	 * @return this, to be closed by the same thread
	 */
	ConnectionLock hold() {
		this.lock.lock();
		return this;
	}

	/**
	 * Waits for what other threads do, unless that takes too long or this thread is
	 * interrupted.
	 * @param limit how long to wait, zero for no limit
	 * @return this, to be closed by the same thread
	 * @throws SQLException if the connection did not become free; nothing was executed
	 */
	ConnectionLock hold(Duration limit) throws SQLException {
		if (!this.lock.tryLock()) {
			waitFor(limit);
		}
		return this;
	}

	private void waitFor(Duration limit) throws SQLException {
		try {
			if (limit.isZero()) {
				this.lock.lockInterruptibly();
			}
			else if (!this.lock.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS)) {
				throw timeout("Another thread used the connection for " + limit.toMillis() + " ms", null);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw timeout("The thread was interrupted while another one used the connection", ex);
		}
	}

	private static SQLException timeout(String what, @Nullable Exception cause) {
		return new SQLTimeoutException(what + "; nothing was executed", "57014", cause);
	}

	/**
	 * Takes the lock if it is or becomes free within a time, also on a thread that is
	 * interrupted.
	 * @param nanos how long to wait
	 * @return whether it is held now, and to be closed
	 */
	boolean tryHold(long nanos) {
		boolean interrupted = Thread.interrupted();
		try {
			return this.lock.tryLock(nanos, TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			interrupted = true;
			return false;
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public void close() {
		this.lock.unlock();
	}

}
