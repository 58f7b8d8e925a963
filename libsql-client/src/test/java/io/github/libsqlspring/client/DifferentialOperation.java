package io.github.libsqlspring.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.TransactionMode;

/**
 * What can be done with a database, as a vocabulary for generated programs. Nothing here
 * depends on the version of SQLite: no float is turned into text.
 */
enum DifferentialOperation {

	CREATE((random, values) -> statement(
			"CREATE TABLE t (id INTEGER PRIMARY KEY, a, b INTEGER, c REAL, d UNIQUE CHECK (d IS NOT 'no'))")),

	CREATE_DYNAMIC((random, values) -> {
		String table = "dynamic" + random.nextInt(3);
		boolean strict = random.nextBoolean();
		List<String> columns = new ArrayList<>();
		List<Object> arguments = new ArrayList<>();
		for (int i = random.nextInt(1, 6); i > 0; i--) {
			columns.add("c" + i + ' ' + pick(random, "INTEGER", "REAL", "BLOB", "ANY", strict ? "INT" : "NUMERIC"));
			arguments.add(values.get());
		}
		String marks = "?, ".repeat(columns.size() - 1) + '?';
		return each(Statement.of("DROP TABLE IF EXISTS " + table),
				Statement
					.of("CREATE TABLE " + table + " (" + String.join(", ", columns) + ") " + (strict ? "STRICT" : "")),
				Statement.of("INSERT INTO " + table + " VALUES (" + marks + ")", arguments.toArray()),
				Statement.of("SELECT *, typeof(c1) FROM " + table));
	}),

	CREATE_TRIGGER((random, values) -> script("""
			CREATE TABLE IF NOT EXISTS log (x);
			CREATE TRIGGER IF NOT EXISTS t_log AFTER INSERT ON t BEGIN
				INSERT INTO log VALUES (new.id);
				INSERT INTO log VALUES (-new.id);
			END""")),

	INSERT((random, values) -> statement("INSERT INTO t (a, b, c, d) VALUES (?, ?, ?, ?)", values.get(), values.get(),
			values.get(), values.get())),

	INSERT_RETURNING((random, values) -> statement("INSERT INTO t (a, d) VALUES (?, ?) RETURNING *, typeof(a) AS type",
			values.get(), values.get())),

	INSERT_AFFECTED(
			(random, values) -> statement("INSERT INTO t (a) VALUES (?), (?), (?)", values.get(), values.get(), 1)),

	INSERT_ROWID((random, values) -> statement("INSERT INTO t (id, a) VALUES (?, ?)", random.nextInt(-5, 100),
			values.get())),

	UPSERT((random,
			values) -> statement("INSERT INTO t (id, a) VALUES (?, ?) ON CONFLICT (id) DO "
					+ pick(random, "NOTHING", "UPDATE SET a = 1"), random.nextInt(10), values.get())),

	UPDATE_RETURNING((random, values) -> statement("UPDATE t SET a = ? WHERE id % 3 = ? RETURNING id, a", values.get(),
			random.nextInt(3))),

	UPDATE_AFFECTED((random, values) -> statement("UPDATE t SET b = ?, c = ?", values.get(), values.get())),

	DELETE_RETURNING((random, values) -> statement("DELETE FROM t WHERE a IS ? RETURNING a, b, c, d", values.get())),

	DELETE_AFFECTED((random, values) -> statement("DELETE FROM t WHERE id % 7 = ?", random.nextInt(7))),

	SELECT((random, values) -> statement("SELECT * FROM t ORDER BY id")),

	SELECT_VALUE((random, values) -> statement(
			"SELECT ? AS v, typeof(?1), length(?1) * (typeof(?1) != 'real'), iif(typeof(?1) = 'real', 0, hex(?1))",
			values.get())),

	SELECT_LIMIT((random, values) -> statement("SELECT id FROM t ORDER BY id LIMIT ? OFFSET ?", values.get(),
			random.nextInt(3))),

	SELECT_COUNT((random, values) -> statement(
			"SELECT count(*), count(a), count(DISTINCT typeof(a)) AS types FROM t WHERE d IS NOT ?", values.get())),

	SELECT_EXPR((random, values) -> statement(
			"SELECT ?1 = ?2, ?1 IS ?2, ?1 < ?2, coalesce(?1, ?2), ?1 IN (?2, 1), CAST(?1 AS INTEGER), abs(?3) AS x",
			values.get(), values.get(), random.nextInt())),

	PARAM((random, values) -> statement(pick(random, "SELECT ?, ?", "SELECT ? AS x, ?", "SELECT ?", "SELECT ?, ?, ?"),
			values.get(), values.get())),

	NAMED_PARAM((random, values) -> {
		Map<String, Object> arguments = new TreeMap<>();
		arguments.put(pick(random, "a", ":a", "$a"), values.get());
		arguments.put(pick(random, "b", "@b", "c"), values.get());
		Statement statement = Statement.named("SELECT :a, @b, :a AS again", arguments);
		return (subject) -> List.of(subject.operations().execute(statement));
	}),

	NUMBERED_PARAM((random, values) -> statement(
			pick(random, "SELECT ?2, ?1, ?2", "SELECT ?2", "SELECT ?2, ?", "SELECT ?1"), values.get(), values.get())),

	PREPARED_REUSE((random, values) -> {
		List<Object> arguments = Stream.generate(values).limit(4).collect(ArrayList::new, List::add, List::addAll);
		return (subject) -> {
			StatementSpec query = subject.operations().sql("SELECT ? AS v, typeof(?1) AS type");
			StatementSpec insert = subject.operations().sql("INSERT INTO t (a) VALUES (:a) RETURNING a");
			List<StatementResult> results = new ArrayList<>();
			for (Object argument : arguments) {
				results.add(query.param(argument).update());
				results.add(insert.param("a", argument).update());
			}
			return results;
		};
	}),

	BEGIN((random, values) -> {
		TransactionMode mode = pick(random, TransactionMode.values());
		return (subject) -> {
			subject.begin(mode);
			return List.of();
		};
	}),

	COMMIT((random, values) -> (subject) -> {
		subject.commit();
		return List.of();
	}),

	ROLLBACK((random, values) -> (subject) -> {
		subject.rollback();
		return List.of();
	}),

	TRANSACTION_WORKFLOW((random, values) -> {
		Statement insert = Statement.of("INSERT INTO t (a, d) VALUES (?, ?) RETURNING id", values.get(), values.get());
		TransactionMode mode = pick(random, TransactionMode.values());
		return (subject) -> {
			if (subject.inTransaction()) {
				return List.of(subject.operations().execute(insert));
			}
			return subject.client()
				.inTransaction(mode, (tx) -> List.of(tx.execute("SELECT count(*) FROM t"), tx.execute(insert),
						tx.execute("SELECT * FROM t ORDER BY id")));
		};
	}),

	ERROR_IN_TRANSACTION((random, values) -> {
		Object value = values.get();
		String bad = invalid(random);
		return (subject) -> {
			subject.begin(TransactionMode.WRITE);
			StatementResult inserted = subject.operations().execute("INSERT INTO t (a) VALUES (?)", value);
			DifferentialOutcome failure = DifferentialOutcome
				.of((failing) -> List.of(failing.operations().execute(bad)), subject);
			StatementResult seen = subject.operations().execute("SELECT ?, count(*) FROM t", failure.failure());
			subject.commit();
			return List.of(inserted, seen);
		};
	}),

	INVALID((random, values) -> statement(invalid(random))),

	ERROR_CHECK((random, values) -> statement(
			"INSERT " + pick(random, "", "OR ROLLBACK", "OR ABORT", "OR FAIL", "OR IGNORE", "OR REPLACE")
					+ pick(random, " INTO t (id, a) VALUES (1, 1), (1, 2)", " INTO t (d) VALUES (5), (5)",
							" INTO t (d) VALUES ('no')", " INTO t (id) VALUES ('text')"))),

	BATCH((random, values) -> {
		List<Statement> statements = new ArrayList<>();
		for (int i = random.nextInt(6); i > 0; i--) {
			statements.add(pick(random, Statement.of("INSERT INTO t (a) VALUES (?)", values.get()),
					Statement.of("INSERT INTO t (d) VALUES (?)", values.get()), Statement.of("SELECT ?", values.get()),
					Statement.of("SELECT id, a FROM t ORDER BY id"), Statement.of("UPDATE t SET c = ?", values.get()),
					Statement.of(invalid(random))));
		}
		return (subject) -> subject.operations().batch(statements);
	}),

	SCRIPT((random,
			values) -> script(pick(random, "INSERT INTO t (a) VALUES ('x;y'); -- ;\nDELETE FROM t WHERE id = 1",
					"INSERT INTO t (a) VALUES (1); " + invalid(random) + "; INSERT INTO t (a) VALUES (2)",
					"SAVEPOINT s; DELETE FROM t; ROLLBACK TO s; RELEASE s", "BEGIN; DELETE FROM t; ROLLBACK", ";;")));

	private final Generator generator;

	DifferentialOperation(Generator generator) {
		this.generator = generator;
	}

	/**
	 * Chooses what is open, once for all databases.
	 * @param random chooses
	 * @param values gives arguments
	 * @return what to do with each database
	 */
	Step generate(Random random, Supplier<Object> values) {
		return this.generator.generate(random, values);
	}

	@SafeVarargs
	private static <T> T pick(Random random, T... choices) {
		return choices[random.nextInt(choices.length)];
	}

	private static String invalid(Random random) {
		return pick(random, "SELEKT 1", "SELECT", "SELECT nowhere", "SELECT * FROM missing", "SELECT missing()",
				"INSERT INTO t (nowhere) VALUES (1)", "INSERT INTO t VALUES (1)", "SELECT 'open", "SELECT 1; SELECT 2",
				"COMMIT", "", "-- nothing", "SELECT abs(-9223372036854775807 - 1)", "CREATE TABLE t (a)",
				"SELECT json('{')", "DROP TABLE missing", "SELECT (SELECT 1, 2)", "SELECT ?");
	}

	private static Step statement(String sql, Object... arguments) {
		return each(Statement.of(sql, arguments));
	}

	private static Step each(Statement... statements) {
		return (subject) -> Arrays.stream(statements).map(subject.operations()::execute).toList();
	}

	private static Step script(String script) {
		return (subject) -> {
			subject.operations().executeScript(script);
			return List.of();
		};
	}

	/**
	 * Makes steps.
	 */
	@FunctionalInterface
	interface Generator {

		Step generate(Random random, Supplier<Object> values);

	}

	/**
	 * A step of a program.
	 */
	@FunctionalInterface
	interface Step {

		List<StatementResult> run(DifferentialSubject subject);

	}

}
