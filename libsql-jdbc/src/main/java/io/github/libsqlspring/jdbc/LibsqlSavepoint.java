package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.sql.Savepoint;

import org.jspecify.annotations.Nullable;

/**
 * A savepoint of one transaction, with which it ends.
 */
final class LibsqlSavepoint implements Savepoint {

	private final TransactionState owner;

	private final int id;

	private final @Nullable String name;

	/**
	 * Creates a savepoint.
	 * @param owner the transactions of its connection
	 * @param id a number that no other savepoint of the connection has
	 * @param name the name that was given to it, or {@code null}
	 */
	LibsqlSavepoint(TransactionState owner, int id, @Nullable String name) {
		this.owner = owner;
		this.id = id;
		this.name = name;
	}

	// Not the caller's name: SQLite allows two savepoints of one name, and finds the
	// last.
	String sqlName() {
		return "jdbc_" + this.id;
	}

	boolean isOf(TransactionState transactions) {
		return this.owner == transactions;
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
