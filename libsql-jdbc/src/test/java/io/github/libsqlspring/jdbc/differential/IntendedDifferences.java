package io.github.libsqlspring.jdbc.differential;

import java.util.List;

/**
 * All differences that are meant to be, with the reason of each. A difference that is not
 * here is a defect.
 */
final class IntendedDifferences {

	static final List<IntendedDifference> ALL = List.of(
			driver("Every failure has an SQLState and the class of JDBC that goes with it; sqlite-jdbc has neither",
					javadoc("SQLException.html") + "; Spring and JPA tell a duplicate key from a syntax error by them")
				.bothFail("*"),
			driver("Misuse of a savepoint fails before it reaches SQLite, with the vendor code 0",
					javadoc("Connection.html#rollback(java.sql.Savepoint)"))
				.are("transactions/savepoints that are gone/*", "! SQLiteException null 1", "! SQLException 3B001 0"),
			driver("A closed connection, statement or result refuses every call; sqlite-jdbc answers some",
					javadoc("Connection.html#close()"))
				.refused("connection/use after close/*", "08003")
				.are("connection/use after close/statement closed", "Boolean false", "Boolean true")
				.refused("results/closing/*", "24000")
				.refused("statements/closing/*", "HY010")
				.are("statements/text of statements/close", "! SQLException null 0", "-"),
			driver("`abort` closes the connection; sqlite-jdbc leaves it open",
					javadoc("Connection.html#abort(java.util.concurrent.Executor)"))
				.refused("connection/abort/without executor", "HY000")
				.are("connection/abort/closed", "Boolean false", "Boolean true"),
			driver("A negative time limit is refused; sqlite-jdbc takes it", javadoc("Connection.html#isValid(int)"))
				.refused("connection/validity/negative limit", "HY000")
				.refused("connection/network timeout/negative", "HY000"),
			driver("The network timeout is kept and applied; sqlite-jdbc forgets it",
					javadoc("Connection.html#setNetworkTimeout(java.util.concurrent.Executor,int)"))
				.are("connection/network timeout/get (2)", "Integer 0", "Integer 2000"),
			driver("`setReadOnly` works at any time and cannot be undone by `PRAGMA query_only`; sqlite-jdbc refuses it "
					+ "on an open connection", javadoc("Connection.html#setReadOnly(boolean)"))
				.works("connection/read-only/setReadOnly(true)")
				.are("connection/read-only/isReadOnly", "Boolean false", "Boolean true")
				.refused("connection/read-only/*", "25006")
				.are("connection/read-only/rows", "String v / String a / .*", "String v / String c"),
			driver("The isolation is SERIALIZABLE whatever is asked for; sqlite-jdbc repeats what was asked for",
					"[Isolation in SQLite](https://www.sqlite.org/isolation.html): there is no other")
				.are("connection/isolation/get*", "Integer [124]", "Integer 8"),
			driver("Results are held over a commit; sqlite-jdbc says that they are closed, and keeps them",
					javadoc("ResultSet.html#HOLD_CURSORS_OVER_COMMIT"))
				.are("connection/holdability/holdability*", "Integer 2", "Integer 1")
				.are("results/what a result is/holdability", "Integer 0", "Integer 1")
				.are("statements/a new statement/holdability", "Integer 2", "Integer 1")
				.works("connection/*/hold")
				.refused("connection/*/close at commit", "0A000|HYC00"),
			driver("Client info is kept; sqlite-jdbc forgets it",
					javadoc("Connection.html#setClientInfo(java.lang.String,java.lang.String)"))
				.are("connection/client info/all", "null", "Properties \\{\\}")
				.are("connection/client info/one (2)", "null", "String probe"),
			driver("The escapes of JDBC are translated; sqlite-jdbc leaves them, and SQLite refuses them",
					javadoc("Connection.html#nativeSQL(java.lang.String)"))
				.values("connection/native SQL/*")
				.works("statements/escapes/*"),
			driver("`createBlob` and `createClob` work, and arrays are refused; sqlite-jdbc refuses the first and gives "
					+ "null for the other", javadoc("Connection.html#createBlob()"))
				.works("connection/large objects/*")
				.refused("connection/large objects/createArrayOf", "0A000|HYC00"),
			driver("A statement for results that scroll can be made; one for results that update falls back to reading "
					+ "and says so in a warning",
					javadoc("Connection.html#createStatement(int,int)") + "; JDBC allows the fallback")
				.works("connection/kinds of statements/*")
				.works("results/scrolling/*")
				.are("results/scrolling/*", "-", "[^!].*"),
			driver("`commit`, `rollback` and `setSavepoint` are refused in autocommit; sqlite-jdbc lets a savepoint begin "
					+ "a transaction", javadoc("Connection.html#setSavepoint()"))
				.refused("transactions/in autocommit/setSavepoint", "25000"),
			driver("A commit that fails ends the transaction, and nothing of it stays; sqlite-jdbc leaves it open",
					"[A commit is one round trip](docs/decisions/0001-transactions-are-guarded-batches.md), "
							+ "after which nothing holds a lock")
				.are("transactions/a commit that fails/rows*", "String t / Integer 7", "String t"),
			driver("An unnamed savepoint has no name and a named one no number, and a name may hold any characters; "
					+ "sqlite-jdbc makes a name up, and " + "puts names into SQL as they are",
					javadoc("Savepoint.html#getSavepointName()"))
				.refused("transactions/savepoints and names/*named has a*", "HY000")
				.works("transactions/savepoints and names/quotes"),
			driver("After COMMIT or ROLLBACK as text, a connection with autocommit off begins anew; sqlite-jdbc runs the "
					+ "rest in autocommit", javadoc("Connection.html#setAutoCommit(boolean)"))
				.works("transactions/text inside a transaction of JDBC/*")
				.values("transactions/text inside a transaction of JDBC/in the end"),
			driver("`getRow` is 0 after the last row, and a value outside of the rows is refused; sqlite-jdbc gives the "
					+ "last row, or the first before `next`", javadoc("ResultSet.html#getRow()"))
				.are("results/position/row*", "Integer 3", "Integer 0")
				.refused("results/outside of the rows/*", "24000"),
			driver("`Statement.getResultSet` gives the result of `executeQuery`; there is no cursor name and no update of "
					+ "rows", javadoc("Statement.html#getResultSet()"))
				.works("results/what a result is/the same from the statement")
				.refused("results/what a result is/cursor name", "0A000|HYC00")
				.refused("results/updating/*", "0A000|HYC00"),
			driver("Several statements in one text run all, each with its result, and stop at the first that fails; "
					+ "sqlite-jdbc runs the first only, or all by `executeUpdate`; prepared with parameters, they are refused",
					javadoc("Statement.html#getMoreResults()"))
				.are("statements/scripts/result*", ".*", ".*")
				.are("statements/scripts/*", "String what .*", "String what .*")
				.are("statements/scripts/executeUpdate", "Integer 19", "Integer 1")
				.refused("statements/scripts/prepared", "42000")
				.refused("statements/scripts that fail/second fails", "42S02"),
			driver("A statement that has not run has no result and the count -1; sqlite-jdbc fails with a "
					+ "NullPointerException, also after a definition", javadoc("Statement.html#getUpdateCount()"))
				.works("statements/a new statement/*")
				.works("statements/counts of other statements/*"),
			driver("A new execution closes the result before it; in sqlite-jdbc that one shows the new rows",
					javadoc("Statement.html") + ": one open result for each statement")
				.are("statements/execution again/the first one is closed", "Boolean false", "Boolean true"),
			driver("`executeUpdate` of a query, and `executeQuery` of an update, fail and change nothing; sqlite-jdbc "
					+ "carries the update out", javadoc("Statement.html#executeQuery(java.lang.String)"))
				.refused("statements/the wrong method/*", "HY000")
				.are("statements/the wrong method/changed*", "String n / Integer 8", "String n / Integer 1"),
			driver("Settings are kept and applied: poolable, maximum field size, the kind of keys; sqlite-jdbc ignores them",
					javadoc("Statement.html#setMaxFieldSize(int)"))
				.are("statements/hints/poolable (2)", "Boolean false", "Boolean true")
				.are("statements/hints/cut", ".* String abc", ".* String ab")
				.refused("statements/wrong arguments/keys", "HY000"),
			driver("A query timeout ends the query; sqlite-jdbc takes it for the time to wait for a lock",
					javadoc("Statement.html#setQueryTimeout(int)"))
				.refused("exceptions/time is up/long query", "57014"),
			driver("A statement counts its own rows only, and one that defines something counts 0; sqlite-jdbc adds "
					+ "what triggers and foreign keys change, and repeats an older count in a batch",
					"[sqlite3_changes](https://www.sqlite.org/c3ref/changes.html) against "
							+ "[sqlite3_total_changes](https://www.sqlite.org/c3ref/total_changes.html)")
				.are("statements/counts of changes/*", "Integer [36]", "Integer [12]")
				.are("statements/RETURNING/executeUpdate", "Integer 3", "Integer 1")
				.are("batches/of statements/counts", "\\[2, 2, 2, 0\\]", "\\[2, 2, 0, 0\\]"),
			driver("A parameter that was never set is refused; sqlite-jdbc takes NULL",
					javadoc("PreparedStatement.html") + ": a parameter has to be set")
				.refused("statements/parameters that are wrong/*", "07009")
				.refused("batches/parameters that are not set/add", "07009")
				.are("batches/parameters that are not set/counts", "\\[1\\]", "\\[\\]")
				.values("batches/parameters that are not set/rows"),
			driver("A value stays set after `addBatch`; in sqlite-jdbc it is NULL from then on",
					javadoc("PreparedStatement.html#clearParameters()") + ": values stay for repeated use")
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
			driver("Dates and times are stored as text in the form of `CURRENT_TIMESTAMP`; sqlite-jdbc stores java.sql as "
					+ "milliseconds and java.time as their `toString()`",
					"[One form that SQLite's functions read](docs/decisions/0016-one-form-for-dates-and-times.md); "
							+ "`libsql.jdbc.date-format` chooses milliseconds or seconds")
				.values("setters/setDate*")
				.values("setters/setTime*")
				.values("setters/setObject(*Date*")
				.values("setters/setObject(*Time*")
				.values("setters/setObject(Instant*"),
			driver("NaN and infinities are refused; sqlite-jdbc stores NULL and infinities",
					"[SQLite turns NaN into NULL](https://www.sqlite.org/floatingpoint.html), and "
							+ "[Hrana's JSON](https://github.com/tursodatabase/libsql/blob/main/docs/HRANA_3_SPEC.md) has "
							+ "no infinity")
				.refused("setters/set*NaN)/set", "22000")
				.values("setters/set*NaN)/*")
				.refused("setters/setDouble(*Infinity)/set", "22000")
				.values("setters/setDouble(*Infinity)/*"),
			driver("Numbers are stored as numbers: a `Byte`, a `Year` and a `BigInteger` of 64 bits as INTEGER, a "
					+ "`BigDecimal` without exponent; sqlite-jdbc stores text",
					javadoc("PreparedStatement.html#setObject(int,java.lang.Object)"))
				.values("setters/setObject(Byte)/*")
				.values("setters/setObject(Year 2024)/*")
				.values("setters/setObject(BigInteger 5)/*")
				.values("setters/setBigDecimal(1E+3)/*"),
			driver("`setObject` with a type converts to it or refuses; sqlite-jdbc ignores the type",
					javadoc("PreparedStatement.html#setObject(int,java.lang.Object,int)"))
				.refused("setters/setObject(*/set", "22018|0A000|HYC00")
				.values("setters/setObject(*"),
			driver("A `Blob` or `Clob` stream of another length than said is refused; sqlite-jdbc cuts it off",
					javadoc("PreparedStatement.html#setBlob(int,java.io.InputStream,long)"))
				.refused("setters/set*lob(*, 2)/set", "22026")
				.values("setters/set*lob(*, 2)/*"),
			driver("More setters work: `Blob`, `Clob`, `NString`, `URL`, `SQLType`, null streams",
					javadoc("PreparedStatement.html"))
				.works("setters/*/set")
				.values("setters/setNString/*")
				.values("setters/setURL/*")
				.values("setters/setN*Stream/*")
				.values("setters/set*lob(*lob)/*")
				.values("setters/setNClob(Reader)/*")
				.values("setters/setBinaryStream(null)/*"),
			driver("More getters work: `Blob`, `Clob`, `NString`, `URL` and every class of `getObject` that JDBC lists",
					javadoc("ResultSet.html#getObject(int,java.lang.Class)"))
				.works("getters/*"),
			driver("A number that does not fit is refused (22003); sqlite-jdbc cuts it off",
					javadoc("SQLDataException.html"))
				.refused("getters/*", "22003"),
			driver("Text that is no number, boolean or date is refused (22018, 22007); sqlite-jdbc gives 0, false or the "
					+ "digits at its beginning", javadoc("SQLDataException.html"))
				.refused("getters/*", "22018|22007"),
			driver("`getBoolean` reads `true` and `false`, and any number but 0 as true; NULL as `Boolean` is null",
					javadoc("ResultSet.html#getBoolean(int)"))
				.values("getters/*Boolean*"),
			driver("A time keeps its fraction, a Julian day before the common era stays there, and a Calendar moves no "
					+ "timestamp: text without a zone is UTC; sqlite-jdbc does otherwise",
					"[Date And Time Functions](https://www.sqlite.org/lang_datefunc.html)")
				.values("getters/*/get*Date*")
				.values("getters/*/get*Time*"),
			driver("A `BigDecimal` of a REAL has the digits of the REAL", javadoc("ResultSet.html#getBigDecimal(int)"))
				.are("getters/1e10/*BigDecimal*", ".* 10000000000.0", ".* 1.0E\\+10"),
			driver("`DatabaseMetaData` names this driver, JDBC 4.3 and what SQLite can do: functions, keywords, limits, "
					+ "order of NULL; sqlite-jdbc says no or 0 in many places",
					javadoc("DatabaseMetaData.html")
							+ "; [limits](https://www.sqlite.org/limits.html), [NULL](https://www.sqlite.org/datatype3.html)")
				.works("metadata/facts/*")
				.values("metadata/facts/*")
				.values("metadata/capabilities with arguments/*"),
			driver("`getTypeInfo` lists the types that a column may be declared with, in the order of JDBC",
					javadoc("DatabaseMetaData.html#getTypeInfo()"))
				.values("metadata/types/*"),
			driver("Tables are tables: an index is none, and an unknown catalog has none",
					javadoc("DatabaseMetaData.html#getTables(java.lang.String,java.lang.String,java.lang.String,"
							+ "java.lang.String%5B%5D)"))
				.values("metadata/tables/*"),
			driver("Columns have the type of their declaration: DECIMAL, TIMESTAMP, BLOB; sqlite-jdbc says FLOAT or VARCHAR",
					"[Affinity](https://www.sqlite.org/datatype3.html#determination_of_column_affinity), refined by the "
							+ "declared name")
				.values("metadata/columns/*"),
			driver("Keys and indexes are told in full: cross references, best row, deferrability, partial and descending "
					+ "indexes; a missing table has none",
					javadoc("DatabaseMetaData.html#getIndexInfo(java.lang.String,java.lang.String,java.lang.String,"
							+ "boolean,boolean)"))
				.values("metadata/keys/*")
				.are("metadata/keys/*failure", "! SQLException null 0", "-")
				.values("metadata/indexes/*"),
			driver("Sets that SQLite has nothing for are empty, in the shape of JDBC; functions and pseudo columns are listed",
					javadoc("DatabaseMetaData.html#getFunctions(java.lang.String,java.lang.String,java.lang.String)"))
				.works("metadata/other rows/*")
				.values("metadata/other rows/*"),
			driver("`ResultSetMetaData` says read-only, the Java class of the values, and unknown where SQLite does not "
					+ "tell the table of a column", javadoc("ResultSetMetaData.html"))
				.values("metadata/columns of a*"),
			driver("The metadata of a statement without rows is null, and of parameters unknown",
					javadoc("PreparedStatement.html#getMetaData()"))
				.works("metadata/columns before execution/*")
				.refused("metadata/parameters/out of range", "07009")
				.values("metadata/parameters/*"),
			server("A text in double quotes that names no column is refused",
					"libSQL is built without [this old habit of SQLite](https://www.sqlite.org/quirks.html#dblquote)")
				.refused("exceptions/wrong SQL/SELECT \"nope\"", "42S22"),
			server("VACUUM, ANALYZE, ATTACH, temporary tables and an unknown PRAGMA are refused",
					"[The statements that a server runs](https://github.com/tursodatabase/libsql/blob/main/"
							+ "libsql-server/src/query_analysis.rs)")
				.refused("exceptions/wrong SQL/PRAGMA nope", "42000")
				.refused("exceptions/wrong SQL/VACUUM", "42000")
				.refused("statements/counts of other statements/ANALYZE", "42000")
				.are("statements/counts of other statements/ANALYZE by execute", "Integer 0", "Integer -1")
				.are("exceptions/wrong SQL/ATTACH *", "! .* 14", "! .* 42000 1")
				.refused("connection/session state/*temporary table", "42000")
				.refused("connection/session state/use of it", "42S02"),
			server("SQL writes a REAL as text with 15 digits instead of 17; the stored number is the same",
					"A server has SQLite 3.45, a file [3.53](https://www.sqlite.org/changes.html)")
				.values("setters/*"),
			server("The version is that of the server's SQLite, it has its own functions, and there are no local files",
					javadoc("DatabaseMetaData.html#getDatabaseProductVersion()"))
				.values("metadata/facts/*")
				.values("metadata/other rows/function columns"));

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
