package io.github.libsqlspring.client;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.concurrent.OpenSessions;

/**
 * The database of a tenant, opened by the first who needs it while others wait for it.
 * Thread-safe.
 */
final class OpenTenant {

	private final String name;

	private final ReentrantLock opening = new ReentrantLock();

	private volatile @Nullable Database database;

	private boolean closed;

	/** Who uses it. Guarded by the lock of {@link OpenTenants}. */
	int leases;

	OpenTenant(String name) {
		this.name = name;
	}

	String name() {
		return this.name;
	}

	Database database(Supplier<Database> opener) {
		Database known = this.database;
		if (known != null) {
			return known;
		}
		this.opening.lock();
		try {
			if (this.closed) {
				throw OpenSessions.closedException();
			}
			Database opened = this.database;
			if (opened == null) {
				opened = opener.get();
				this.database = opened;
			}
			return opened;
		}
		finally {
			this.opening.unlock();
		}
	}

	boolean isOpen() {
		return this.database != null;
	}

	@Nullable Database opened() {
		return this.database;
	}

	void close() {
		Database left;
		this.opening.lock();
		try {
			this.closed = true;
			left = this.database;
		}
		finally {
			this.opening.unlock();
		}
		if (left != null) {
			left.close();
		}
	}

}
