package io.github.libsqlspring.sql;

import java.util.regex.Pattern;

/**
 * Knows which statements change the connection itself, in a way that no rollback undoes:
 * the next user of the connection would feel them.
 */
public final class ConnectionState {

	private static final Pattern TEMP = Pattern.compile("\\btemp(orary)?\\b", Pattern.CASE_INSENSITIVE);

	private ConnectionState() {
	}

	/**
	 * Whether a text may change the connection that executes it.
	 * @param sql any number of statements
	 * @return whether one of them may
	 */
	public static boolean isChangedByAny(String sql) {
		return SqlStatement.parseAll(sql).stream().anyMatch(ConnectionState::isChangedBy);
	}

	/**
	 * Whether a statement may change the connection that executes it.
	 * @param sql the statement
	 * @return whether the connection should not be used by others afterwards
	 */
	public static boolean isChangedBy(SqlStatement sql) {
		return switch (sql.keyword()) {
			case "ATTACH", "DETACH" -> true;
			// SQLite carries out some PRAGMAs already when it compiles them.
			case "PRAGMA", "EXPLAIN" -> !sql.readOnly();
			// Too often true is harmless: the connection is not reused.
			case "CREATE" -> TEMP.matcher(sql.text()).find();
			default -> false;
		};
	}

}
