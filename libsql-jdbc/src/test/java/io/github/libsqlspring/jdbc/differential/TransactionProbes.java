package io.github.libsqlspring.jdbc.differential;

import java.sql.Connection;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;

/**
 * Commits, rollbacks and savepoints, by method and by SQL.
 */
final class TransactionProbes {

	private static final String COUNT = "SELECT count(*) FROM t";

	private TransactionProbes() {
	}

	static List<Probe> all() {
		return Probes
			.on("transactions", "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT UNIQUE)",
					"CREATE TABLE c (t INTEGER REFERENCES t DEFERRABLE INITIALLY DEFERRED)")
			.probe("commit", TransactionProbes::commit)
			.probe("rollback", TransactionProbes::rollback)
			.probe("in autocommit", TransactionProbes::inAutocommit)
			.probe("nothing to end", TransactionProbes::nothingToEnd)
			.probe("setAutoCommit(true) commits", TransactionProbes::switchingCommits)
			.probe("close rolls back", TransactionProbes::closing)
			.probe("a failure inside", TransactionProbes::failureInside)
			.probe("a commit that fails", TransactionProbes::failedCommit)
			.probe("definitions", TransactionProbes::definitions)
			.probe("savepoints", TransactionProbes::savepoints)
			.probe("savepoints and names", TransactionProbes::savepointNames)
			.probe("savepoints that are gone", TransactionProbes::lostSavepoints)
			.probe("BEGIN and COMMIT as text", TransactionProbes::textCommit)
			.probe("BEGIN and ROLLBACK as text", TransactionProbes::textRollback)
			.probe("text inside a transaction of JDBC", TransactionProbes::textInside)
			.probe("SAVEPOINT as text", TransactionProbes::textSavepoint)
			.probe("close with a BEGIN as text", TransactionProbes::textClosed)
			.probe("text that is wrong", TransactionProbes::wrongText)
			.list();
	}

	private static void insert(Scene it, String value) throws Exception {
		it.run("INSERT INTO t (v) VALUES ('" + value + "')");
	}

	private static void commit(Scene it) throws Exception {
		it.connection().setAutoCommit(false);
		it.ask("autocommit", () -> it.connection().getAutoCommit());
		insert(it, "a");
		it.stored("others before", COUNT);
		it.query("own rows", COUNT);
		it.act("commit", () -> it.connection().commit());
		it.stored("others after", COUNT);
		it.ask("autocommit", () -> it.connection().getAutoCommit());
		insert(it, "b");
		it.act("rollback", () -> it.connection().rollback());
		it.stored("in the end", COUNT);
	}

	private static void rollback(Scene it) throws Exception {
		insert(it, "a");
		it.connection().setAutoCommit(false);
		insert(it, "b");
		it.act("rollback", () -> it.connection().rollback());
		it.query("own rows", COUNT);
		it.act("autocommit again", () -> it.connection().setAutoCommit(true));
		insert(it, "c");
		it.stored("in the end", "SELECT v FROM t ORDER BY id");
	}

	private static void inAutocommit(Scene it) throws Exception {
		Connection connection = it.connection();
		it.act("commit", connection::commit);
		it.act("rollback", connection::rollback);
		it.act("setSavepoint", connection::setSavepoint);
		it.act("setAutoCommit(true)", () -> connection.setAutoCommit(true));
	}

	private static void nothingToEnd(Scene it) throws Exception {
		Connection connection = it.connection();
		connection.setAutoCommit(false);
		it.act("commit", connection::commit);
		it.act("rollback", connection::rollback);
		it.act("commit again", connection::commit);
		it.act("setAutoCommit(false)", () -> connection.setAutoCommit(false));
		it.act("setAutoCommit(true)", () -> connection.setAutoCommit(true));
	}

	private static void switchingCommits(Scene it) throws Exception {
		it.connection().setAutoCommit(false);
		insert(it, "a");
		it.act("switch", () -> it.connection().setAutoCommit(true));
		it.stored("rows", COUNT);
	}

	private static void closing(Scene it) throws Exception {
		it.connection().setAutoCommit(false);
		insert(it, "a");
		it.act("close", () -> it.connection().close());
		it.stored("rows", COUNT);
		try (Connection other = it.another(); Statement statement = other.createStatement()) {
			it.ask("another writes", () -> statement.executeUpdate("INSERT INTO t (v) VALUES ('b')"));
		}
	}

	private static void failureInside(Scene it) throws Exception {
		it.connection().setAutoCommit(false);
		insert(it, "a");
		it.act("failure", () -> insert(it, "a"));
		insert(it, "b");
		it.act("commit", () -> it.connection().commit());
		it.stored("rows", COUNT);
	}

	private static void failedCommit(Scene it) throws Exception {
		it.connection().setAutoCommit(false);
		it.run("INSERT INTO c VALUES (7)");
		it.act("commit", () -> it.connection().commit());
		it.run("INSERT INTO t (id) VALUES (7)");
		it.act("commit after repair", () -> it.connection().commit());
		it.stored("rows", "SELECT t FROM c");
		it.run("INSERT INTO c VALUES (8)");
		it.act("commit", () -> it.connection().commit());
		it.act("rollback", () -> it.connection().rollback());
		it.stored("rows", "SELECT t FROM c");
	}

	private static void definitions(Scene it) throws Exception {
		it.connection().setAutoCommit(false);
		it.run("CREATE TABLE d (a)");
		it.run("INSERT INTO d VALUES (1)");
		it.query("SELECT a FROM d");
		it.act("rollback", () -> it.connection().rollback());
		it.stored("tables", "SELECT name FROM sqlite_master WHERE name = 'd'");
	}

	private static void savepoints(Scene it) throws Exception {
		Connection connection = it.connection();
		connection.setAutoCommit(false);
		insert(it, "a");
		Savepoint outer = connection.setSavepoint("outer");
		insert(it, "b");
		Savepoint inner = connection.setSavepoint();
		insert(it, "c");
		it.act("back to the inner one", () -> connection.rollback(inner));
		it.query("rows", COUNT);
		insert(it, "d");
		it.act("release the inner one", () -> connection.releaseSavepoint(inner));
		it.query("rows", COUNT);
		it.act("back to the outer one", () -> connection.rollback(outer));
		it.query("rows", COUNT);
		it.act("back to it again", () -> connection.rollback(outer));
		insert(it, "e");
		it.act("commit", connection::commit);
		it.stored("in the end", "SELECT v FROM t ORDER BY id");
	}

	private static void savepointNames(Scene it) throws Exception {
		Connection connection = it.connection();
		connection.setAutoCommit(false);
		Savepoint unnamed = connection.setSavepoint();
		it.ask("unnamed has an id", () -> unnamed.getSavepointId() >= 0);
		it.ask("unnamed has a name", unnamed::getSavepointName);
		Savepoint named = connection.setSavepoint("spot");
		it.ask("named has an id", named::getSavepointId);
		it.ask("named has a name", named::getSavepointName);
		insert(it, "a");
		it.act("back", () -> connection.rollback(named));
		Savepoint same = connection.setSavepoint("spot");
		insert(it, "b");
		it.act("back to the later one", () -> connection.rollback(same));
		it.act("quotes", () -> connection.setSavepoint("it's \"a\" name"));
		it.act("no name", () -> connection.setSavepoint(null));
		it.act("commit", connection::commit);
		it.stored("rows", COUNT);
	}

	private static void lostSavepoints(Scene it) throws Exception {
		Connection connection = it.connection();
		connection.setAutoCommit(false);
		Savepoint released = connection.setSavepoint("released");
		connection.releaseSavepoint(released);
		it.act("released: release", () -> connection.releaseSavepoint(released));
		it.act("released: rollback", () -> connection.rollback(released));
		Savepoint outer = connection.setSavepoint("outer");
		Savepoint inner = connection.setSavepoint("inner");
		connection.rollback(outer);
		it.act("inner after rollback to outer", () -> connection.rollback(inner));
		connection.commit();
		it.act("after commit", () -> connection.rollback(outer));
		try (Connection other = it.another()) {
			other.setAutoCommit(false);
			Savepoint foreign = other.setSavepoint();
			it.act("of another connection", () -> connection.rollback(foreign));
		}
	}

	private static void textCommit(Scene it) throws Exception {
		it.act("BEGIN", () -> it.run("BEGIN"));
		it.ask("autocommit", () -> it.connection().getAutoCommit());
		insert(it, "a");
		it.stored("others before", COUNT);
		it.act("BEGIN again", () -> it.run("BEGIN"));
		it.act("COMMIT", () -> it.run("COMMIT"));
		it.stored("others after", COUNT);
		it.act("COMMIT again", () -> it.run("COMMIT"));
		insert(it, "b");
		it.stored("in autocommit again", COUNT);
	}

	private static void textRollback(Scene it) throws Exception {
		it.act("BEGIN", () -> it.run("BEGIN IMMEDIATE"));
		insert(it, "a");
		it.act("ROLLBACK", () -> it.run(" rollback -- all of it"));
		it.stored("rows", COUNT);
		it.act("ROLLBACK again", () -> it.run("ROLLBACK"));
		it.act("END", () -> it.run("END"));
	}

	private static void textInside(Scene it) throws Exception {
		it.connection().setAutoCommit(false);
		insert(it, "a");
		it.act("BEGIN", () -> it.run("BEGIN"));
		it.act("COMMIT", () -> it.run("COMMIT"));
		it.stored("rows", COUNT);
		insert(it, "b");
		it.act("ROLLBACK", () -> it.run("ROLLBACK"));
		it.act("rollback()", () -> it.connection().rollback());
		insert(it, "c");
		it.act("commit()", () -> it.connection().commit());
		it.stored("in the end", "SELECT v FROM t ORDER BY id");
	}

	private static void textSavepoint(Scene it) throws Exception {
		it.act("SAVEPOINT", () -> it.run("SAVEPOINT s"));
		insert(it, "a");
		it.stored("others", COUNT);
		it.act("ROLLBACK TO", () -> it.run("ROLLBACK TO s"));
		insert(it, "b");
		it.act("RELEASE", () -> it.run("RELEASE s"));
		it.stored("in the end", "SELECT v FROM t ORDER BY id");
		it.act("RELEASE again", () -> it.run("RELEASE s"));
	}

	private static void textClosed(Scene it) throws Exception {
		it.act("BEGIN", () -> it.run("BEGIN"));
		insert(it, "a");
		it.act("close", () -> it.connection().close());
		it.stored("rows", COUNT);
	}

	private static void wrongText(Scene it) throws Exception {
		it.act("COMMIT", () -> it.run("COMMIT"));
		it.act("ROLLBACK", () -> it.run("ROLLBACK"));
		it.act("RELEASE", () -> it.run("RELEASE nothing"));
		it.act("ROLLBACK TO", () -> it.run("ROLLBACK TO nothing"));
		it.act("BEGIN SOMEHOW", () -> it.run("BEGIN SOMEHOW"));
		insert(it, "a");
		it.stored("rows", COUNT);
	}

}
