package io.github.libsqlspring.sqlite;

import java.sql.SQLException;

import io.github.libsqlspring.sql.SqlStatement;

/**
 * Whether a connection is outside any transaction. Follows the statements where their
 * effect is certain and asks SQLite where it is not: an error can end a transaction, as
 * {@code OR ROLLBACK}, {@code RAISE(ROLLBACK)} and a full disk do.
 */
final class AutocommitState {

	private final LocalConnection connection;

	private boolean autocommit = true;

	private boolean shared;

	AutocommitState(LocalConnection connection) {
		this.connection = connection;
	}

	boolean get() {
		return this.autocommit;
	}

	/**
	 * From now on others execute statements on the connection as well.
	 */
	void share() {
		this.shared = true;
	}

	void refresh() throws SQLException {
		if (this.shared) {
			this.autocommit = this.connection.isAutocommit();
		}
	}

	void rolledBack() {
		this.autocommit = true;
	}

	void afterFailure() throws SQLException {
		// Outside a transaction, a failure cannot begin one.
		this.autocommit = this.autocommit || this.connection.isAutocommit();
	}

	void after(SqlStatement sql) throws SQLException {
		this.autocommit = switch (sql.keyword()) {
			case "BEGIN" -> false;
			case "COMMIT", "END" -> true;
			// What our tokenizer has no word for may be anything to SQLite's.
			case "ROLLBACK", "SAVEPOINT", "RELEASE", "" -> this.connection.isAutocommit();
			default -> this.autocommit;
		};
	}

}
