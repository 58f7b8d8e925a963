package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.sql.Savepoint;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Transaction;

/**
 * A savepoint of one transaction, with which it ends.
 */
final class LibsqlSavepoint implements Savepoint {

	private final int id;

	private final @Nullable String name;

	private @Nullable Transaction transaction;

	LibsqlSavepoint(int id, @Nullable String name) {
		this.id = id;
		this.name = name;
	}

	// Not the caller's name: SQLite allows two savepoints of one name, and finds the
	// last.
	private String sqlName() {
		return "jdbc_" + this.id;
	}

	void set(@Nullable Transaction owner) {
		if (owner != null) {
			owner.savepoint(sqlName());
			this.transaction = owner;
		}
	}

	void rollback(@Nullable Transaction current) throws SQLException {
		Transaction owner = requireOwner(current);
		SqlExceptions.run(() -> owner.rollbackTo(sqlName()));
	}

	void release(@Nullable Transaction current) throws SQLException {
		Transaction owner = requireOwner(current);
		SqlExceptions.run(() -> owner.release(sqlName()));
		this.transaction = null;
	}

	private Transaction requireOwner(@Nullable Transaction current) throws SQLException {
		Transaction owner = this.transaction;
		if (owner == null || owner != current) {
			throw SqlExceptions.misuse("The savepoint does not belong to the current transaction, or was released",
					"3B001");
		}
		return owner;
	}

	@Override
	public int getSavepointId() throws SQLException {
		if (this.name != null) {
			throw SqlExceptions.misuse("A savepoint with a name has no id");
		}
		return this.id;
	}

	@Override
	public String getSavepointName() throws SQLException {
		if (this.name == null) {
			throw SqlExceptions.misuse("A savepoint without a name has an id only");
		}
		return this.name;
	}

}
