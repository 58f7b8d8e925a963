package io.github.libsqlspring.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;

import org.jspecify.annotations.Nullable;

/**
 * What the results of a statement are like: all of them are read-only and outlive a
 * commit.
 *
 * @param type {@link ResultSet#TYPE_FORWARD_ONLY} or
 * {@link ResultSet#TYPE_SCROLL_INSENSITIVE}
 * @param warning what was asked for and is not given, or {@code null}
 */
record ResultForm(int type, @Nullable SQLWarning warning) {

	static final ResultForm FORWARD_ONLY = new ResultForm(ResultSet.TYPE_FORWARD_ONLY, null);

	/**
	 * The form that comes closest to what is asked for, as JDBC demands.
	 * @param type the type of the results
	 * @param concurrency whether they are to be updatable
	 * @param holdability whether they are to outlive a commit
	 * @return the form, with a warning if it is another one
	 * @throws SQLException for a constant that JDBC does not know, or results that a
	 * commit is to close
	 */
	static ResultForm of(int type, int concurrency, int holdability) throws SQLException {
		checkHoldability(holdability);
		SQLWarning updatable = switch (concurrency) {
			case ResultSet.CONCUR_READ_ONLY -> null;
			case ResultSet.CONCUR_UPDATABLE -> otherwise("Results cannot be updated: CONCUR_READ_ONLY is used");
			default -> throw SqlExceptions.misuse("There is no result set concurrency " + concurrency);
		};
		return switch (type) {
			case ResultSet.TYPE_FORWARD_ONLY, ResultSet.TYPE_SCROLL_INSENSITIVE -> new ResultForm(type, updatable);
			case ResultSet.TYPE_SCROLL_SENSITIVE -> {
				SQLWarning sensitive = otherwise("Results do not see later changes: TYPE_SCROLL_INSENSITIVE is used");
				sensitive.setNextWarning(updatable);
				yield new ResultForm(ResultSet.TYPE_SCROLL_INSENSITIVE, sensitive);
			}
			default -> throw SqlExceptions.misuse("There is no result set type " + type);
		};
	}

	private static SQLWarning otherwise(String text) {
		// The state of an option that was changed.
		return new SQLWarning(text, "01S02");
	}

	static void checkHoldability(int holdability) throws SQLException {
		switch (holdability) {
			case ResultSet.HOLD_CURSORS_OVER_COMMIT -> {
				// As all results are.
			}
			case ResultSet.CLOSE_CURSORS_AT_COMMIT ->
				throw SqlExceptions.notSupported("A result set that is closed by commit");
			default -> throw SqlExceptions.misuse("There is no result set holdability " + holdability);
		}
	}

	static int checkFetchDirection(int direction) throws SQLException {
		return switch (direction) {
			case ResultSet.FETCH_FORWARD, ResultSet.FETCH_REVERSE, ResultSet.FETCH_UNKNOWN -> direction;
			default -> throw SqlExceptions.misuse("There is no fetch direction " + direction);
		};
	}

	boolean isScrollable() {
		return this.type != ResultSet.TYPE_FORWARD_ONLY;
	}

}
