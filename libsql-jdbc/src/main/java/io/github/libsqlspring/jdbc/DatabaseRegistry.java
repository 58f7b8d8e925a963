package io.github.libsqlspring.jdbc;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.github.libsqlspring.Database;

/**
 * The databases of the driver's open connections: one for all that have the same key,
 * closed with the last of them. Thread-safe.
 */
final class DatabaseRegistry {

	private final Map<DatabaseKey, Shared> databases = new HashMap<>();

	/**
	 * Takes part in a database, which is opened if this is the first.
	 * @param key which one
	 * @param opener opens it, without I/O
	 * @return the part, to be given back
	 */
	Lease acquire(DatabaseKey key, Supplier<Database> opener) {
		synchronized (this.databases) {
			Shared shared = this.databases.computeIfAbsent(key, (missing) -> new Shared(opener.get()));
			shared.users++;
			return new Lease(key, shared.database);
		}
	}

	private void release(DatabaseKey key) {
		Database last = null;
		synchronized (this.databases) {
			Shared shared = this.databases.get(key);
			if (shared != null && --shared.users == 0) {
				this.databases.remove(key);
				last = shared.database;
			}
		}
		if (last != null) {
			// Not under the lock: closing waits for calls in flight.
			last.close();
		}
	}

	private static final class Shared {

		private final Database database;

		private int users;

		Shared(Database database) {
			this.database = database;
		}

	}

	/**
	 * One user's part in a database.
	 */
	final class Lease {

		private final DatabaseKey key;

		private final Database database;

		private final AtomicBoolean returned = new AtomicBoolean();

		private Lease(DatabaseKey key, Database database) {
			this.key = key;
			this.database = database;
		}

		Database database() {
			return this.database;
		}

		void giveBack() {
			if (this.returned.compareAndSet(false, true)) {
				release(this.key);
			}
		}

	}

}
