package io.github.libsqlspring.jdbc.differential;

import java.util.List;

/**
 * All differences that are meant to be, with the reason of each. A difference that is not
 * here is a defect.
 */
final class IntendedDifferences {

	static final List<IntendedDifference> ALL = List.of(
			driver("A failure has an SQLState and the class of JDBC that goes with it; sqlite-jdbc has neither",
					javadoc("SQLException.html") + ": by them Spring and JPA tell a duplicate key from a syntax error")
				.bothFail("*"),
			driver("A query timeout ends the query; sqlite-jdbc takes it for the time to wait for a lock",
					javadoc("Statement.html#setQueryTimeout(int)"))
				.refused("exceptions/time is up/long query", "57014"),
			driver("A statement counts its own rows only, and one that defines something counts 0; sqlite-jdbc adds "
					+ "what triggers and foreign keys change, and repeats an older count in a batch",
					"[sqlite3_changes](https://www.sqlite.org/c3ref/changes.html) against sqlite3_total_changes")
				.are("batches/of statements/counts", "\\[2, 2, 2, 0\\]", "\\[2, 2, 0, 0\\]"),
			driver("A parameter that was never set is refused; sqlite-jdbc takes NULL",
					javadoc("PreparedStatement.html") + ": a value has to be set")
				.refused("batches/parameters that are not set/add", "07009")
				.are("batches/parameters that are not set/counts", "\\[1\\]", "\\[\\]")
				.values("batches/parameters that are not set/rows"),
			driver("A value stays set after addBatch; in sqlite-jdbc it is NULL from then on",
					javadoc("PreparedStatement.html#clearParameters()") + ": values stay in force for repeated use")
				.values("batches/of parameters/rows"),
			driver("Generated keys are there in all forms and for every row, under the names of their columns; "
					+ "sqlite-jdbc has one number, the last rowid, and some of the methods",
					javadoc("Statement.html#getGeneratedKeys()")
							+ "; [RETURNING](https://www.sqlite.org/lang_returning.html) gives them")
				.works("keys/*")
				.are("keys/of a statement/key by number*", "String none|Long 13", "Long 1[356]")
				.are("keys/of several rows/keys", "Integer 1", "Integer 2")
				.are("keys/of a batch/number of keys", "Integer 0", "Integer 2")
				.are("keys/without rowid/key", "String 0", "String l"),
			driver("Keys that were not asked for are not given; sqlite-jdbc gives the last rowid",
					javadoc("Statement.html#getGeneratedKeys()") + ": empty then")
				.are("keys/not asked for/*", "Long 1[12]", "String none"),
			server("A text in double quotes that names no column is refused",
					"libSQL is built without [this old habit of SQLite](https://www.sqlite.org/quirks.html#dblquote)")
				.refused("exceptions/wrong SQL/SELECT \"nope\"", "42S22"),
			server("VACUUM, ATTACH and an unknown PRAGMA are refused",
					"[Statements that a server allows](https://github.com/tursodatabase/libsql/blob/main/libsql-server/"
							+ "src/query_analysis.rs)")
				.refused("exceptions/wrong SQL/PRAGMA nope", "42000")
				.refused("exceptions/wrong SQL/VACUUM", "42000")
				.are("exceptions/wrong SQL/ATTACH *", "! SQLNonTransientException 58030 14", "! .* 42000 1"));

	private IntendedDifferences() {
	}

	private static String javadoc(String page) {
		return "[JDBC](https://docs.oracle.com/en/java/javase/17/docs/api/java.sql/java/sql/" + page + ")";
	}

	private static IntendedDifference driver(String what, String reason) {
		return new IntendedDifference(IntendedDifference.Between.DRIVERS, what, reason, List.of());
	}

	private static IntendedDifference server(String what, String reason) {
		return new IntendedDifference(IntendedDifference.Between.PATHS, what, reason, List.of());
	}

}
