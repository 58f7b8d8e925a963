package io.github.libsqlspring.jdbc.differential;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;

/**
 * {@link Statement} and {@link PreparedStatement}: counts, results, limits, parameters
 * and scripts.
 */
final class StatementProbes {

	private static final String NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 10) "
			+ "SELECT i FROM n";

	private StatementProbes() {
	}

	static List<Probe> all() {
		return Probes
			.on("statements", "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT UNIQUE, n INT)",
					"CREATE TABLE log (what TEXT)",
					"CREATE TRIGGER tr AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.v); "
							+ "INSERT INTO log VALUES (new.v); END",
					"INSERT INTO t VALUES (1, 'one', 1), (2, 'two', 2), (3, 'three', 3)")
			.probe("a new statement", StatementProbes::fresh)
			.probe("counts of changes", StatementProbes::counts)
			.probe("counts of other statements", StatementProbes::otherCounts)
			.probe("results of execute", StatementProbes::results)
			.probe("the wrong method", StatementProbes::wrongMethod)
			.probe("RETURNING", StatementProbes::returning)
			.probe("execution again", StatementProbes::again)
			.probe("maximum of rows", StatementProbes::maxRows)
			.probe("hints", StatementProbes::hints)
			.probe("wrong arguments", StatementProbes::wrongArguments)
			.probe("closing", StatementProbes::closing)
			.probe("parameters", StatementProbes::parameters)
			.probe("parameters that are wrong", StatementProbes::wrongParameters)
			.probe("many parameters", StatementProbes::manyParameters)
			.probe("text of statements", StatementProbes::texts)
			.probe("scripts", StatementProbes::scripts)
			.probe("scripts that fail", StatementProbes::failingScripts)
			.probe("escapes", StatementProbes::escapes)
			.list();
	}

	private static void fresh(Scene it) throws Exception {
		Statement statement = it.statement();
		it.ask("update count", statement::getUpdateCount);
		it.ask("large update count", statement::getLargeUpdateCount);
		it.ask("result set", statement::getResultSet);
		it.ask("more results", statement::getMoreResults);
		it.ask("max rows", statement::getMaxRows);
		it.ask("large max rows", statement::getLargeMaxRows);
		it.ask("max field size", statement::getMaxFieldSize);
		it.ask("query timeout", statement::getQueryTimeout);
		it.ask("fetch size", statement::getFetchSize);
		it.ask("fetch direction", statement::getFetchDirection);
		it.ask("type", statement::getResultSetType);
		it.ask("concurrency", statement::getResultSetConcurrency);
		it.ask("holdability", statement::getResultSetHoldability);
		it.ask("poolable", statement::isPoolable);
		it.ask("prepared poolable", () -> it.prepare("SELECT 1").isPoolable());
		it.ask("close on completion", statement::isCloseOnCompletion);
		it.ask("warnings", statement::getWarnings);
		it.ask("closed", statement::isClosed);
		it.ask("connection", () -> statement.getConnection() == it.connection());
		it.ask("quoted literal", () -> statement.enquoteLiteral("it's"));
		it.ask("quoted identifier", () -> statement.enquoteIdentifier("a b", false));
		it.ask("simple identifier", () -> statement.isSimpleIdentifier("abc"));
	}

	private static void counts(Scene it) throws Exception {
		Statement statement = it.statement();
		for (String sql : List.of("INSERT INTO t VALUES (4, 'four', 4)",
				"INSERT INTO t VALUES (5, 'f', 5), (6, 's', 5)", "UPDATE t SET n = 7 WHERE n = 5",
				"UPDATE t SET n = 0 WHERE n = 99", "INSERT OR IGNORE INTO t VALUES (1, 'again', 1)",
				"INSERT OR REPLACE INTO t VALUES (1, 'two', 1)",
				"INSERT INTO t VALUES (4, 'x', 1) ON CONFLICT DO UPDATE SET n = 9",
				"REPLACE INTO t VALUES (4, 'four', 1)", "DELETE FROM t WHERE n = 7", "DELETE FROM t")) {
			it.ask(sql, () -> statement.executeUpdate(sql));
		}
		it.ask("large", () -> statement.executeLargeUpdate("INSERT INTO log VALUES ('a'), ('b')"));
		it.stored("rows", "SELECT count(*) FROM log");
	}

	private static void otherCounts(Scene it) throws Exception {
		Statement statement = it.statement();
		statement.executeUpdate("INSERT INTO log VALUES ('a'), ('b')");
		for (String sql : List.of("CREATE TABLE u (a)", "CREATE INDEX i ON u (a)", "ALTER TABLE u ADD COLUMN b",
				"DROP INDEX i", "DROP TABLE u", "PRAGMA foreign_keys = 1", "ANALYZE", "REINDEX",
				"CREATE TABLE w AS SELECT * FROM t")) {
			it.ask(sql, () -> statement.executeUpdate(sql));
			it.ask(sql + " by execute", () -> statement.getUpdateCount());
		}
	}

	private static void results(Scene it) throws Exception {
		Statement statement = it.statement();
		for (String sql : List.of("SELECT v FROM t", "SELECT v FROM t WHERE 0", "INSERT INTO t VALUES (4, 'four', 4)",
				"UPDATE t SET n = 4 WHERE id = 99", "CREATE TABLE u (a)", "PRAGMA user_version",
				"INSERT INTO t VALUES (5, 'five', 5) RETURNING id, v")) {
			it.ask(sql, () -> statement.execute(sql));
			it.ask("update count", statement::getUpdateCount);
			it.ask("result set", statement::getResultSet);
			it.ask("more results", statement::getMoreResults);
			it.ask("then update count", statement::getUpdateCount);
			it.ask("then result set", statement::getResultSet);
		}
	}

	private static void wrongMethod(Scene it) throws Exception {
		Statement statement = it.statement();
		it.ask("executeQuery of an update", () -> statement.executeQuery("UPDATE t SET n = 8 WHERE id = 1"));
		it.ask("executeUpdate of a query", () -> statement.executeUpdate("SELECT 1"));
		it.stored("changed", "SELECT n FROM t WHERE id = 1");
		PreparedStatement update = it.prepare("UPDATE t SET n = 9 WHERE id = 1");
		it.ask("prepared executeQuery of an update", update::executeQuery);
		it.ask("prepared executeUpdate of a query", () -> it.prepare("SELECT 1").executeUpdate());
		it.stored("changed", "SELECT n FROM t WHERE id = 1");
		it.ask("prepared with SQL", () -> update.execute("SELECT 1"));
		it.ask("prepared executeQuery with SQL", () -> update.executeQuery("SELECT 1"));
		it.act("prepared addBatch with SQL", () -> update.addBatch("SELECT 1"));
	}

	private static void returning(Scene it) throws Exception {
		Statement statement = it.statement();
		it.ask("executeQuery", () -> statement.executeQuery("INSERT INTO t (v) VALUES ('a') RETURNING id, v"));
		it.ask("two rows", () -> statement.executeQuery("UPDATE t SET n = 5 WHERE id < 3 RETURNING id"));
		it.ask("none", () -> statement.executeQuery("DELETE FROM t WHERE id = 99 RETURNING id"));
		it.ask("executeUpdate", () -> statement.executeUpdate("INSERT INTO t (v) VALUES ('b') RETURNING id"));
		PreparedStatement insert = it.prepare("INSERT INTO t (v) VALUES (?) RETURNING id");
		insert.setString(1, "c");
		it.ask("prepared", insert::executeQuery);
		insert.setString(1, "d");
		it.ask("one row read", () -> {
			try (ResultSet rows = insert.executeQuery()) {
				return rows.next() ? rows.getInt(1) : -1;
			}
		});
		it.stored("rows", "SELECT id, v, n FROM t ORDER BY id");
	}

	private static void again(Scene it) throws Exception {
		PreparedStatement query = it.prepare("SELECT v FROM t WHERE id = ?");
		for (int id : new int[] { 1, 2, 99, 3 }) {
			query.setInt(1, id);
			it.ask("prepared " + id, query::executeQuery);
		}
		query.setInt(1, 1);
		ResultSet first = query.executeQuery();
		query.setInt(1, 2);
		ResultSet second = query.executeQuery();
		it.ask("the first one is closed", first::isClosed);
		it.ask("the second one", () -> second);
		Statement statement = it.statement();
		ResultSet old = statement.executeQuery("SELECT 1");
		it.ask("new rows", () -> statement.executeQuery("SELECT 2"));
		it.ask("the old ones are closed", old::isClosed);
		ResultSet left = it.statement().executeQuery("SELECT id FROM t ORDER BY id");
		ResultSet right = it.statement().executeQuery("SELECT v FROM t ORDER BY id");
		left.next();
		right.next();
		it.ask("two at once", () -> left.getInt(1) + right.getString(1));
		it.ask("the rest of the one", () -> left);
		it.ask("the rest of the other", () -> right);
	}

	private static void maxRows(Scene it) throws Exception {
		Statement statement = it.statement();
		it.act("set", () -> statement.setMaxRows(3));
		it.ask("get", statement::getMaxRows);
		it.ask("rows", () -> statement.executeQuery(NUMBERS));
		it.ask("rows of execute", () -> {
			statement.execute(NUMBERS);
			return statement.getResultSet();
		});
		it.act("large", () -> statement.setLargeMaxRows(2));
		it.ask("rows", () -> statement.executeQuery(NUMBERS));
		it.act("no limit", () -> statement.setMaxRows(0));
		it.ask("rows", () -> statement.executeQuery(NUMBERS));
		PreparedStatement prepared = it.prepare(NUMBERS);
		prepared.setMaxRows(1);
		it.ask("prepared", prepared::executeQuery);
	}

	private static void hints(Scene it) throws Exception {
		Statement statement = it.statement();
		it.act("fetch size", () -> statement.setFetchSize(2));
		it.ask("fetch size", statement::getFetchSize);
		it.ask("rows", () -> statement.executeQuery(NUMBERS));
		it.act("forward", () -> statement.setFetchDirection(ResultSet.FETCH_FORWARD));
		it.act("reverse", () -> statement.setFetchDirection(ResultSet.FETCH_REVERSE));
		it.act("poolable", () -> statement.setPoolable(true));
		it.ask("poolable", statement::isPoolable);
		it.act("escapes", () -> statement.setEscapeProcessing(false));
		it.act("cursor name", () -> statement.setCursorName("c"));
		it.act("field size", () -> statement.setMaxFieldSize(2));
		it.ask("cut", () -> statement.executeQuery("SELECT 'abc'"));
		it.act("query timeout", () -> statement.setQueryTimeout(9));
		it.ask("query timeout", statement::getQueryTimeout);
		it.act("cancel nothing", statement::cancel);
		it.ask("rows", () -> statement.executeQuery("SELECT 1"));
		it.act("clear warnings", statement::clearWarnings);
	}

	private static void wrongArguments(Scene it) throws Exception {
		Statement statement = it.statement();
		it.act("max rows", () -> statement.setMaxRows(-1));
		it.act("large max rows", () -> statement.setLargeMaxRows(-1));
		it.act("query timeout", () -> statement.setQueryTimeout(-1));
		it.act("fetch size", () -> statement.setFetchSize(-1));
		it.act("fetch direction", () -> statement.setFetchDirection(4));
		it.act("field size", () -> statement.setMaxFieldSize(-1));
		it.act("more results", () -> statement.getMoreResults(77));
		it.act("keys", () -> statement.executeUpdate("DELETE FROM log", 77));
		it.act("no SQL", () -> statement.execute(null));
	}

	private static void closing(Scene it) throws Exception {
		Statement statement = it.statement();
		ResultSet rows = statement.executeQuery(NUMBERS);
		rows.next();
		it.act("close", statement::close);
		it.act("close again", statement::close);
		it.ask("closed", statement::isClosed);
		it.ask("rows closed", rows::isClosed);
		it.ask("rows next", rows::next);
		it.ask("rows value", () -> rows.getInt(1));
		it.ask("executeQuery", () -> statement.executeQuery("SELECT 1"));
		it.ask("executeUpdate", () -> statement.executeUpdate("DELETE FROM t"));
		it.ask("getMaxRows", statement::getMaxRows);
		it.ask("getConnection", () -> statement.getConnection() == it.connection());
		PreparedStatement prepared = it.prepare("SELECT ?");
		prepared.close();
		it.act("prepared setInt", () -> prepared.setInt(1, 1));
		it.ask("prepared executeQuery", prepared::executeQuery);
		Statement completing = it.statement();
		it.act("close on completion", completing::closeOnCompletion);
		it.ask("close on completion", completing::isCloseOnCompletion);
		completing.executeQuery("SELECT 1").close();
		it.ask("completed", completing::isClosed);
	}

	private static void parameters(Scene it) throws Exception {
		PreparedStatement positions = it.prepare("SELECT ?2, ?1, ?2");
		positions.setString(1, "first");
		positions.setString(2, "second");
		it.ask("numbered", positions::executeQuery);
		PreparedStatement names = it.prepare("SELECT :a, @b, $c, :a");
		names.setString(1, "a");
		names.setString(2, "b");
		names.setString(3, "c");
		it.ask("named", names::executeQuery);
		PreparedStatement quoted = it.prepare("SELECT '?', \"v\", ? /* ? */ FROM t WHERE id = ? -- ?");
		quoted.setInt(1, 5);
		quoted.setInt(2, 1);
		it.ask("in quotes and comments", quoted::executeQuery);
		PreparedStatement kept = it.prepare("SELECT ?, ?");
		kept.setString(1, "kept");
		kept.setString(2, "a");
		it.ask("both", kept::executeQuery);
		kept.setString(2, "b");
		it.ask("one anew", kept::executeQuery);
		it.act("clear", kept::clearParameters);
		kept.setString(1, "c");
		kept.setString(2, "d");
		it.ask("cleared and set", kept::executeQuery);
		PreparedStatement injected = it.prepare("INSERT INTO log VALUES (?)");
		injected.setString(1, "x'); DROP TABLE log; --");
		it.ask("text is no SQL", injected::executeUpdate);
		it.stored("text is no SQL", "SELECT what FROM log");
	}

	private static void wrongParameters(Scene it) throws Exception {
		PreparedStatement two = it.prepare("SELECT ?, ?");
		it.act("0", () -> two.setInt(0, 1));
		it.act("3", () -> two.setInt(3, 1));
		two.setInt(2, 1);
		it.ask("unset", two::executeQuery);
		two.setInt(1, 1);
		it.ask("set", two::executeQuery);
		two.clearParameters();
		it.ask("cleared", two::executeQuery);
		it.act("none", () -> it.prepare("SELECT 1").setInt(1, 1));
		it.ask("marker in a plain statement", () -> it.statement().executeQuery("SELECT ?"));
	}

	private static void manyParameters(Scene it) throws Exception {
		for (int count : new int[] { 2000, 32766 }) {
			String sql = "SELECT count(*) FROM t WHERE id IN (" + String.join(",", Collections.nCopies(count, "?"))
					+ ")";
			it.ask(String.valueOf(count), () -> {
				try (PreparedStatement statement = it.prepare(sql)) {
					for (int i = 1; i <= count; i++) {
						statement.setInt(i, i);
					}
					return Shown.rows(statement.executeQuery());
				}
			});
		}
	}

	private static void texts(Scene it) throws Exception {
		for (String sql : List.of("SELECT 1;", "SELECT 1 ; -- done", "/* a */ SELECT 1", "-- a\nSELECT 1", "",
				"-- nothing", ";", " ; SELECT 1", "EXPLAIN QUERY PLAN SELECT 1", "VALUES (1), (2)",
				"PRAGMA table_info(t)", "WITH a AS (SELECT 1 AS b) SELECT b FROM a", "SELECT 'it''s'",
				"SELECT \"v\" FROM t WHERE id = 1", "SELECT [v], `v` FROM t WHERE id = 1")) {
			it.ask(sql + " by execute", () -> {
				Statement statement = it.statement();
				return statement.execute(sql) ? statement.getResultSet() : "count " + statement.getUpdateCount();
			});
			it.ask(sql + " prepared", () -> {
				PreparedStatement statement = it.prepare(sql);
				return statement.execute() ? statement.getResultSet() : "count " + statement.getUpdateCount();
			});
		}
	}

	private static void drain(Scene it, Statement statement, boolean first) throws Exception {
		boolean rows = first;
		for (int i = 0; i < 9 && (rows || statement.getUpdateCount() != -1); i++) {
			it.ask("result", () -> (statement.getUpdateCount() == -1) ? statement.getResultSet()
					: "count " + statement.getUpdateCount());
			rows = statement.getMoreResults();
		}
	}

	private static void scripts(Scene it) throws Exception {
		for (String sql : List.of("INSERT INTO log VALUES ('a'); INSERT INTO log VALUES ('b')",
				"PRAGMA foreign_keys = OFF; DROP TABLE t; PRAGMA foreign_keys = ON", "SELECT 1; SELECT 2;",
				"SELECT 3; DELETE FROM log; SELECT 4",
				"CREATE TRIGGER tr2 AFTER INSERT ON log BEGIN UPDATE log SET what = upper(what); SELECT 1; END; "
						+ "INSERT INTO log VALUES ('c')")) {
			Statement statement = it.statement();
			it.act(sql, () -> drain(it, statement, statement.execute(sql)));
		}
		it.stored("in the end", "SELECT what FROM log");
		it.ask("executeUpdate",
				() -> it.statement().executeUpdate("INSERT INTO log VALUES ('d'); INSERT INTO log VALUES ('e')"));
		it.ask("executeQuery", () -> it.statement().executeQuery("SELECT 1; SELECT 2"));
		it.ask("prepared", () -> it.prepare("SELECT ?; SELECT ?").executeQuery());
		it.stored("in the end", "SELECT what FROM log");
	}

	private static void failingScripts(Scene it) throws Exception {
		it.act("second fails", () -> it
			.run("INSERT INTO log VALUES ('a'); INSERT INTO missing VALUES (1); " + "INSERT INTO log VALUES ('b')"));
		it.stored("after it", "SELECT what FROM log");
	}

	private static void escapes(Scene it) throws Exception {
		it.query("SELECT {d '2024-02-29'}");
		it.query("SELECT {t '13:14:15'}");
		it.query("SELECT {ts '2024-02-29 13:14:15'}");
		it.query("SELECT {fn lcase('A')}");
		it.query("SELECT v FROM t WHERE v LIKE 'o\\_%' {escape '\\'}");
		it.query("SELECT '{d}'");
	}

}
