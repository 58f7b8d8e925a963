package io.github.libsqlspring.jdbc;

import java.sql.SQLException;

import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.TransactionMode;

/**
 * What a statement that controls transactions asks for. It is not sent as it was written:
 * the state of the connection's transactions carries it out, so that it knows of each.
 */
sealed interface TransactionControl {

	/**
	 * Does what the statement says.
	 * @param transactions the transactions of the connection
	 * @param options how
	 * @throws SQLException if that is not possible now, or fails
	 */
	void carryOut(TransactionState transactions, CallOptions options) throws SQLException;

	/**
	 * Whether this may begin a transaction, and with it wait for the write lock.
	 * @return whether it may
	 */
	default boolean mayBegin() {
		return false;
	}

	/**
	 * BEGIN.
	 *
	 * @param mode when to take which lock
	 */
	record Begin(TransactionMode mode) implements TransactionControl {

		@Override
		public void carryOut(TransactionState transactions, CallOptions options) throws SQLException {
			transactions.begin(this.mode, options);
		}

		@Override
		public boolean mayBegin() {
			return true;
		}

	}

	/**
	 * COMMIT or END.
	 */
	record Commit() implements TransactionControl {

		@Override
		public void carryOut(TransactionState transactions, CallOptions options) throws SQLException {
			transactions.endBySql("commit", (transaction) -> transaction.commit(options));
		}

	}

	/**
	 * ROLLBACK of the whole transaction.
	 */
	record Rollback() implements TransactionControl {

		@Override
		public void carryOut(TransactionState transactions, CallOptions options) throws SQLException {
			transactions.endBySql("rollback", (transaction) -> transaction.rollback(options));
		}

	}

	/**
	 * SAVEPOINT.
	 *
	 * @param name its name, without quotes
	 */
	record Savepoint(String name) implements TransactionControl {

		@Override
		public void carryOut(TransactionState transactions, CallOptions options) throws SQLException {
			transactions.savepoint(this.name, options);
		}

		@Override
		public boolean mayBegin() {
			return true;
		}

	}

	/**
	 * ROLLBACK TO.
	 *
	 * @param name the name of the savepoint, without quotes
	 */
	record RollbackTo(String name) implements TransactionControl {

		@Override
		public void carryOut(TransactionState transactions, CallOptions options) throws SQLException {
			transactions.rollbackTo(this.name, options);
		}

	}

	/**
	 * RELEASE.
	 *
	 * @param name the name of the savepoint, without quotes
	 */
	record Release(String name) implements TransactionControl {

		@Override
		public void carryOut(TransactionState transactions, CallOptions options) throws SQLException {
			transactions.release(this.name, options);
		}

	}

}
