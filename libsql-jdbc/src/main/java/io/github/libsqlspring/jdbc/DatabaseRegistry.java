package io.github.libsqlspring.jdbc;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import io.github.libsqlspring.Database;

/**
 * The databases of the driver's open connections: one for all that have the same key,
 * closed with the last of them. Thread-safe.
 */
final class DatabaseRegistry {

	private final Map<DatabaseKey, Shared> databases = new HashMap<>();

	private final Function<DatabaseKey, Database> opener;

	DatabaseRegistry(Function<DatabaseKey, Database> opener) {
		this.opener = opener;
	}

	/**
	 * Takes part in a database, which is opened if this is the first.
	 * @param key which one
	 * @return the part, to be given back
	 */
	Lease acquire(DatabaseKey key) {
		synchronized (this.databases) {
			// Opening does no I/O.
			Shared shared = this.databases.computeIfAbsent(key, (missing) -> new Shared(this.opener.apply(missing)));
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
