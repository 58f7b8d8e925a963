package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.function.Supplier;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.Transaction;

/**
 * A transaction on a server, which does not survive that one of its calls is cancelled:
 * the server knows no way to stop a statement but to end its stream.
 *
 * @param transaction the transaction
 * @param cancellation what cancels
 */
record CancellableTransaction(Transaction transaction, Cancellation cancellation) implements RemoteCall {

	private static final String LOST = "; the transaction around the statement has ended and was rolled back";

	@Override
	public <T> T call(Supplier<T> call) throws SQLException {
		T result = this.cancellation.call(this.transaction::cancel, () -> translate(call));
		if (this.cancellation.isCancelled()) {
			// Too late for this call, but not for the stream, which has ended.
			LibsqlException failure = new LibsqlTransportException(ErrorKind.INTERRUPTED,
					"The statement was cancelled when it had just been executed" + LOST, false, null, null);
			this.transaction.checkAfter(failure);
			throw SqlExceptions.toSqlException(failure);
		}
		return result;
	}

	private static <T> T translate(Supplier<T> call) throws SQLException {
		try {
			return call.get();
		}
		catch (LibsqlException ex) {
			SQLException failure = SqlExceptions.toSqlException(ex);
			if (ex.kind() == ErrorKind.INTERRUPTED) {
				throw new SQLTimeoutException(failure.getMessage() + LOST, failure.getSQLState(),
						SqlExceptions.INTERRUPT, ex);
			}
			throw failure;
		}
	}

}
