package io.github.libsqlspring.client;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.TransactionMode;
import io.github.libsqlspring.reactive.ReactiveDatabase;
import io.github.libsqlspring.reactive.ReactiveSession;

/**
 * Where the reactive client takes its sessions from. Thread-safe.
 */
interface ReactiveSessions {

	/**
	 * Opens a session. Neither blocks nor sends anything.
	 * @param use what it is for
	 * @return a session that the caller closes
	 */
	ReactiveSession open(Use use);

	/**
	 * Opens no more sessions, and ends those that have not yet begun. Does not wait.
	 */
	void close();

	/**
	 * The sessions of a database, which wait on threads only if it cannot do without.
	 * @param database the database
	 * @return its sessions
	 */
	static ReactiveSessions of(Database database) {
		return (database instanceof ReactiveDatabase reactive) ? new Direct(reactive) : new ScheduledSessions(database);
	}

	/**
	 * What a session is for, which says how it competes with others for an embedded
	 * database.
	 */
	enum Use {

		/** One program that only reads. */
		READ,

		/** What takes the write lock at its start and keeps it to its end. */
		WRITE,

		/** Reading, over a time that the caller determines; perhaps writing later. */
		HOLD;

		static Use of(TransactionMode mode) {
			return switch (mode) {
				case WRITE, EXCLUSIVE -> WRITE;
				case READ, DEFERRED -> HOLD;
			};
		}

	}

	/**
	 * The sessions of a database that does not block.
	 *
	 * @param database the database
	 */
	record Direct(ReactiveDatabase database) implements ReactiveSessions {

		@Override
		public ReactiveSession open(Use use) {
			return this.database.openReactiveSession();
		}

		@Override
		public void close() {
			// The database ends them.
		}

	}

}
