package io.github.libsqlspring.jdbc.checklist;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Errors of SQL, large results and many threads.
 */
interface FailureChecks extends OnServer {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "INSERT INTO t (email) VALUES ('taken') | 23505 | 19 | SQLIntegrityConstraintViolationException",
					"INSERT INTO t (id) VALUES (1) | 23505 | 19 | SQLIntegrityConstraintViolationException",
					"INSERT INTO parent (name) VALUES (NULL) | 23502 | 19 | SQLIntegrityConstraintViolationException",
					"INSERT INTO made VALUES (-1) | 23514 | 19 | SQLIntegrityConstraintViolationException",
					"INSERT INTO child (pid) VALUES (9) | 23503 | 19 | SQLIntegrityConstraintViolationException",
					"SELEC 1 | 42000 | 1 | SQLSyntaxErrorException",
					"SELECT * FROM nope | 42S02 | 1 | SQLSyntaxErrorException",
					"INSERT INTO t (id) VALUES ('x') | 22018 | 20 | SQLDataException" })
	default void everyErrorHasItsStateCodeAndClass(String sql, String state, int code, String type)
			throws SQLException {
		run("CREATE TABLE made (age INT CHECK (age > 0))");
		run("INSERT INTO t (id, email) VALUES (1, 'taken')");

		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> run(sql)).satisfies((ex) -> {
			assertThat(ex.getSQLState()).isEqualTo(state);
			assertThat(ex.getErrorCode()).isEqualTo(code);
			assertThat(ex.getClass().getSimpleName()).isEqualTo(type);
		});
	}

	@Test
	default void aHundredThousandRowsAreRead() throws SQLException {
		int count = 0;
		try (ResultSet rows = query("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 100000) "
				+ "SELECT i, i * 1.5, 'text ' || i, NULL, x'00' FROM n")) {
			while (rows.next()) {
				count++;
			}
		}
		assertThat(count).isEqualTo(100_000);
	}

	@Test
	default void aResultBeyondTenMegabytesIsRead() throws SQLException {
		long characters = 0;
		try (ResultSet rows = query("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 130) "
				+ "SELECT hex(zeroblob(50000)) FROM n")) {
			while (rows.next()) {
				characters += rows.getString(1).length();
			}
		}
		assertThat(characters).isEqualTo(13_000_000);
	}

	// A server of libSQL lowers the first limit of https://www.sqlite.org/limits.html,
	// the
	// length of a value, and refuses to bind a longer one.
	@Test
	default void aValueThatTheServerCannotTakeIsRefusedAsTooBig() {
		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> stored((s) -> s.setString(1, "x".repeat(12_000_000))))
			.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("22001"));
	}

	@Test
	default void thousandsOfParametersAreSent() throws SQLException {
		String marks = "?,".repeat(31_999) + "?";
		try (PreparedStatement query = connection()
			.prepareStatement("SELECT count(*) FROM t WHERE id IN (" + marks + ")")) {
			for (int i = 1; i <= 32_000; i++) {
				query.setInt(i, i);
			}
			try (ResultSet rows = query.executeQuery()) {
				assertThat(rows.next()).isTrue();
				assertThat(rows.getInt(1)).isZero();
			}
		}
	}

	@Test
	default void threadsShareAConnection() throws Exception {
		inThreads((thread) -> {
			for (int i = 0; i < 50; i++) {
				assertThat(one("SELECT " + (thread * 1000 + i))).isEqualTo(String.valueOf(thread * 1000 + i));
			}
		});
	}

	@Test
	default void threadsWriteOnConnectionsOfTheirOwn() throws Exception {
		inThreads((thread) -> {
			try (Connection connection = another();
					PreparedStatement insert = connection.prepareStatement("INSERT INTO v VALUES (?)")) {
				for (int i = 0; i < 50; i++) {
					insert.setInt(1, i);
					insert.executeUpdate();
				}
			}
		});
		assertThat(one("SELECT count(*) FROM v")).isEqualTo("400");
	}

	@Test
	default void aStreamNeedsLittleMemory() throws SQLException {
		try (Statement statement = connection().createStatement()) {
			statement.setFetchSize(100);
			try (ResultSet rows = statement
				.executeQuery("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n")) {
				// It has no end, so that rows can only come before it.
				for (int i = 1; i <= 1000; i++) {
					assertThat(rows.next()).isTrue();
				}
				assertThat(rows.getInt(1)).isEqualTo(1000);
			}
		}
		assertThat(one("SELECT 1")).isEqualTo("1");
	}

	private static void inThreads(Work work) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			List<Callable<Boolean>> calls = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				int thread = i;
				calls.add(() -> {
					work.run(thread);
					return true;
				});
			}
			for (Future<Boolean> done : threads.invokeAll(calls)) {
				assertThat(done.get()).isTrue();
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	/**
	 * What a thread does.
	 */
	@FunctionalInterface
	interface Work {

		void run(int thread) throws Exception;

	}

}
