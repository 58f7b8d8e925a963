package io.github.libsqlspring;

import java.util.Map;

/**
 * SQLite's result codes as numbers (rescode, "Result Code List"). Not taken from
 * sqlite-jdbc, which an application that only talks to a server may leave out.
 */
final class SqliteCodes {

	static final int NONE = 0;

	private static final int ERROR = 1;

	private static final int BUSY = 5;

	private static final int CONSTRAINT = 19;

	private static final int CONSTRAINT_CHECK = CONSTRAINT | 1 << 8;

	private static final int CONSTRAINT_FOREIGN_KEY = CONSTRAINT | 3 << 8;

	private static final int CONSTRAINT_NOT_NULL = CONSTRAINT | 5 << 8;

	private static final int CONSTRAINT_DATATYPE = CONSTRAINT | 12 << 8;

	private static final Map<String, Integer> CODES = Map.ofEntries(Map.entry("SQLITE_ERROR", ERROR),
			Map.entry("SQLITE_INTERNAL", 2), Map.entry("SQLITE_PERM", 3), Map.entry("SQLITE_ABORT", 4),
			Map.entry("SQLITE_BUSY", BUSY), Map.entry("SQLITE_LOCKED", 6), Map.entry("SQLITE_NOMEM", 7),
			Map.entry("SQLITE_READONLY", 8), Map.entry("SQLITE_INTERRUPT", 9), Map.entry("SQLITE_IOERR", 10),
			Map.entry("SQLITE_CORRUPT", 11), Map.entry("SQLITE_NOTFOUND", 12), Map.entry("SQLITE_FULL", 13),
			Map.entry("SQLITE_CANTOPEN", 14), Map.entry("SQLITE_PROTOCOL", 15), Map.entry("SQLITE_EMPTY", 16),
			Map.entry("SQLITE_SCHEMA", 17), Map.entry("SQLITE_TOOBIG", 18), Map.entry("SQLITE_CONSTRAINT", CONSTRAINT),
			Map.entry("SQLITE_MISMATCH", 20), Map.entry("SQLITE_MISUSE", 21), Map.entry("SQLITE_NOLFS", 22),
			Map.entry("SQLITE_AUTH", 23), Map.entry("SQLITE_FORMAT", 24), Map.entry("SQLITE_RANGE", 25),
			Map.entry("SQLITE_NOTADB", 26));

	private SqliteCodes() {
	}

	/**
	 * The extended code of an error, which is its primary code where more is not known.
	 * @param error the error
	 * @param kind its kind
	 * @return the code, {@link #NONE} if SQLite had no part in it
	 */
	static int extended(LibsqlError error, ErrorKind kind) {
		if (error.extendedCode() != null) {
			return error.extendedCode();
		}
		return switch (kind) {
			// Of UNIQUE and PRIMARY KEY the messages are the same.
			case UNIQUE_CONSTRAINT -> CONSTRAINT;
			case NOT_NULL_CONSTRAINT -> CONSTRAINT_NOT_NULL;
			case FOREIGN_KEY_CONSTRAINT -> CONSTRAINT_FOREIGN_KEY;
			case CHECK_CONSTRAINT -> CONSTRAINT_CHECK;
			case CONSTRAINT -> isDatatype(error.message()) ? CONSTRAINT_DATATYPE : CONSTRAINT;
			// A server has words of its own for waiting in vain.
			case BUSY -> CODES.getOrDefault(error.code(), BUSY);
			// A server that cannot bind a value blames the arguments.
			case TOO_BIG -> primary(error.code().equals("ARGS_INVALID") ? "SQLITE_TOOBIG" : error.code());
			default -> primary(error.code());
		};
	}

	private static boolean isDatatype(String message) {
		return message.contains("cannot store ") && message.contains(" value in ");
	}

	private static int primary(String code) {
		// The server's words for what SQLite calls an error and nothing more.
		boolean error = code.startsWith("SQL_") || code.equals("SQLITE_UNKNOWN");
		return error ? ERROR : CODES.getOrDefault(code, NONE);
	}

}
