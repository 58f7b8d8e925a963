package io.github.libsqlspring.jdbc;

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
 */
final class SqlExceptions {

	private SqlExceptions() {
	}

	/**
	 * Runs a call of the client library.
	 * @param <T> the type of its result
	 * @param call the call
	 * @return its result
	 * @throws SQLException for its {@link LibsqlException}, or because it is not possible
	 * now
	 */
	static <T> T translate(Supplier<T> call) throws SQLException {
		try {
			return call.get();
		}
		catch (LibsqlException ex) {
			throw toSqlException(ex);
		}
		catch (IllegalStateException ex) {
			// A stream of rows is open, or the client's own thread is in the transaction.
			throw new SQLException(ex.getMessage(), "HY010", ex);
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
		int code = vendorCode(ex);
		return switch (ex.kind()) {
			case UNIQUE_CONSTRAINT -> new SQLIntegrityConstraintViolationException(message, "23505", code, ex);
			case NOT_NULL_CONSTRAINT -> new SQLIntegrityConstraintViolationException(message, "23502", code, ex);
			case FOREIGN_KEY_CONSTRAINT -> new SQLIntegrityConstraintViolationException(message, "23503", code, ex);
			case CHECK_CONSTRAINT -> new SQLIntegrityConstraintViolationException(message, "23514", code, ex);
			case CONSTRAINT -> new SQLIntegrityConstraintViolationException(message, "23000", code, ex);
			case DATA -> new SQLDataException(message, "22000", code, ex);
			case TOO_BIG -> new SQLDataException(message, "22001", code, ex);
			case RESULT -> new SQLDataException(message, "22018", code, ex);
			case SYNTAX -> new SQLSyntaxErrorException(message, syntaxState(String.valueOf(message)), code, ex);
			case ARGUMENTS -> new SQLSyntaxErrorException(message, "07001", code, ex);
			case BUSY -> new SQLTransientException(message, "40001", code, ex);
			// The database has rolled back; the whole transaction may be tried again.
			case TRANSACTION_LOST -> new SQLTransactionRollbackException(message, "40001", code, ex);
			case TRANSACTION_STATE -> new SQLException(message, "25000", code, ex);
			case READ_ONLY -> new SQLException(message, "25006", code, ex);
			case INTERRUPTED -> new SQLTimeoutException(message, "57014", code, ex);
			case TIMEOUT -> neverSent(ex) ? new SQLTransientConnectionException(message, "08001", code, ex)
					: new SQLTimeoutException(message, "57014", code, ex);
			case CONNECTION -> neverSent(ex) ? new SQLTransientConnectionException(message, "08001", code, ex)
					: new SQLNonTransientConnectionException(message, "08006", code, ex);
			case CAPACITY -> new SQLTransientConnectionException(message, "08004", code, ex);
			case FULL -> new SQLNonTransientException(message, "53100", code, ex);
			case STORAGE -> new SQLNonTransientException(message, "58030", code, ex);
			case AUTHENTICATION -> new SQLInvalidAuthorizationSpecException(message, "28000", code, ex);
			case AUTHORIZATION -> new SQLInvalidAuthorizationSpecException(message, "42501", code, ex);
			case NOT_FOUND -> new SQLNonTransientConnectionException(message, "3D000", code, ex);
			case PROTOCOL -> new SQLNonTransientConnectionException(message, "08P01", code, ex);
			case CLOSED -> new SQLNonTransientConnectionException(message, "08003", code, ex);
			case CONFIGURATION -> new SQLNonTransientConnectionException(message, "08001", code, ex);
			case OTHER -> new SQLException(message, "HY000", code, ex);
		};
	}

	private static boolean neverSent(LibsqlException ex) {
		return ex instanceof LibsqlTransportException transport && !transport.outcomeUnknown();
	}

	private static String syntaxState(String message) {
		if (message.contains("no such table")) {
			return "42S02";
		}
		if (message.contains("no such column") || message.contains("has no column")) {
			return "42S22";
		}
		return message.contains("already exists") ? "42S01" : "42000";
	}

	private static int vendorCode(LibsqlException ex) {
		if (ex.kind() == ErrorKind.BUSY && !ex.code().startsWith("SQLITE_")) {
			return SqliteCodes.BUSY;
		}
		// The server's own words for what SQLite calls an error and nothing more.
		boolean error = ex.code().startsWith("SQL_") || ex.code().equals("SQLITE_UNKNOWN");
		return error ? SqliteCodes.ERROR : SqliteCodes.number(ex.code());
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
		return new SQLFeatureNotSupportedException(what + " is not supported", "0A000");
	}

	static SQLFeatureNotSupportedException notSupported(String what, String instead) {
		return new SQLFeatureNotSupportedException(what + " is not supported; " + instead, "0A000");
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
		return new SQLException("The " + what + " is closed", state);
	}

	static SQLException noRow() {
		return new SQLException("The result set stands on no row; call next() first", "24000");
	}

	static SQLException transactionState(String message) {
		return new SQLException(message, "25000");
	}

	static SQLException misuse(String message) {
		return new SQLException(message, "HY000");
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
