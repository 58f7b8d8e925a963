package io.github.libsqlspring.jdbc.differential;

import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;

/**
 * Batches, in autocommit and in a transaction.
 */
final class BatchProbes {

	private static final String ROWS = "SELECT id, v FROM t ORDER BY id";

	private BatchProbes() {
	}

	static List<Probe> all() {
		return Probes.on("batches", "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)")
			.probe("of statements", BatchProbes::statements)
			.probe("of parameters", BatchProbes::parameters)
			.probe("of nothing", BatchProbes::empty)
			.probe("large counts", BatchProbes::large)
			.probe("a failure in autocommit", (it) -> failure(it, true))
			.probe("a failure in a transaction", (it) -> failure(it, false))
			.probe("a failure of parameters", BatchProbes::failingParameters)
			.probe("wrong SQL", BatchProbes::wrongSql)
			.probe("parameters that are not set", BatchProbes::unset)
			.probe("many", BatchProbes::many)
			.list();
	}

	private static void statements(Scene it) throws Exception {
		Statement statement = it.statement();
		statement.addBatch("INSERT INTO t VALUES (1, 'a'), (2, 'b')");
		statement.addBatch("UPDATE t SET v = 'c'");
		statement.addBatch("CREATE TABLE u (a)");
		statement.addBatch("DELETE FROM t WHERE id = 9");
		it.ask("counts", statement::executeBatch);
		it.stored("rows", ROWS);
		it.ask("again", statement::executeBatch);
		it.ask("update count", statement::getUpdateCount);
	}

	private static void parameters(Scene it) throws Exception {
		PreparedStatement insert = it.prepare("INSERT INTO t VALUES (?, ?)");
		for (int i = 1; i <= 3; i++) {
			insert.setInt(1, i);
			insert.setString(2, "v" + i);
			insert.addBatch();
		}
		it.ask("counts", insert::executeBatch);
		it.ask("again", insert::executeBatch);
		insert.setInt(1, 4);
		insert.addBatch();
		insert.setInt(1, 5);
		insert.setString(2, null);
		insert.addBatch();
		it.ask("values that stay", insert::executeBatch);
		insert.setInt(1, 6);
		insert.addBatch();
		it.act("clear", insert::clearBatch);
		it.ask("cleared", insert::executeBatch);
		it.stored("rows", ROWS);
	}

	private static void empty(Scene it) throws Exception {
		it.ask("of statements", () -> it.statement().executeBatch());
		it.ask("of parameters", () -> it.prepare("INSERT INTO t VALUES (?, ?)").executeBatch());
		it.act("clear", () -> it.statement().clearBatch());
	}

	private static void large(Scene it) throws Exception {
		Statement statement = it.statement();
		statement.addBatch("INSERT INTO t VALUES (1, 'a'), (2, 'b')");
		it.ask("of statements", statement::executeLargeBatch);
		PreparedStatement update = it.prepare("UPDATE t SET v = ?");
		update.setString(1, "x");
		update.addBatch();
		it.ask("of parameters", update::executeLargeBatch);
	}

	private static void failure(Scene it, boolean autoCommit) throws Exception {
		it.connection().setAutoCommit(autoCommit);
		Statement statement = it.statement();
		statement.addBatch("INSERT INTO t VALUES (1, 'a')");
		statement.addBatch("INSERT INTO t VALUES (2, 'b')");
		statement.addBatch("INSERT INTO t VALUES (1, 'c')");
		statement.addBatch("INSERT INTO t VALUES (3, 'd')");
		it.ask("counts", statement::executeBatch);
		it.query("own rows", ROWS);
		if (!autoCommit) {
			it.act("commit", () -> it.connection().commit());
		}
		it.stored("rows", ROWS);
		it.ask("again", statement::executeBatch);
	}

	private static void failingParameters(Scene it) throws Exception {
		PreparedStatement insert = it.prepare("INSERT INTO t VALUES (?, 'x')");
		for (int id : new int[] { 1, 2, 2, 3 }) {
			insert.setInt(1, id);
			insert.addBatch();
		}
		it.ask("counts", insert::executeBatch);
		it.stored("rows", ROWS);
	}

	private static void wrongSql(Scene it) throws Exception {
		Statement statement = it.statement();
		statement.addBatch("INSERT INTO t VALUES (1, 'a')");
		statement.addBatch("INSERT INTO missing VALUES (1)");
		it.ask("counts", statement::executeBatch);
		it.stored("rows", ROWS);
	}

	private static void unset(Scene it) throws Exception {
		PreparedStatement insert = it.prepare("INSERT INTO t VALUES (?, ?)");
		insert.setInt(1, 1);
		it.act("add", insert::addBatch);
		it.ask("counts", insert::executeBatch);
		it.stored("rows", ROWS);
	}

	private static void many(Scene it) throws Exception {
		it.connection().setAutoCommit(false);
		PreparedStatement insert = it.prepare("INSERT INTO t VALUES (?, ?)");
		for (int i = 0; i < 3000; i++) {
			insert.setInt(1, i);
			insert.setString(2, "row " + i);
			insert.addBatch();
		}
		it.ask("counts", () -> insert.executeBatch().length);
		it.connection().commit();
		it.stored("rows", "SELECT count(*), sum(id), max(v) FROM t");
	}

}
