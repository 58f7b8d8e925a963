package io.github.libsqlspring.jdbc.differential;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * All three kinds of metadata.
 */
final class MetaDataProbes {

	private static final String[] SETUP = {
			"CREATE TABLE parent (id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(20) NOT NULL DEFAULT 'x' UNIQUE)",
			"CREATE TABLE child (id INTEGER PRIMARY KEY, pid INT NOT NULL REFERENCES parent ON DELETE CASCADE, "
					+ "v DECIMAL(10,2) DEFAULT 1.5, w TEXT GENERATED ALWAYS AS (upper('a')), "
					+ "at TIMESTAMP DEFAULT CURRENT_TIMESTAMP, UNIQUE (pid, v))",
			"CREATE TABLE pair (a TEXT, b INT, c BLOB, CONSTRAINT pk_pair PRIMARY KEY (b, a)) WITHOUT ROWID",
			"CREATE TABLE third (x TEXT, y INT, CONSTRAINT fk_pair FOREIGN KEY (y, x) REFERENCES pair (b, a) "
					+ "ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED)",
			"CREATE TABLE \"odd name\" (\"a b\" INT, \"it's\" TEXT, \"per%cent\" REAL)",
			"CREATE INDEX child_v ON child (v DESC) WHERE v > 1", "CREATE INDEX child_up ON child (lower(at))",
			"CREATE VIEW grown AS SELECT id, name FROM parent WHERE id > 5",
			"INSERT INTO parent (name) VALUES ('one')" };

	private MetaDataProbes() {
	}

	static List<Probe> all() {
		return Probes.on("metadata", SETUP)
			.probe("facts", MetaDataProbes::facts)
			.probe("types", MetaDataProbes::types)
			.probe("tables", MetaDataProbes::tables)
			.probe("columns", MetaDataProbes::columns)
			.probe("keys", MetaDataProbes::keys)
			.probe("indexes", MetaDataProbes::indexes)
			.probe("other rows", MetaDataProbes::others)
			.probe("capabilities with arguments", MetaDataProbes::capabilities)
			.probe("columns of a result", MetaDataProbes::ofResult)
			.probe("columns of an expression", MetaDataProbes::ofExpression)
			.probe("columns before execution", MetaDataProbes::beforeExecution)
			.probe("columns that do not exist", MetaDataProbes::outOfRange)
			.probe("parameters", MetaDataProbes::parameters)
			.list();
	}

	private static void facts(Scene it) throws Exception {
		DatabaseMetaData meta = it.connection().getMetaData();
		List<String> ofThePath = List.of("getConnection", "getURL", "getTypeInfo");
		Arrays.stream(DatabaseMetaData.class.getMethods())
			.filter((method) -> method.getParameterCount() == 0 && !ofThePath.contains(method.getName()))
			.sorted(Comparator.comparing(Method::getName))
			.forEach((method) -> it.ask(method.getName(), reflective(method, meta)));
	}

	private static void types(Scene it) throws Exception {
		it.cells("types", () -> it.connection().getMetaData().getTypeInfo(), "TYPE_NAME");
	}

	private static Callable<Object> reflective(Method method, Object target, Object... arguments) {
		return () -> {
			try {
				return method.invoke(target, arguments);
			}
			catch (InvocationTargetException ex) {
				throw (Exception) ex.getCause();
			}
		};
	}

	private static void tables(Scene it) throws Exception {
		DatabaseMetaData meta = it.connection().getMetaData();
		String[] keys = { "TABLE_NAME" };
		it.cells("all", () -> meta.getTables(null, null, null, null), keys);
		it.cells("any", () -> meta.getTables(null, null, "%", new String[] { "TABLE" }), keys);
		it.cells("views", () -> meta.getTables(null, null, "%", new String[] { "VIEW" }), keys);
		it.cells("both", () -> meta.getTables(null, null, "%", new String[] { "TABLE", "VIEW" }), keys);
		it.cells("unknown type", () -> meta.getTables(null, null, "%", new String[] { "NOPE" }), keys);
		it.cells("pattern", () -> meta.getTables(null, null, "p%", new String[] { "TABLE" }), keys);
		it.cells("one letter", () -> meta.getTables(null, null, "_air", null), keys);
		it.cells("case", () -> meta.getTables(null, null, "PARENT", null), keys);
		it.cells("escaped", () -> meta.getTables(null, null, "odd\\_name", null), keys);
		it.cells("quote", () -> meta.getTables(null, null, "o'x", null), keys);
		it.cells("empty catalog", () -> meta.getTables("", "", "parent", null), keys);
		it.cells("other catalog", () -> meta.getTables("nope", null, "parent", null), keys);
	}

	private static void columns(Scene it) throws Exception {
		DatabaseMetaData meta = it.connection().getMetaData();
		String[] keys = { "TABLE_NAME", "COLUMN_NAME" };
		for (String table : List.of("parent", "child", "pair", "third", "odd name", "grown", "missing", "o'x")) {
			it.cells(table, () -> meta.getColumns(null, null, table, "%"), keys);
		}
		it.ask("case", () -> names(meta.getColumns(null, null, "PARENT", "%")));
		it.ask("one column", () -> names(meta.getColumns(null, null, "child", "v")));
		it.ask("column pattern", () -> names(meta.getColumns(null, null, "p%", "_")));
		it.ask("no pattern", () -> names(meta.getColumns(null, null, "child", null)));
		it.ask("all tables", () -> names(meta.getColumns(null, null, "%", "%")));
	}

	private static String names(ResultSet rows) throws Exception {
		StringBuilder names = new StringBuilder();
		try (rows) {
			while (rows.next()) {
				names.append(rows.getString("TABLE_NAME"))
					.append('.')
					.append(rows.getString("COLUMN_NAME"))
					.append(' ');
			}
		}
		return names.toString();
	}

	private static void keys(Scene it) throws Exception {
		DatabaseMetaData meta = it.connection().getMetaData();
		String[] foreign = { "PKTABLE_NAME", "FKTABLE_NAME", "FKCOLUMN_NAME" };
		for (String table : List.of("parent", "child", "pair", "third", "missing")) {
			it.cells("primary " + table, () -> meta.getPrimaryKeys(null, null, table), "COLUMN_NAME");
			it.cells("imported " + table, () -> meta.getImportedKeys(null, null, table), foreign);
			it.cells("exported " + table, () -> meta.getExportedKeys(null, null, table), foreign);
		}
		it.cells("cross", () -> meta.getCrossReference(null, null, "parent", null, null, "child"), foreign);
		it.cells("cross of nothing", () -> meta.getCrossReference(null, null, "child", null, null, "parent"), foreign);
		it.cells("best row",
				() -> meta.getBestRowIdentifier(null, null, "parent", DatabaseMetaData.bestRowSession, true),
				"COLUMN_NAME");
		it.cells("version columns", () -> meta.getVersionColumns(null, null, "parent"), "COLUMN_NAME");
	}

	private static void indexes(Scene it) throws Exception {
		DatabaseMetaData meta = it.connection().getMetaData();
		for (String table : List.of("parent", "child", "pair", "missing")) {
			it.ask(table, () -> meta.getIndexInfo(null, null, table, false, true));
			it.ask(table + " unique", () -> meta.getIndexInfo(null, null, table, true, true));
		}
	}

	private static void others(Scene it) throws Exception {
		DatabaseMetaData meta = it.connection().getMetaData();
		it.ask("procedures", () -> meta.getProcedures(null, null, "%"));
		it.ask("procedure columns", () -> meta.getProcedureColumns(null, null, "%", "%"));
		it.ask("functions", () -> meta.getFunctions(null, null, "%").getMetaData().getColumnCount());
		it.ask("function columns", () -> meta.getFunctionColumns(null, null, "%", "%"));
		it.ask("table privileges", () -> meta.getTablePrivileges(null, null, "parent"));
		it.ask("column privileges", () -> meta.getColumnPrivileges(null, null, "parent", "%"));
		it.ask("super types", () -> meta.getSuperTypes(null, null, "%"));
		it.ask("super tables", () -> meta.getSuperTables(null, null, "%"));
		it.ask("attributes", () -> meta.getAttributes(null, null, "%", "%"));
		it.ask("types of users", () -> meta.getUDTs(null, null, "%", null));
		it.ask("pseudo columns", () -> meta.getPseudoColumns(null, null, "parent", "%"));
		it.ask("schemas", () -> meta.getSchemas(null, "%"));
	}

	private static void capabilities(Scene it) throws Exception {
		DatabaseMetaData meta = it.connection().getMetaData();
		for (int type : new int[] { 1003, 1004, 1005 }) {
			it.ask("type " + type, () -> meta.supportsResultSetType(type));
			it.ask("updates " + type, () -> meta.supportsResultSetConcurrency(type, 1008));
			it.ask("reads " + type, () -> meta.supportsResultSetConcurrency(type, 1007));
			it.ask("sees " + type, () -> meta.othersUpdatesAreVisible(type) || meta.ownUpdatesAreVisible(type)
					|| meta.updatesAreDetected(type) || meta.othersInsertsAreVisible(type));
		}
		for (int level : new int[] { 0, 1, 2, 4, 8 }) {
			it.ask("isolation " + level, () -> meta.supportsTransactionIsolationLevel(level));
		}
		it.ask("hold", () -> meta.supportsResultSetHoldability(1));
		it.ask("close at commit", () -> meta.supportsResultSetHoldability(2));
		it.ask("convert", () -> meta.supportsConvert(4, 12));
	}

	private static void describe(Scene it, ResultSetMetaData meta) throws Exception {
		it.ask("count", meta::getColumnCount);
		for (int column = 1; column <= meta.getColumnCount(); column++) {
			int number = column;
			Arrays.stream(ResultSetMetaData.class.getMethods())
				.filter((method) -> Arrays.equals(method.getParameterTypes(), new Class<?>[] { int.class }))
				.sorted(Comparator.comparing(Method::getName))
				.forEach((method) -> it.ask(number + " " + method.getName(), reflective(method, meta, number)));
		}
	}

	private static void ofResult(Scene it) throws Exception {
		try (ResultSet rows = it.statement()
			.executeQuery("SELECT p.id AS \"Key\", name, c.v, c.at, c.w, a, b, pair.c "
					+ "FROM parent p LEFT JOIN child c ON c.pid = p.id LEFT JOIN pair ON 1")) {
			describe(it, rows.getMetaData());
		}
	}

	private static void ofExpression(Scene it) throws Exception {
		try (ResultSet rows = it.statement()
			.executeQuery("SELECT 1, 1.5, 'a', x'00', NULL, count(*), name || 'x', id + 1 AS next FROM parent")) {
			rows.next();
			describe(it, rows.getMetaData());
		}
	}

	private static void beforeExecution(Scene it) throws Exception {
		PreparedStatement query = it.prepare("SELECT id, name FROM parent WHERE id = ?");
		it.ask("label", () -> query.getMetaData().getColumnLabel(2));
		it.ask("count", () -> query.getMetaData().getColumnCount());
		it.ask("type", () -> query.getMetaData().getColumnTypeName(1));
		it.ask("of an insert", () -> it.prepare("INSERT INTO parent (name) VALUES (?)").getMetaData());
		it.ask("of RETURNING", () -> {
			ResultSetMetaData meta = it.prepare("INSERT INTO parent (name) VALUES (?) RETURNING id").getMetaData();
			return (meta != null) ? meta.getColumnLabel(1) : "none";
		});
		it.stored("nothing was run", "SELECT count(*) FROM parent");
	}

	private static void outOfRange(Scene it) throws Exception {
		ResultSetMetaData meta = it.statement().executeQuery("SELECT id FROM parent").getMetaData();
		it.ask("0", () -> meta.getColumnLabel(0));
		it.ask("2", () -> meta.getColumnLabel(2));
		it.ask("type of 2", () -> meta.getColumnType(2));
	}

	private static void parameters(Scene it) throws Exception {
		PreparedStatement statement = it.prepare("SELECT * FROM parent WHERE id = ? AND name = ?");
		statement.setInt(1, 1);
		ParameterMetaData meta = statement.getParameterMetaData();
		it.ask("count", meta::getParameterCount);
		Arrays.stream(ParameterMetaData.class.getMethods())
			.filter((method) -> Arrays.equals(method.getParameterTypes(), new Class<?>[] { int.class }))
			.sorted(Comparator.comparing(Method::getName))
			.forEach((method) -> it.ask(method.getName(), reflective(method, meta, 1)));
		it.ask("out of range", () -> meta.getParameterMode(3));
		it.ask("none", () -> it.prepare("SELECT 1").getParameterMetaData().getParameterCount());
	}

}
