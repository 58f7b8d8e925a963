package io.github.libsqlspring.sqlite;

import java.sql.SQLException;
import java.util.UUID;

import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.LockHolders;
import io.github.libsqlspring.concurrent.DatabaseCounters;

/**
 * Opens connections to one database in memory, which lives as long as the first
 * connection, held here. It is a file of SQLite's {@code memdb}: with a shared cache, a
 * reader beside a writer would fail at once instead of waiting.
 */
final class MemorySource implements ConnectionSource {

	private final String uri = "file:/libsql-" + UUID.randomUUID() + "?vfs=memdb";

	private final SqliteOptions options;

	private final WriteQueue queue = new WriteQueue(new LockHolders(true));

	private final DatabaseCounters counters;

	private final LocalConnection pinned;

	MemorySource(SqliteOptions options, DatabaseCounters counters) {
		this.options = options;
		this.counters = counters;
		this.pinned = open();
	}

	@Override
	public LocalConnection open() {
		try {
			// memdb has no place for a write-ahead log: the journal mode stays.
			return LocalConnection.open(this.uri, this.options, null, this.queue, this.counters);
		}
		catch (SQLException ex) {
			throw new LibsqlResponseException(SqliteErrors.translate(ex), null, ex);
		}
	}

	@Override
	public int waiting() {
		return this.queue.length();
	}

	@Override
	public void close() {
		this.pinned.close();
	}

}
