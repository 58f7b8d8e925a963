package io.github.libsqlspring.jdbc.differential;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;

/**
 * A program of random calls, always the same for the same seed. It stays where
 * sqlite-jdbc and this driver mean the same by a call; what fails, such as a duplicate,
 * is part of it.
 */
final class RandomProgram {

	private static final List<String> SETUP = List.of(
			"CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INT UNIQUE, c REAL, d BLOB, e)",
			"CREATE TABLE u (id INTEGER PRIMARY KEY, t INTEGER NOT NULL REFERENCES t)",
			"INSERT INTO t VALUES (1, 'one', 10, 1.5, x'01', 'x'), (2, 'two', 20, NULL, x'', 7)",
			"INSERT INTO u VALUES (1, 1)");

	private final Random random;

	private final List<Step> steps = new ArrayList<>();

	private boolean autoCommit = true;

	private int savepoints;

	private RandomProgram(long seed) {
		this.random = new Random(seed);
	}

	/**
	 * Writes a program.
	 * @param seed which one
	 * @return its steps
	 */
	static List<Step> write(long seed) {
		RandomProgram program = new RandomProgram(seed);
		int length = 8 + program.random.nextInt(20);
		for (int i = 0; i < length; i++) {
			program.add();
		}
		return program.steps;
	}

	/**
	 * Makes a probe of steps.
	 * @param name what the probe is called
	 * @param steps the steps, of which some may be missing
	 * @return the probe, which ends with all that is stored
	 */
	static Probe probe(String name, List<Step> steps) {
		return new Probe("programs", name, SETUP, (it) -> {
			State state = new State(it);
			for (Step step : steps) {
				try {
					step.calls().make(state);
				}
				catch (SQLException ex) {
					it.note(step.text(), Shown.failure(ex).replaceAll(" \\[.*", ""));
				}
			}
			it.connection().setAutoCommit(true);
			it.stored("t in the end", "SELECT *, typeof(e) FROM t ORDER BY id");
			it.stored("u in the end", "SELECT * FROM u ORDER BY id");
			it.stored("tables", "SELECT name FROM sqlite_master ORDER BY name");
		});
	}

	private void step(String text, Calls calls) {
		this.steps.add(new Step(text, calls));
	}

	private void add() {
		switch (this.random.nextInt(this.autoCommit ? 14 : 19)) {
			case 0, 1 -> insert();
			case 2 -> insertPrepared();
			case 3 -> update("UPDATE t SET a = a || '.', c = c * 2 WHERE id <= " + id());
			case 4 -> update("UPDATE t SET b = " + number() + " WHERE id = " + id());
			case 5 -> update("DELETE FROM t WHERE id = " + id());
			case 6 -> update("INSERT INTO u (t) VALUES (" + id() + ")");
			case 7 -> query();
			case 8 -> queryPrepared();
			case 9 -> batch();
			case 10 -> keys();
			case 11 -> returning();
			case 12 -> others();
			case 13, 14 -> switchMode();
			case 15 -> end();
			case 16, 17 -> savepoint();
			default -> definition();
		}
	}

	private int id() {
		return 1 + this.random.nextInt(9);
	}

	private String number() {
		return List.of("NULL", "10", "20", "-3", "9007199254740993", String.valueOf(this.random.nextInt(50)))
			.get(this.random.nextInt(6));
	}

	private Object value() {
		byte[] bytes = new byte[this.random.nextInt(4)];
		this.random.nextBytes(bytes);
		return switch (this.random.nextInt(7)) {
			case 0 -> this.random.nextLong();
			case 1 -> this.random.nextInt(100);
			case 2 -> this.random.nextDouble();
			case 3 -> "text '" + this.random.nextInt(9) + "' é";
			case 4 -> bytes;
			case 5 -> "";
			default -> this.random.nextBoolean();
		};
	}

	private void insert() {
		update("INSERT INTO t (id, a, b) VALUES (" + id() + ", 'v" + this.random.nextInt(5) + "', " + number() + ")");
	}

	private void update(String sql) {
		step(sql, (state) -> {
			try (Statement statement = state.connection().createStatement()) {
				state.note(sql, statement.executeUpdate(sql));
			}
		});
	}

	private void insertPrepared() {
		int id = id();
		Object value = value();
		String sql = "INSERT INTO t (id, e) VALUES (?, ?)";
		step(sql + " " + id, (state) -> {
			PreparedStatement insert = state.kept(sql);
			insert.setInt(1, id);
			insert.setObject(2, value);
			state.note(sql, insert.executeUpdate());
		});
	}

	private void query() {
		int limit = this.random.nextInt(4);
		String sql = "SELECT * FROM t WHERE id <> " + id() + " ORDER BY id";
		step(sql, (state) -> {
			try (Statement statement = state.connection().createStatement()) {
				statement.setMaxRows(limit);
				state.note(sql, Shown.rows(statement.executeQuery(sql)));
			}
		});
	}

	private void queryPrepared() {
		int id = id();
		String sql = "SELECT id, a, b, c, d FROM t WHERE id >= ? ORDER BY id";
		step(sql + " " + id, (state) -> {
			PreparedStatement query = state.kept(sql);
			query.setInt(1, id);
			StringJoiner seen = new StringJoiner(" / ");
			try (ResultSet rows = query.executeQuery()) {
				while (rows.next()) {
					seen.add(rows.getLong("ID") + rows.getString(2) + rows.getLong("b") + rows.wasNull()
							+ rows.getDouble(4) + rows.wasNull() + Shown.value(rows.getBytes("d")));
				}
			}
			state.note(sql, seen.toString());
		});
	}

	private void batch() {
		List<Integer> ids = List.of(id(), id(), id());
		String sql = "INSERT INTO t (id, a) VALUES (?, 'batch')";
		step(sql + " " + ids, (state) -> {
			try (PreparedStatement insert = state.connection().prepareStatement(sql)) {
				for (int id : ids) {
					insert.setInt(1, id);
					insert.addBatch();
				}
				try {
					state.note(sql, insert.executeBatch());
				}
				catch (SQLException ex) {
					// How it fails is for the probes.
					state.note(sql, "failed");
				}
			}
		});
	}

	private void keys() {
		String sql = "INSERT INTO t (a, b) VALUES ('key', " + number() + ")";
		step(sql + " with key", (state) -> {
			try (Statement statement = state.connection().createStatement()) {
				state.note(sql, statement.executeUpdate(sql, Statement.RETURN_GENERATED_KEYS));
				try (ResultSet keys = statement.getGeneratedKeys()) {
					state.note("key", keys.next() ? keys.getLong(1) : -1);
				}
			}
		});
	}

	private void returning() {
		String sql = "UPDATE t SET a = 'returned' WHERE id > " + id() + " RETURNING id, a";
		step(sql, (state) -> {
			try (Statement statement = state.connection().createStatement()) {
				state.note("has rows", statement.execute(sql));
				state.note(sql, Shown.rows(statement.getResultSet()));
				state.note("more", statement.getMoreResults());
			}
		});
	}

	private void others() {
		step("what others see", (state) -> state.it().stored("others", "SELECT count(*), total(b) FROM t"));
	}

	private void switchMode() {
		this.autoCommit = !this.autoCommit;
		this.savepoints = 0;
		boolean mode = this.autoCommit;
		step("autocommit " + mode, (state) -> {
			state.connection().setAutoCommit(mode);
			state.savepoints().clear();
			state.note("autocommit", state.connection().getAutoCommit());
		});
	}

	private void end() {
		this.savepoints = 0;
		boolean commit = this.random.nextBoolean();
		step(commit ? "commit" : "rollback", (state) -> {
			if (!state.connection().getAutoCommit()) {
				state.savepoints().clear();
				if (commit) {
					state.connection().commit();
				}
				else {
					state.connection().rollback();
				}
			}
		});
	}

	private void savepoint() {
		int chosen = (this.savepoints > 0) ? this.random.nextInt(this.savepoints) : 0;
		boolean release = this.random.nextInt(4) == 0;
		if (this.savepoints == 0 || this.random.nextBoolean()) {
			this.savepoints++;
			step("savepoint", (state) -> {
				if (!state.connection().getAutoCommit()) {
					state.savepoints().add(state.connection().setSavepoint());
				}
			});
			return;
		}
		this.savepoints = chosen + (release ? 0 : 1);
		step((release ? "release " : "back to ") + chosen, (state) -> state.leave(chosen, release));
	}

	private void definition() {
		String name = "x" + this.random.nextInt(2);
		update(this.random.nextBoolean() ? "CREATE TABLE IF NOT EXISTS " + name + " (a)"
				: "DROP TABLE IF EXISTS " + name);
	}

	/**
	 * A step of a program.
	 *
	 * @param text what it does
	 * @param calls its calls
	 */
	record Step(String text, Calls calls) {

	}

	/**
	 * The calls of a step.
	 */
	@FunctionalInterface
	interface Calls {

		void make(State state) throws Exception;

	}

	/**
	 * What a running program holds.
	 *
	 * @param it where it runs
	 * @param statements the statements that it has prepared, by their text
	 * @param savepoints the savepoints that are set
	 */
	record State(Scene it, Map<String, PreparedStatement> statements, List<Savepoint> savepoints) {

		State(Scene it) {
			this(it, new HashMap<>(), new ArrayList<>());
		}

		Connection connection() {
			return this.it.connection();
		}

		PreparedStatement kept(String sql) throws SQLException {
			PreparedStatement known = this.statements.get(sql);
			if (known == null) {
				known = this.it.prepare(sql);
				this.statements.put(sql, known);
			}
			return known;
		}

		void note(String question, Object answer) throws Exception {
			this.it.note(question, Shown.value(answer));
		}

		void leave(int chosen, boolean release) throws SQLException {
			if (chosen >= this.savepoints.size()) {
				return;
			}
			Savepoint savepoint = this.savepoints.get(chosen);
			if (release) {
				connection().releaseSavepoint(savepoint);
			}
			else {
				connection().rollback(savepoint);
			}
			this.savepoints.subList(chosen + (release ? 0 : 1), this.savepoints.size()).clear();
		}

	}

}
