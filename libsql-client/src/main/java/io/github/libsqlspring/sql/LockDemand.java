package io.github.libsqlspring.sql;

import java.util.regex.Pattern;

/**
 * Which lock of SQLite a statement asks for, as far as its text tells.
 */
public enum LockDemand {

	/** None, or none that anybody would have to wait for. */
	NONE,

	/** That of a reader, of whom there may be many. */
	READ,

	/** That of the one writer. */
	WRITE;

	private static final Pattern AT_ONCE = Pattern.compile("(?i)\\b(immediate|exclusive)\\b");

	private static final Pattern FROM = Pattern.compile("(?i)\\bfrom\\b");

	/**
	 * What a statement asks for. A PRAGMA hardly ever locks, and the one that sets how
	 * long to wait must not have to wait.
	 * @param sql the statement
	 * @return the lock
	 */
	public static LockDemand of(SqlStatement sql) {
		return switch (sql.keyword()) {
			case "BEGIN" -> AT_ONCE.matcher(sql.text()).find() ? WRITE : NONE;
			case "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA", "EXPLAIN", "ATTACH", "DETACH", "" ->
				NONE;
			default -> sql.readOnly() ? ofQuery(sql) : WRITE;
		};
	}

	private static LockDemand ofQuery(SqlStatement sql) {
		return FROM.matcher(sql.text()).find() ? READ : NONE;
	}

	/**
	 * What several statements ask for.
	 * @param sql any number of statements
	 * @return the strongest lock
	 */
	public static LockDemand of(Iterable<SqlStatement> sql) {
		LockDemand strongest = NONE;
		for (SqlStatement statement : sql) {
			LockDemand demand = of(statement);
			strongest = (demand.compareTo(strongest) > 0) ? demand : strongest;
		}
		return strongest;
	}

}
