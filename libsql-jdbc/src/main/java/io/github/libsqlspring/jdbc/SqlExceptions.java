package io.github.libsqlspring.jdbc;

import java.sql.BatchUpdateException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.function.Supplier;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.FailedStatement;
import io.github.libsqlspring.LibsqlClosedException;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.sqlite.SqliteErrors;

/**
 * The exceptions of JDBC: for each failure of either path the SQLState and the subclass
 * from which Spring makes its own exceptions. The vendor code is SQLite's primary result
 * code, 0 where SQLite had no say; the {@link LibsqlException} is the cause.
 * <p>
 * A state of class 08 is for a connection of no more use: a pool throws it away for that,
 * and the transaction with it. It does so for 0A000 too, which is why HYC00 is used.
 */
final class SqlExceptions {

	/**
	 * The state of what is not supported.
	 */
	static final String NOT_SUPPORTED = "HYC00";

	private static final int PRIMARY_CODE = 0xff;

	private static final int ERROR = 1;

	private static final int ABORT = 4;

	private static final int NO_MEMORY = 7;

	static final int INTERRUPT = 9;

	private SqlExceptions() {
	}

	/**
	 * Runs a call of the client library.
	 * @param <T> the type of its result
	 * @param call the call
	 * @return its result
	 * @throws SQLException for its {@link LibsqlException}, or because it must not be
	 * made now
	 */
	static <T> T translate(Supplier<T> call) throws SQLException {
		try {
			return call.get();
		}
		catch (LibsqlException ex) {
			throw toSqlException(ex);
		}
		catch (IllegalStateException ex) {
			// A stream of rows is open, the client is in the transaction, or the thread
			// must
			// not block: nothing was executed.
			throw new SQLFeatureNotSupportedException(ex.getMessage(), "HY010", ex);
		}
	}

	static void run(Runnable call) throws SQLException {
		translate(() -> {
			call.run();
			return Boolean.TRUE;
		});
	}

	static SQLException toSqlException(LibsqlException ex) {
		String message = ex.getMessage();
		int code = ex.extendedCode().orElse(0) & PRIMARY_CODE;
		return switch (ex.kind()) {
			case UNIQUE_CONSTRAINT -> new SQLIntegrityConstraintViolationException(message, "23505", code, ex);
			case NOT_NULL_CONSTRAINT -> new SQLIntegrityConstraintViolationException(message, "23502", code, ex);
			case FOREIGN_KEY_CONSTRAINT -> new SQLIntegrityConstraintViolationException(message, "23503", code, ex);
			case CHECK_CONSTRAINT -> new SQLIntegrityConstraintViolationException(message, "23514", code, ex);
			case CONSTRAINT -> new SQLIntegrityConstraintViolationException(message, "23000", code, ex);
			case DATA -> new SQLDataException(message, dataState(String.valueOf(message)), code, ex);
			case TOO_BIG -> tooBig(ex, code);
			case RESULT -> new SQLDataException(message, "22018", code, ex);
			case SYNTAX -> new SQLSyntaxErrorException(message, syntaxState(String.valueOf(message)), code, ex);
			case ARGUMENTS -> new SQLSyntaxErrorException(message, "07001", code, ex);
			case BUSY -> new SQLTransientException(message, "40001", code, ex);
			// The database has rolled back; the whole transaction may be tried again.
			case TRANSACTION_LOST -> new SQLTransactionRollbackException(message, "40001", code, ex);
			case TRANSACTION_STATE -> new SQLFeatureNotSupportedException(message, transactionState(ex), code, ex);
			case READ_ONLY -> new SQLInvalidAuthorizationSpecException(message, "25006", code, ex);
			case INTERRUPTED -> new SQLTimeoutException(message, "57014", INTERRUPT, ex);
			case TIMEOUT -> neverSent(ex) ? new SQLTransientConnectionException(message, "08001", code, ex)
					: new SQLTimeoutException(message, "57014", INTERRUPT, ex);
			case CONNECTION -> neverSent(ex) ? new SQLTransientConnectionException(message, "08001", code, ex)
					: new SQLNonTransientConnectionException(message, "08006", code, ex);
			case CAPACITY -> new SQLTransientConnectionException(message, "53300", code, ex);
			case FULL -> new SQLNonTransientException(message, "53100", code, ex);
			case STORAGE -> new SQLNonTransientException(message, "58030", code, ex);
			case AUTHENTICATION -> new SQLInvalidAuthorizationSpecException(message, "28000", code, ex);
			case AUTHORIZATION -> new SQLInvalidAuthorizationSpecException(message, "42501", code, ex);
			case NOT_FOUND -> new SQLNonTransientConnectionException(message, "3D000", code, ex);
			case PROTOCOL -> new SQLNonTransientConnectionException(message, "08P01", code, ex);
			case CLOSED -> new SQLNonTransientConnectionException(message, "08003", code, ex);
			case CONFIGURATION -> new SQLNonTransientConnectionException(message, "08001", code, ex);
			case OTHER -> other(ex, code);
		};
	}

	private static boolean neverSent(LibsqlException ex) {
		return ex instanceof LibsqlTransportException transport && !transport.outcomeUnknown();
	}

	// A value that SQLite does not take, or a reply that somebody does not carry.
	private static SQLException tooBig(LibsqlException ex, int code) {
		return (code != 0) ? new SQLDataException(ex.getMessage(), "22001", code, ex)
				: new SQLNonTransientException(ex.getMessage(), "54000", code, ex);
	}

	private static SQLException other(LibsqlException ex, int code) {
		String message = ex.getMessage();
		return switch (code) {
			// SQLite's word for SQL that it understands and cannot carry out.
			case ERROR -> new SQLSyntaxErrorException(message, "42000", code, ex);
			// Rows that were half read when their transaction was rolled back.
			case ABORT -> new SQLFeatureNotSupportedException(message, "24000", code, ex);
			case NO_MEMORY -> new SQLNonTransientException(message, "53200", code, ex);
			default -> new SQLNonTransientException(message, "58000", code, ex);
		};
	}

	private static String dataState(String message) {
		if (message.contains("integer overflow")) {
			return "22003";
		}
		return message.contains("datatype mismatch") ? "22018" : "22000";
	}

	private static String transactionState(LibsqlException ex) {
		String message = String.valueOf(ex.getMessage());
		if (message.contains("no such savepoint")) {
			return "3B001";
		}
		return message.contains("within a transaction") ? "25001" : "25000";
	}

	private static String syntaxState(String message) {
		if (message.contains("no such table") || message.contains("no such view")) {
			return "42S02";
		}
		if (message.contains("no such column") || message.contains("has no column")) {
			return "42S22";
		}
		return message.contains("already exists") ? "42S01" : "42000";
	}

	/**
	 * The failure of a batch.
	 * @param failure the failure of one of its statements
	 * @param counts the update counts of those before it
	 * @param size the number of statements in the batch
	 * @return the exception, from which both the cause and the next one lead to the
	 * failure
	 */
	static BatchUpdateException inBatch(SQLException failure, long[] counts, int size) {
		BatchUpdateException exception = new BatchUpdateException(
				"Statement " + (counts.length + 1) + " of " + size + " in the batch failed: " + failure.getMessage(),
				failure.getSQLState(), failure.getErrorCode(), counts, failure);
		exception.setNextException(failure);
		return exception;
	}

	/**
	 * The refusal of a batch, of which nothing was executed.
	 * @param refusal why
	 * @return the exception
	 */
	static BatchUpdateException ofBatch(SQLException refusal) {
		BatchUpdateException exception = new BatchUpdateException(
				refusal.getMessage() + "; nothing of the batch was executed", refusal.getSQLState(),
				refusal.getErrorCode(), new long[0], refusal);
		exception.setNextException(refusal);
		return exception;
	}

	/**
	 * What the client library would have thrown for an exception of sqlite-jdbc.
	 * @param ex the exception
	 * @param sql the statement that failed
	 * @return the same failure as on a server
	 */
	static LibsqlException toLibsqlException(SQLException ex, String sql) {
		String message = String.valueOf(ex.getMessage());
		if (message.contains("database connection closed") || message.contains("database has been closed")) {
			return new LibsqlClosedException(ErrorKind.CLOSED, LibsqlClosedException.CLIENT_CLOSED,
					"The connection is closed; nothing was executed", ex);
		}
		return new LibsqlResponseException(SqliteErrors.translate(ex), FailedStatement.single(sql), ex);
	}

	static SQLFeatureNotSupportedException notSupported(String what) {
		return new SQLFeatureNotSupportedException(what + " is not supported", NOT_SUPPORTED);
	}

	static SQLFeatureNotSupportedException notSupported(String what, String instead) {
		return new SQLFeatureNotSupportedException(what + " is not supported; " + instead, NOT_SUPPORTED);
	}

	static SQLException closed(String what) {
		return new SQLNonTransientConnectionException("The " + what + " is closed", "08003");
	}

	/**
	 * For a statement or result set that is closed while its connection is open. The
	 * state must not be one of class 08, for which a pool throws the connection away, and
	 * its transaction with it.
	 * @param what what is closed
	 * @param state the SQLState
	 * @return the exception
	 */
	static SQLException closed(String what, String state) {
		return misuse("The " + what + " is closed", state);
	}

	static SQLException noRow() {
		return misuse("The result set stands on no row; call next() first", "24000");
	}

	static SQLException wrongUrl(String message) {
		return new SQLNonTransientConnectionException(message, "08001");
	}

	static SQLException transactionState(String message) {
		return misuse(message, "25000");
	}

	/**
	 * For a call that no state of the database would make right. This subclass is the one
	 * of which Spring makes its exception for the wrong use of an API.
	 * @param message what was wrong, and what to do instead
	 * @return the exception
	 */
	static SQLException misuse(String message) {
		return misuse(message, "HY000");
	}

	static SQLException misuse(String message, String state) {
		return new SQLFeatureNotSupportedException(message, state);
	}

	static SQLException noColumn(String message) {
		return new SQLSyntaxErrorException(message, "42S22");
	}

	static SQLException noParameter(String message) {
		return new SQLSyntaxErrorException(message, "07009");
	}

	static SQLException outOfRange(String column, String type) {
		return new SQLDataException(column + " holds a number that no " + type + " can hold", "22003");
	}

	static SQLException notConvertible(String what, String type) {
		return new SQLDataException(what + " cannot be converted to " + type, "22018");
	}

}
