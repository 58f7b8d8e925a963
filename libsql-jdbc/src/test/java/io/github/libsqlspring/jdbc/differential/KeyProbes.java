package io.github.libsqlspring.jdbc.differential;

import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;

/**
 * Generated keys in the forms that JDBC has.
 */
final class KeyProbes {

	private static final String INSERT = "INSERT INTO t (v) VALUES ('x')";

	private KeyProbes() {
	}

	static List<Probe> all() {
		return Probes
			.on("keys", "CREATE TABLE t (id INTEGER PRIMARY KEY, v TEXT DEFAULT 'none')",
					"CREATE TABLE w (a TEXT PRIMARY KEY, b INT) WITHOUT ROWID", "INSERT INTO t VALUES (10, 'ten')")
			.probe("of a statement", KeyProbes::ofStatement)
			.probe("of a prepared statement", KeyProbes::ofPrepared)
			.probe("of several rows", KeyProbes::severalRows)
			.probe("of a batch", KeyProbes::ofBatch)
			.probe("of no insert", KeyProbes::ofOthers)
			.probe("not asked for", KeyProbes::notAskedFor)
			.probe("without rowid", KeyProbes::withoutRowid)
			.list();
	}

	private static void ofStatement(Scene it) throws Exception {
		Statement statement = it.statement();
		it.ask("flag", () -> statement.executeUpdate(INSERT, Statement.RETURN_GENERATED_KEYS));
		it.ask("key by number", () -> key(statement));
		it.ask("execute", () -> statement.execute(INSERT, Statement.RETURN_GENERATED_KEYS));
		it.ask("update count", statement::getUpdateCount);
		it.ask("key by number", () -> key(statement));
		it.ask("names", () -> statement.executeUpdate(INSERT, new String[] { "id" }));
		it.ask("key by number", () -> key(statement));
		it.ask("names", () -> statement.executeUpdate(INSERT, new String[] { "id", "v" }));
		it.ask("all columns", statement::getGeneratedKeys);
		it.ask("indexes", () -> statement.executeUpdate(INSERT, new int[] { 1 }));
		it.ask("key by number", () -> key(statement));
		it.ask("unknown name", () -> statement.executeUpdate(INSERT, new String[] { "nope" }));
		it.ask("large", () -> statement.executeLargeUpdate(INSERT, Statement.RETURN_GENERATED_KEYS));
		it.ask("key by number", () -> key(statement));
	}

	private static Object key(Statement statement) throws Exception {
		try (var keys = statement.getGeneratedKeys()) {
			return keys.next() ? keys.getLong(1) : "none";
		}
	}

	private static void ofPrepared(Scene it) throws Exception {
		PreparedStatement flag = it.connection().prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS);
		it.ask("flag", flag::executeUpdate);
		it.ask("key by number", () -> key(flag));
		it.ask("flag again", flag::executeUpdate);
		it.ask("label", () -> {
			try (var keys = flag.getGeneratedKeys()) {
				return keys.getMetaData().getColumnLabel(1);
			}
		});
		PreparedStatement names = it.connection().prepareStatement(INSERT, new String[] { "id" });
		it.ask("names", names::executeUpdate);
		it.ask("key by name", () -> {
			try (var keys = names.getGeneratedKeys()) {
				return keys.next() ? keys.getLong("id") : "none";
			}
		});
		PreparedStatement indexes = it.connection().prepareStatement(INSERT, new int[] { 1 });
		it.ask("indexes", indexes::execute);
		it.ask("key by number", () -> key(indexes));
	}

	private static void severalRows(Scene it) throws Exception {
		Statement statement = it.statement();
		it.ask("insert", () -> statement.executeUpdate("INSERT INTO t (v) VALUES ('a'), ('b')",
				Statement.RETURN_GENERATED_KEYS));
		it.ask("keys", () -> {
			int count = 0;
			try (var keys = statement.getGeneratedKeys()) {
				while (keys.next()) {
					count++;
				}
			}
			return count;
		});
	}

	private static void ofBatch(Scene it) throws Exception {
		PreparedStatement insert = it.connection()
			.prepareStatement("INSERT INTO t (v) VALUES (?)", Statement.RETURN_GENERATED_KEYS);
		insert.setString(1, "a");
		insert.addBatch();
		insert.setString(1, "b");
		insert.addBatch();
		it.ask("counts", insert::executeBatch);
		it.ask("number of keys", () -> {
			int count = 0;
			try (var keys = insert.getGeneratedKeys()) {
				while (keys.next()) {
					count++;
				}
			}
			return count;
		});
	}

	private static void ofOthers(Scene it) throws Exception {
		Statement statement = it.statement();
		it.ask("select", () -> statement.execute("SELECT 1", Statement.RETURN_GENERATED_KEYS));
		it.ask("rows", statement::getResultSet);
		it.ask("update", () -> statement.executeUpdate("UPDATE t SET v = 'y'", Statement.RETURN_GENERATED_KEYS));
		it.ask("create", () -> statement.executeUpdate("CREATE TABLE u (a)", Statement.RETURN_GENERATED_KEYS));
		it.stored("rows", "SELECT v FROM t");
	}

	private static void notAskedFor(Scene it) throws Exception {
		Statement statement = it.statement();
		it.ask("nothing run", () -> key(statement));
		statement.executeUpdate(INSERT);
		it.ask("not asked for", () -> key(statement));
		statement.executeUpdate(INSERT, Statement.NO_GENERATED_KEYS);
		it.ask("refused", () -> key(statement));
	}

	private static void withoutRowid(Scene it) throws Exception {
		Statement statement = it.statement();
		it.ask("insert",
				() -> statement.executeUpdate("INSERT INTO w VALUES ('k', 1)", Statement.RETURN_GENERATED_KEYS));
		it.ask("names", () -> statement.executeUpdate("INSERT INTO w VALUES ('l', 1)", new String[] { "a" }));
		it.ask("key", () -> {
			try (var keys = statement.getGeneratedKeys()) {
				return keys.next() ? keys.getString(1) : "none";
			}
		});
	}

}
