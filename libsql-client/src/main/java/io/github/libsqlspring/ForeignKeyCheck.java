package io.github.libsqlspring;

import java.util.List;

/**
 * The statements by which a migration checks its foreign keys inside one batch, where a
 * condition can ask whether a step failed but not what it returned: the check is a query
 * that fails if there is a row without its parent.
 */
final class ForeignKeyCheck {

	static final Statement DISABLE = Statement.of("PRAGMA foreign_keys = OFF");

	// abs() of the smallest integer is the one computation that SQLite must fail.
	private static final Statement FAIL_ON_ORPHAN = Statement
		.of("SELECT abs(-9223372036854775807 - 1) FROM pragma_foreign_key_check LIMIT 1");

	static final List<Statement> STATEMENTS = List.of(FAIL_ON_ORPHAN);

	private ForeignKeyCheck() {
	}

	// Puts the failure of the check into words; leaves any other error as it is.
	static LibsqlError explain(LibsqlError error, Statement statement) {
		if (!statement.equals(FAIL_ON_ORPHAN) || error.kind() != ErrorKind.DATA) {
			return error;
		}
		return new LibsqlError("SQLITE_CONSTRAINT",
				"FOREIGN KEY constraint failed after the migration: a row refers to "
						+ "a parent that is not there, see PRAGMA foreign_key_check. The migration was rolled back");
	}

}
