package io.github.libsqlspring.jdbc;

import java.util.Map;

/**
 * SQLite's primary result codes (rescode, "Primary Result Code List"). Not taken from
 * sqlite-jdbc, which an application that only talks to a server may leave out.
 */
final class SqliteCodes {

	static final int ERROR = 1;

	static final int BUSY = 5;

	static final int INTERRUPT = 9;

	private static final Map<String, Integer> CODES = Map.ofEntries(Map.entry("SQLITE_ERROR", ERROR),
			Map.entry("SQLITE_INTERNAL", 2), Map.entry("SQLITE_PERM", 3), Map.entry("SQLITE_ABORT", 4),
			Map.entry("SQLITE_BUSY", BUSY), Map.entry("SQLITE_LOCKED", 6), Map.entry("SQLITE_NOMEM", 7),
			Map.entry("SQLITE_READONLY", 8), Map.entry("SQLITE_INTERRUPT", INTERRUPT), Map.entry("SQLITE_IOERR", 10),
			Map.entry("SQLITE_CORRUPT", 11), Map.entry("SQLITE_NOTFOUND", 12), Map.entry("SQLITE_FULL", 13),
			Map.entry("SQLITE_CANTOPEN", 14), Map.entry("SQLITE_PROTOCOL", 15), Map.entry("SQLITE_EMPTY", 16),
			Map.entry("SQLITE_SCHEMA", 17), Map.entry("SQLITE_TOOBIG", 18), Map.entry("SQLITE_CONSTRAINT", 19),
			Map.entry("SQLITE_MISMATCH", 20), Map.entry("SQLITE_MISUSE", 21), Map.entry("SQLITE_NOLFS", 22),
			Map.entry("SQLITE_AUTH", 23), Map.entry("SQLITE_FORMAT", 24), Map.entry("SQLITE_RANGE", 25),
			Map.entry("SQLITE_NOTADB", 26));

	private SqliteCodes() {
	}

	/**
	 * The number of a code.
	 * @param name its name, such as {@code SQLITE_BUSY}
	 * @return the number, 0 for a name that SQLite does not know
	 */
	static int number(String name) {
		return CODES.getOrDefault(name, 0);
	}

}
