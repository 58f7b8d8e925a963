package io.github.libsqlspring.sqlite;

import java.sql.SQLException;
import java.util.List;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import io.github.libsqlspring.LibsqlError;

/**
 * Turns the exceptions of sqlite-jdbc into the errors that a libSQL server would send:
 * base codes, and SQLite's own message.
 */
public final class SqliteErrors {

	private static final int BASE_CODE = 0xff;

	private static final List<String> PARSE_ERRORS = List.of("syntax error", "incomplete input", "unrecognized token");

	private static final List<String> INPUT_ERRORS = List.of("no such column", "no such function", "already exists",
			"ambiguous column name", "wrong number of arguments", "misuse of", "too many SQL variables",
			"variable number must be");

	private SqliteErrors() {
	}

	/**
	 * Translates an exception.
	 * @param ex the exception of sqlite-jdbc
	 * @return the error with its base code
	 */
	public static LibsqlError translate(SQLException ex) {
		if (!(ex instanceof SQLiteException sqlite)) {
			return new LibsqlError("SQLITE_UNKNOWN", String.valueOf(ex.getMessage()));
		}
		String message = message(sqlite);
		int extended = sqlite.getResultCode().code;
		SQLiteErrorCode base = SQLiteErrorCode.getErrorCode(extended & BASE_CODE);
		return new LibsqlError(code(base, message), message, null, (extended > 0) ? extended : null);
	}

	private static String code(SQLiteErrorCode base, String message) {
		if (base != SQLiteErrorCode.SQLITE_ERROR) {
			return (base != SQLiteErrorCode.UNKNOWN_ERROR) ? base.name() : "SQLITE_UNKNOWN";
		}
		if (PARSE_ERRORS.stream().anyMatch(message::contains)) {
			return "SQL_PARSE_ERROR";
		}
		return INPUT_ERRORS.stream().anyMatch(message::contains) ? "SQL_INPUT_ERROR" : "SQLITE_UNKNOWN";
	}

	// sqlite-jdbc writes "[CODE] explanation of the code (message of SQLite)".
	private static String message(SQLiteException ex) {
		String message = String.valueOf(ex.getMessage());
		String prefix = ex.getResultCode() + " (";
		return (message.startsWith(prefix) && message.endsWith(")"))
				? message.substring(prefix.length(), message.length() - 1) : message;
	}

}
