package io.github.libsqlspring.jdbc.differential;

import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;

/**
 * Where a {@link ResultSet} stands and how its columns are found.
 */
final class ResultSetProbes {

	private static final String QUERY = "SELECT id, v FROM t ORDER BY id";

	private ResultSetProbes() {
	}

	static List<Probe> all() {
		return Probes
			.on("results", "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT)",
					"INSERT INTO t VALUES (1, 'one'), (2, 'two'), (3, NULL)")
			.probe("position", ResultSetProbes::position)
			.probe("position of no rows", ResultSetProbes::positionOfNone)
			.probe("columns", ResultSetProbes::columns)
			.probe("outside of the rows", ResultSetProbes::outside)
			.probe("wasNull", ResultSetProbes::wasNull)
			.probe("closing", ResultSetProbes::closing)
			.probe("what a result is", ResultSetProbes::properties)
			.probe("moving of a forward-only result", ResultSetProbes::forwardOnly)
			.probe("scrolling", ResultSetProbes::scrolling)
			.probe("updating", ResultSetProbes::updating)
			.probe("held over commit", ResultSetProbes::held)
			.probe("written while read", ResultSetProbes::writtenWhileRead)
			.list();
	}

	private static void where(Scene it, ResultSet rows) {
		it.ask("before first", rows::isBeforeFirst);
		it.ask("first", rows::isFirst);
		it.ask("row", rows::getRow);
		it.ask("after last", rows::isAfterLast);
	}

	private static void position(Scene it) throws Exception {
		ResultSet rows = it.statement().executeQuery(QUERY);
		for (int i = 0; i < 5; i++) {
			where(it, rows);
			it.ask("next", rows::next);
		}
		where(it, rows);
	}

	private static void positionOfNone(Scene it) throws Exception {
		ResultSet rows = it.statement().executeQuery("SELECT id FROM t WHERE 0");
		where(it, rows);
		it.ask("next", rows::next);
		where(it, rows);
		it.ask("next", rows::next);
	}

	private static void columns(Scene it) throws Exception {
		ResultSet rows = it.statement().executeQuery("SELECT 1 AS x, 2 AS x, 3 AS \"Yy\", 4, t.id FROM t WHERE id = 1");
		rows.next();
		for (String label : List.of("x", "X", "yy", "4", "ID", "t.id", "nope", "")) {
			it.ask("find " + label, () -> rows.findColumn(label));
			it.ask("get " + label, () -> rows.getInt(label));
		}
		it.ask("no label", () -> rows.getInt(null));
		it.ask("column 0", () -> rows.getInt(0));
		it.ask("column 6", () -> rows.getInt(6));
		it.ask("column -1", () -> rows.getObject(-1));
	}

	private static void outside(Scene it) throws Exception {
		ResultSet rows = it.statement().executeQuery(QUERY);
		it.ask("before", () -> rows.getInt(1));
		it.ask("find before", () -> rows.findColumn("id"));
		it.ask("rows", () -> rows.next() && rows.next() && rows.next() && rows.next());
		it.ask("after", () -> rows.getInt(1));
		it.ask("object after", () -> rows.getObject("v"));
	}

	private static void wasNull(Scene it) throws Exception {
		ResultSet rows = it.statement().executeQuery("SELECT NULL AS a, 1 AS b, 'x' AS c");
		rows.next();
		it.ask("int", () -> rows.getInt("a"));
		it.ask("was null", rows::wasNull);
		it.ask("string", () -> rows.getString("c"));
		it.ask("was null", rows::wasNull);
		it.ask("object", () -> rows.getObject("a"));
		it.ask("was null", rows::wasNull);
	}

	private static void closing(Scene it) throws Exception {
		Statement statement = it.statement();
		ResultSet rows = statement.executeQuery(QUERY);
		rows.next();
		it.ask("closed", rows::isClosed);
		it.act("close", rows::close);
		it.act("close again", rows::close);
		it.ask("closed", rows::isClosed);
		it.ask("next", rows::next);
		it.ask("getInt", () -> rows.getInt(1));
		it.ask("getString by label", () -> rows.getString("v"));
		it.ask("findColumn", () -> rows.findColumn("v"));
		it.ask("wasNull", rows::wasNull);
		it.ask("getRow", rows::getRow);
		it.ask("getMetaData", () -> rows.getMetaData().getColumnCount());
		it.ask("getStatement", () -> rows.getStatement() == statement);
		it.ask("the statement works", () -> statement.executeQuery("SELECT 1"));
	}

	private static void properties(Scene it) throws Exception {
		Statement statement = it.statement();
		ResultSet rows = statement.executeQuery(QUERY);
		it.ask("type", rows::getType);
		it.ask("concurrency", rows::getConcurrency);
		it.ask("holdability", rows::getHoldability);
		it.ask("direction", rows::getFetchDirection);
		it.ask("fetch size", rows::getFetchSize);
		it.act("set fetch size", () -> rows.setFetchSize(5));
		it.ask("statement", () -> rows.getStatement() == statement);
		it.ask("cursor name", rows::getCursorName);
		it.ask("warnings", rows::getWarnings);
		it.ask("wraps ResultSet", () -> rows.isWrapperFor(ResultSet.class));
		it.ask("the same from the statement", () -> statement.getResultSet() == rows);
	}

	private static void forwardOnly(Scene it) throws Exception {
		ResultSet rows = it.statement().executeQuery(QUERY);
		rows.next();
		it.ask("previous", rows::previous);
		it.ask("first", rows::first);
		it.ask("last", rows::last);
		it.ask("absolute", () -> rows.absolute(2));
		it.ask("relative", () -> rows.relative(1));
		it.act("beforeFirst", rows::beforeFirst);
		it.act("afterLast", rows::afterLast);
	}

	private static void scrolling(Scene it) throws Exception {
		Statement statement = it.connection()
			.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
		it.note("made", "ok");
		ResultSet rows = statement.executeQuery(QUERY);
		it.ask("type", rows::getType);
		it.ask("last", rows::last);
		it.ask("row", rows::getRow);
		it.ask("is last", rows::isLast);
		it.ask("first", rows::first);
		it.ask("value", () -> rows.getString(2));
		it.ask("absolute 2", () -> rows.absolute(2));
		it.ask("value", () -> rows.getString(2));
		it.ask("absolute -1", () -> rows.absolute(-1));
		it.ask("row", rows::getRow);
		it.ask("relative -1", () -> rows.relative(-1));
		it.ask("previous", rows::previous);
		it.ask("previous", rows::previous);
		it.ask("before first", rows::isBeforeFirst);
		it.act("after last", rows::afterLast);
		it.ask("previous", rows::previous);
		it.ask("row", rows::getRow);
		it.ask("absolute 99", () -> rows.absolute(99));
		it.ask("after last", rows::isAfterLast);
		it.ask("absolute 0", () -> rows.absolute(0));
	}

	private static void updating(Scene it) throws Exception {
		ResultSet rows = it.statement().executeQuery(QUERY);
		rows.next();
		it.act("updateString", () -> rows.updateString(2, "x"));
		it.act("updateRow", rows::updateRow);
		it.act("deleteRow", rows::deleteRow);
		it.act("insertRow", rows::insertRow);
		it.act("moveToInsertRow", rows::moveToInsertRow);
		it.act("refreshRow", rows::refreshRow);
		it.ask("rowUpdated", rows::rowUpdated);
		it.ask("rowInserted", rows::rowInserted);
		it.ask("rowDeleted", rows::rowDeleted);
		it.stored("unchanged", QUERY);
	}

	private static void held(Scene it) throws Exception {
		it.connection().setAutoCommit(false);
		ResultSet rows = it.statement().executeQuery(QUERY);
		rows.next();
		it.act("commit", () -> it.connection().commit());
		it.ask("next after commit", rows::next);
		it.ask("value", () -> rows.getInt(1));
	}

	private static void writtenWhileRead(Scene it) throws Exception {
		ResultSet rows = it.statement().executeQuery("SELECT id FROM t ORDER BY id");
		rows.next();
		it.ask("update", () -> it.statement().executeUpdate("UPDATE t SET v = 'new' WHERE id = 3"));
		it.ask("the rest", () -> rows);
		it.stored("stored", QUERY);
	}

}
