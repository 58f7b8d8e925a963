package io.github.libsqlspring;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The rows of a statement in a transaction, which carries out nothing else until they are
 * closed.
 */
final class TransactionCursor implements Cursor {

	private final Transaction transaction;

	private final Cursor rows;

	private final boolean readOnly;

	private volatile boolean finished;

	/**
	 * Creates the cursor.
	 * @param transaction the transaction
	 * @param rows the rows
	 * @param readOnly whether the statement leaves the database, and so the transaction,
	 * as it is
	 */
	TransactionCursor(Transaction transaction, Cursor rows, boolean readOnly) {
		this.transaction = transaction;
		this.rows = rows;
		this.readOnly = readOnly;
	}

	@Override
	public List<Column> columns() {
		return this.rows.columns();
	}

	@Override
	public @Nullable Row next() {
		if (this.finished) {
			this.transaction.checkNotOver();
			return null;
		}
		this.transaction.enter();
		try {
			Row row = this.rows.next();
			if (row == null) {
				end();
			}
			return row;
		}
		catch (LibsqlResponseException ex) {
			end();
			this.transaction.checkAfter(ex);
			throw ex;
		}
		catch (LibsqlException ex) {
			end();
			this.transaction.loseBy(ex);
			throw ex;
		}
		finally {
			this.transaction.leave();
		}
	}

	@Override
	public void close() {
		if (this.finished) {
			return;
		}
		if (!this.transaction.tryEnter()) {
			// Whoever waits for a row gets none, and finds the end.
			this.rows.close();
			return;
		}
		try {
			if (!this.finished) {
				end();
				if (!this.readOnly) {
					this.transaction.checkAfter(BatchProgram.lost(null));
				}
			}
		}
		finally {
			this.transaction.leave();
		}
	}

	/**
	 * Closes the rows, within a call of the transaction.
	 */
	void end() {
		this.finished = true;
		this.rows.close();
		this.transaction.forget(this);
	}

}
