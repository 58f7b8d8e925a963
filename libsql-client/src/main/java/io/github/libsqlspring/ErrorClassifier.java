package io.github.libsqlspring;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Reads the {@link ErrorKind} from code, message and HTTP status. A libSQL server sends
 * SQLite's base codes only ({@code SQLITE_CONSTRAINT} for every constraint, even
 * {@code SQLITE_UNKNOWN} for a missing table), so that the message, whose wording SQLite
 * keeps stable, has to tell the rest.
 */
final class ErrorClassifier {

	private static final Map<String, ErrorKind> CODES = Map.ofEntries(Map.entry("SQL_PARSE_ERROR", ErrorKind.SYNTAX),
			Map.entry("SQL_INPUT_ERROR", ErrorKind.SYNTAX), Map.entry("SQL_NO_STATEMENT", ErrorKind.SYNTAX),
			Map.entry("SQL_MANY_STATEMENTS", ErrorKind.SYNTAX), Map.entry("ARGS_INVALID", ErrorKind.ARGUMENTS),
			Map.entry("ARGS_BOTH_POSITIONAL_AND_NAMED", ErrorKind.ARGUMENTS),
			Map.entry("SQLITE_RANGE", ErrorKind.ARGUMENTS), Map.entry("SQLITE_BUSY", ErrorKind.BUSY),
			Map.entry("SQLITE_LOCKED", ErrorKind.BUSY), Map.entry("SQLITE_PROTOCOL", ErrorKind.BUSY),
			Map.entry("TRANSACTION_BUSY", ErrorKind.BUSY), Map.entry("TRANSACTION_TIMEOUT", ErrorKind.TRANSACTION_LOST),
			Map.entry("STREAM_EXPIRED", ErrorKind.TRANSACTION_LOST),
			Map.entry("TRANSACTION_STATEMENT_NOT_ALLOWED", ErrorKind.TRANSACTION_STATE),
			Map.entry("TRANSACTION_LEFT_OPEN", ErrorKind.TRANSACTION_STATE),
			Map.entry("SQLITE_READONLY", ErrorKind.READ_ONLY), Map.entry("BLOCKED", ErrorKind.READ_ONLY),
			Map.entry("SQLITE_TOOBIG", ErrorKind.TOO_BIG), Map.entry("RESPONSE_TOO_LARGE", ErrorKind.TOO_BIG),
			Map.entry("SQLITE_MISMATCH", ErrorKind.DATA), Map.entry("SQLITE_INTERRUPT", ErrorKind.INTERRUPTED),
			Map.entry("SQLITE_FULL", ErrorKind.FULL), Map.entry("SQLITE_IOERR", ErrorKind.STORAGE),
			Map.entry("SQLITE_CANTOPEN", ErrorKind.STORAGE), Map.entry("SQLITE_CORRUPT", ErrorKind.STORAGE),
			Map.entry("SQLITE_NOTADB", ErrorKind.STORAGE), Map.entry("SQLITE_AUTH", ErrorKind.AUTHORIZATION),
			Map.entry("SQLITE_PERM", ErrorKind.AUTHORIZATION));

	private static final List<String> SYNTAX = List.of("no such ", "syntax error", "has no column", "incomplete input",
			"unrecognized token", "already exists", "there is already", "ambiguous column", "duplicate column name",
			"wrong number of arguments", "misuse", "could not be parsed", "values for ", "same number of",
			"sub-select returns", "out of range - should be", "does not match any", "too many SQL variables",
			"variable number must be", "cannot modify", "may not be", "not allowed");

	private ErrorClassifier() {
	}

	static ErrorKind classify(String code, String message, @Nullable Integer httpStatus) {
		ErrorKind kind = CODES.get(code);
		if (kind == ErrorKind.ARGUMENTS && message.contains("string or blob too big")) {
			// A server that cannot bind a value blames the arguments.
			return ErrorKind.TOO_BIG;
		}
		if (kind != null) {
			return kind;
		}
		ErrorKind status = (httpStatus != null) ? byStatus(httpStatus) : ErrorKind.OTHER;
		if (status != ErrorKind.OTHER && status != ErrorKind.PROTOCOL) {
			// Such a reply may come from a proxy, in any words.
			return status;
		}
		kind = constraint(message);
		if (code.equals("SQLITE_CONSTRAINT")) {
			// Any other message is a trigger's own, whatever its words.
			return (kind != ErrorKind.OTHER) ? kind : ErrorKind.CONSTRAINT;
		}
		kind = (kind != ErrorKind.OTHER) ? kind : byMessage(message);
		return (kind != ErrorKind.OTHER) ? kind : status;
	}

	private static ErrorKind constraint(String message) {
		if (message.contains("UNIQUE constraint failed")) {
			return ErrorKind.UNIQUE_CONSTRAINT;
		}
		if (message.contains("NOT NULL constraint failed")) {
			return ErrorKind.NOT_NULL_CONSTRAINT;
		}
		if (message.contains("FOREIGN KEY constraint failed")) {
			return ErrorKind.FOREIGN_KEY_CONSTRAINT;
		}
		if (message.contains("CHECK constraint failed")) {
			return ErrorKind.CHECK_CONSTRAINT;
		}
		return ErrorKind.OTHER;
	}

	private static ErrorKind byMessage(String message) {
		if (message.contains("database is locked") || message.contains("database table is locked")) {
			return ErrorKind.BUSY;
		}
		if (message.contains("Transaction timed out")) {
			return ErrorKind.TRANSACTION_LOST;
		}
		if (message.contains("within a transaction") || message.contains("no transaction is active")
				|| message.contains("no such savepoint")) {
			return ErrorKind.TRANSACTION_STATE;
		}
		if (message.contains("integer overflow") || message.contains("datatype mismatch")
				|| message.contains("malformed JSON") || message.contains("JSON path")) {
			return ErrorKind.DATA;
		}
		return isSyntax(message) ? ErrorKind.SYNTAX : ErrorKind.OTHER;
	}

	private static boolean isSyntax(String message) {
		return SYNTAX.stream().anyMatch(message::contains)
				|| (message.contains(" values ") && message.contains("supplied"));
	}

	private static ErrorKind byStatus(int status) {
		return switch (status) {
			case 401 -> ErrorKind.AUTHENTICATION;
			case 403 -> ErrorKind.AUTHORIZATION;
			case 404 -> ErrorKind.NOT_FOUND;
			case 429, 503 -> ErrorKind.CAPACITY;
			default -> ErrorKind.PROTOCOL;
		};
	}

}
