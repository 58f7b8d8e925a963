package io.github.libsqlspring.jdbc.differential;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

/**
 * {@link Connection} outside of transactions.
 */
final class ConnectionProbes {

	private static final String TABLE = "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)";

	private ConnectionProbes() {
	}

	static List<Probe> all() {
		return Probes.on("connection", TABLE)
			.probe("a new connection", ConnectionProbes::fresh)
			.probe("validity", ConnectionProbes::validity)
			.probe("use after close", ConnectionProbes::afterClose)
			.probe("abort", ConnectionProbes::abort)
			.probe("read-only", ConnectionProbes::readOnly)
			.probe("isolation", ConnectionProbes::isolation)
			.probe("catalog and schema", ConnectionProbes::names)
			.probe("holdability", ConnectionProbes::holdability)
			.probe("client info", ConnectionProbes::clientInfo)
			.probe("network timeout", ConnectionProbes::networkTimeout)
			.probe("wrappers", ConnectionProbes::wrappers)
			.probe("large objects", ConnectionProbes::factories)
			.probe("kinds of statements", ConnectionProbes::kindsOfStatements)
			.probe("native SQL", ConnectionProbes::nativeSql)
			.probe("session state", ConnectionProbes::sessionState)
			.list();
	}

	private static void fresh(Scene it) throws Exception {
		Connection connection = it.connection();
		it.ask("autocommit", connection::getAutoCommit);
		it.ask("read-only", connection::isReadOnly);
		it.ask("closed", connection::isClosed);
		it.ask("isolation", connection::getTransactionIsolation);
		it.ask("warnings", connection::getWarnings);
		it.act("clear warnings", connection::clearWarnings);
		it.ask("type map", () -> connection.getTypeMap().isEmpty());
	}

	private static void validity(Scene it) throws Exception {
		it.ask("valid", () -> it.connection().isValid(5));
		it.ask("valid without limit", () -> it.connection().isValid(0));
		it.ask("negative limit", () -> it.connection().isValid(-1));
		it.connection().close();
		it.ask("valid when closed", () -> it.connection().isValid(5));
	}

	private static void afterClose(Scene it) throws Exception {
		Connection connection = it.connection();
		Statement statement = it.statement();
		connection.close();
		it.ask("closed", connection::isClosed);
		it.act("close again", connection::close);
		it.ask("createStatement", connection::createStatement);
		it.ask("prepareStatement", () -> connection.prepareStatement("SELECT 1"));
		it.ask("getMetaData", connection::getMetaData);
		it.act("commit", connection::commit);
		it.act("rollback", connection::rollback);
		it.ask("getAutoCommit", connection::getAutoCommit);
		it.act("setAutoCommit", () -> connection.setAutoCommit(false));
		it.ask("isReadOnly", connection::isReadOnly);
		it.ask("getWarnings", connection::getWarnings);
		it.ask("statement closed", statement::isClosed);
		it.ask("statement", () -> statement.executeQuery("SELECT 1"));
	}

	private static void abort(Scene it) throws Exception {
		Connection connection = it.connection();
		it.act("without executor", () -> connection.abort(null));
		connection.setAutoCommit(false);
		it.run("INSERT INTO t (v) VALUES ('lost')");
		it.act("abort", () -> connection.abort(Runnable::run));
		it.ask("closed", connection::isClosed);
		it.act("abort again", () -> connection.abort(Runnable::run));
		it.stored("rows", "SELECT count(*) FROM t");
	}

	private static void readOnly(Scene it) throws Exception {
		Connection connection = it.connection();
		it.act("setReadOnly(false)", () -> connection.setReadOnly(false));
		it.act("setReadOnly(true)", () -> connection.setReadOnly(true));
		it.ask("isReadOnly", connection::isReadOnly);
		it.act("insert", () -> it.run("INSERT INTO t (v) VALUES ('a')"));
		it.act("pragma", () -> it.run("PRAGMA query_only = 0"));
		it.act("insert after the pragma", () -> it.run("INSERT INTO t (v) VALUES ('b')"));
		it.query("SELECT 1");
		it.act("back", () -> connection.setReadOnly(false));
		it.act("insert", () -> it.run("INSERT INTO t (v) VALUES ('c')"));
		it.stored("rows", "SELECT v FROM t ORDER BY id");
	}

	private static void isolation(Scene it) throws Exception {
		Connection connection = it.connection();
		for (int level : new int[] { 8, 4, 2, 1, 0, 3 }) {
			it.act("set " + level, () -> connection.setTransactionIsolation(level));
			it.ask("get", connection::getTransactionIsolation);
		}
	}

	private static void names(Scene it) throws Exception {
		Connection connection = it.connection();
		it.ask("catalog", connection::getCatalog);
		it.ask("schema", connection::getSchema);
		it.act("setCatalog", () -> connection.setCatalog("main"));
		it.act("setSchema", () -> connection.setSchema("main"));
		it.ask("catalog", connection::getCatalog);
		it.ask("schema", connection::getSchema);
	}

	private static void holdability(Scene it) throws Exception {
		Connection connection = it.connection();
		it.ask("holdability", connection::getHoldability);
		it.act("hold", () -> connection.setHoldability(ResultSet.HOLD_CURSORS_OVER_COMMIT));
		it.act("close at commit", () -> connection.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT));
		it.ask("holdability", connection::getHoldability);
	}

	private static void clientInfo(Scene it) throws Exception {
		Connection connection = it.connection();
		it.ask("all", connection::getClientInfo);
		it.ask("one", () -> connection.getClientInfo("ApplicationName"));
		it.act("set none", () -> connection.setClientInfo(new Properties()));
		it.act("set", () -> connection.setClientInfo("ApplicationName", "probe"));
		it.ask("one", () -> connection.getClientInfo("ApplicationName"));
	}

	private static void networkTimeout(Scene it) throws Exception {
		Connection connection = it.connection();
		it.ask("get", connection::getNetworkTimeout);
		it.act("set", () -> connection.setNetworkTimeout(Runnable::run, 2000));
		it.ask("get", connection::getNetworkTimeout);
		it.act("negative", () -> connection.setNetworkTimeout(Runnable::run, -1));
	}

	private static void wrappers(Scene it) throws Exception {
		Connection connection = it.connection();
		it.ask("wraps Connection", () -> connection.isWrapperFor(Connection.class));
		it.ask("wraps String", () -> connection.isWrapperFor(String.class));
		it.ask("unwrap Connection", () -> connection.unwrap(Connection.class) != null);
		it.ask("unwrap String", () -> connection.unwrap(String.class));
	}

	private static void factories(Scene it) throws Exception {
		Connection connection = it.connection();
		it.ask("createBlob", connection::createBlob);
		it.ask("createClob", connection::createClob);
		it.ask("createNClob", connection::createNClob);
		it.ask("createSQLXML", connection::createSQLXML);
		it.ask("createArrayOf", () -> connection.createArrayOf("TEXT", new Object[] { "a" }));
		it.ask("createStruct", () -> connection.createStruct("T", new Object[] { "a" }));
	}

	private static void kindsOfStatements(Scene it) throws Exception {
		Connection connection = it.connection();
		for (int type : new int[] { 1003, 1004, 1005, 77 }) {
			for (int concurrency : new int[] { 1007, 1008 }) {
				it.act(type + "/" + concurrency, () -> connection.createStatement(type, concurrency).close());
				it.act(type + "/" + concurrency + " prepared",
						() -> connection.prepareStatement("SELECT 1", type, concurrency).close());
			}
		}
		it.act("hold", () -> connection.createStatement(1003, 1007, 1).close());
		it.act("close at commit", () -> connection.createStatement(1003, 1007, 2).close());
		it.act("call", () -> connection.prepareCall("SELECT 1").close());
		it.act("no SQL", () -> connection.prepareStatement(null).close());
	}

	private static void nativeSql(Scene it) throws Exception {
		Connection connection = it.connection();
		it.ask("plain", () -> connection.nativeSQL("SELECT '{d}' FROM t"));
		it.ask("date", () -> connection.nativeSQL("SELECT {d '2024-02-29'}"));
		it.ask("function", () -> connection.nativeSQL("SELECT {fn lcase('A')}"));
	}

	private static void sessionState(Scene it) throws Exception {
		it.query("PRAGMA foreign_keys");
		it.run("INSERT INTO t (v) VALUES ('a')");
		it.query("SELECT last_insert_rowid()");
		it.run("UPDATE t SET v = 'b'");
		it.query("SELECT changes()");
		it.act("temporary table", () -> it.run("CREATE TEMP TABLE tt (a)"));
		it.act("use of it", () -> it.run("INSERT INTO tt VALUES (1)"));
	}

}
