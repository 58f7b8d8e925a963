package io.github.libsqlspring.jdbc.differential;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * What statements that cannot succeed throw: class, SQLState and vendor code.
 */
final class ExceptionProbes {

	private ExceptionProbes() {
	}

	static List<Probe> all() {
		return Probes
			.on("exceptions",
					"CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT NOT NULL UNIQUE, n INT CHECK (n > 0)) STRICT",
					"CREATE TABLE c (t INTEGER REFERENCES t)", "CREATE VIEW vw AS SELECT * FROM t",
					"CREATE TRIGGER no BEFORE DELETE ON t BEGIN SELECT RAISE(ABORT, 'not this one'); END",
					"INSERT INTO t VALUES (1, 'one', 1)")
			.probe("constraints", ExceptionProbes::constraints)
			.probe("wrong SQL", ExceptionProbes::wrongSql)
			.probe("wrong values", ExceptionProbes::wrongValues)
			.probe("prepared", ExceptionProbes::prepared)
			.probe("time is up", ExceptionProbes::timeout)
			.list();
	}

	private static void each(Scene it, String... statements) throws Exception {
		for (String sql : statements) {
			it.act(sql, () -> it.run(sql));
		}
		it.query("usable after it", "SELECT count(*) FROM t");
	}

	private static void constraints(Scene it) throws Exception {
		each(it, "INSERT INTO t VALUES (2, 'one', 1)", "INSERT INTO t VALUES (1, 'two', 1)",
				"INSERT INTO t (id) VALUES (2)", "INSERT INTO t VALUES (2, 'two', -1)", "INSERT INTO c VALUES (77)",
				"DELETE FROM t", "INSERT INTO t VALUES (2, 'two', 'x')", "UPDATE t SET v = NULL",
				"INSERT OR ROLLBACK INTO t VALUES (1, 'two', 1)", "INSERT OR FAIL INTO t VALUES (1, 'two', 1)");
	}

	private static void wrongSql(Scene it) throws Exception {
		each(it, "SELEC 1", "SELECT * FROM missing", "SELECT missing FROM t", "SELECT missing()", "CREATE TABLE t (a)",
				"DROP TABLE missing", "INSERT INTO t VALUES (1)", "INSERT INTO t (nope) VALUES (1)",
				"INSERT INTO vw VALUES (1, 'a', 1)", "SELECT 'open", "SELECT count(*) FROM t WHERE count(*) > 1",
				"SELECT 1 UNION SELECT 1, 2", "CREATE INDEX i ON missing (a)", "ALTER TABLE missing ADD COLUMN a",
				"SELECT (1", "SELECT \"nope\"", "DROP TABLE sqlite_master", "PRAGMA nope",
				"ATTACH '/nowhere/x.db' AS x", "DETACH x", "VACUUM");
	}

	private static void wrongValues(Scene it) throws Exception {
		each(it, "SELECT abs(-9223372036854775807 - 1)", "SELECT zeroblob(2000000000)", "SELECT json_extract('{', '$')",
				"INSERT INTO t (id, v) VALUES ('x', 'two')",
				"SELECT sum(i) FROM (SELECT 9223372036854775807 AS i UNION ALL SELECT 1)", "SELECT 1 / 0",
				"SELECT CAST('x' AS INTEGER)");
	}

	private static void prepared(Scene it) throws Exception {
		it.act("prepare wrong SQL", () -> it.prepare("SELEC 1").execute());
		it.act("prepare a missing table", () -> it.prepare("SELECT * FROM missing").executeQuery());
		PreparedStatement insert = it.prepare("INSERT INTO t (id, v) VALUES (?, ?)");
		insert.setInt(1, 1);
		insert.setString(2, "secret");
		it.act("duplicate", insert::executeUpdate);
		it.ask("value in the message", () -> {
			try {
				return insert.executeUpdate();
			}
			catch (SQLException ex) {
				return ex.getMessage().contains("secret");
			}
		});
		insert.setInt(1, 2);
		it.ask("usable after it", insert::executeUpdate);
	}

	private static void timeout(Scene it) throws Exception {
		Statement statement = it.statement();
		statement.setQueryTimeout(1);
		it.ask("long query", () -> statement.executeQuery("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
				+ "FROM n LIMIT 12000000) SELECT count(*) FROM n"));
		it.query("usable after it", "SELECT 1");
	}

}
