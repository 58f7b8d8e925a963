package io.github.libsqlspring.jdbc;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlResponseException;

/**
 * The rows that are on their way in the transaction of a connection, if there are some:
 * the transaction can do nothing else meanwhile.
 */
final class OpenStream {

	private @Nullable StreamedRows rows;

	void opened(StreamedRows rows) {
		this.rows = rows;
	}

	void closed() {
		this.rows = null;
	}

	/**
	 * Takes the rows off the transaction, so that it can do something else.
	 * @throws LibsqlException if they do not fit into memory; nothing has changed then
	 */
	void settle() {
		StreamedRows open = this.rows;
		if (open != null) {
			open.readAhead();
			this.rows = null;
		}
	}

	/**
	 * Takes the rows off the transaction as {@link #settle()} does, or ends them where
	 * their memory ends.
	 */
	void settleOrEnd() {
		StreamedRows open = this.rows;
		if (open != null) {
			try {
				settle();
			}
			catch (LibsqlException ex) {
				open.abandon(ex);
			}
		}
	}

	/**
	 * Ends the rows, as SQLite does with those that a rollback goes through.
	 */
	void end() {
		StreamedRows open = this.rows;
		if (open != null) {
			open.abandon(new LibsqlResponseException(
					new LibsqlError("SQLITE_ABORT", "The transaction in which these rows were read was rolled back"),
					null));
		}
	}

}
