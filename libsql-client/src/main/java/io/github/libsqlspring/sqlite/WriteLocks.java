package io.github.libsqlspring.sqlite;

import java.util.regex.Pattern;

import io.github.libsqlspring.sql.SqlStatement;

/**
 * Knows which statements ask for SQLite's write lock.
 */
final class WriteLocks {

	private static final Pattern AT_ONCE = Pattern.compile("(?i)\\b(immediate|exclusive)\\b");

	private WriteLocks() {
	}

	/**
	 * Whether a statement asks for the lock. A PRAGMA hardly ever does, and the one that
	 * sets how long to wait must not have to wait.
	 * @param sql the statement
	 * @return whether it does
	 */
	static boolean isTakenBy(SqlStatement sql) {
		if (sql.readOnly()) {
			return false;
		}
		return switch (sql.keyword()) {
			case "BEGIN" -> AT_ONCE.matcher(sql.text()).find();
			case "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA", "EXPLAIN", "ATTACH", "DETACH", "" ->
				false;
			default -> true;
		};
	}

}
