package io.github.libsqlspring.jdbc;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import reactor.core.scheduler.Schedulers;

import io.github.libsqlspring.LibsqlException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Failures, as JDBC and Spring name them.
 */
interface ExceptionContract extends PathContract {

	String ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";

	@BeforeEach
	default void createTables() {
		createBook();
		jdbc().batchUpdate("CREATE TABLE page (id INTEGER PRIMARY KEY, book INTEGER REFERENCES book)",
				"CREATE TABLE note (book INTEGER REFERENCES book DEFERRABLE INITIALLY DEFERRED)",
				"CREATE TABLE typed (a INTEGER) STRICT", "CREATE TABLE tag (name TEXT PRIMARY KEY) WITHOUT ROWID",
				"CREATE TABLE guarded (a TEXT)",
				"CREATE TRIGGER aborts BEFORE INSERT ON guarded WHEN new.a = 'a' BEGIN SELECT RAISE(ABORT, 'no a'); END",
				"CREATE TRIGGER fails BEFORE INSERT ON guarded WHEN new.a = 'f' BEGIN SELECT RAISE(FAIL, 'no f'); END",
				"CREATE TRIGGER rolls BEFORE INSERT ON guarded WHEN new.a = 'r' BEGIN SELECT RAISE(ROLLBACK, 'no r'); END",
				"CREATE TRIGGER skips BEFORE INSERT ON guarded WHEN new.a = 'i' BEGIN SELECT RAISE(IGNORE); END",
				"INSERT INTO book (id, title) VALUES (1, 'taken')", "INSERT INTO tag VALUES ('taken')",
				"INSERT INTO note VALUES (1)");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "INSERT INTO book (title) VALUES ('taken') | 23505",
					"INSERT INTO book (id, title) VALUES (1, 'b') | 23505", "INSERT INTO tag VALUES ('taken') | 23505",
					"INSERT INTO note (rowid, book) VALUES (1, 1) | 23505" })
	default void rowsThatAreThereAlready(String sql, String state) {
		new Failure(SQLIntegrityConstraintViolationException.class, state, 19, DuplicateKeyException.class)
			.isThrownBy(dataSource(), sql);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "INSERT INTO book (year) VALUES (1) | 23502 | 1299",
					"INSERT INTO page (book) VALUES (77) | 23503 | 787",
					"INSERT INTO book (title, year) VALUES ('c', -1) | 23514 | 275",
					"INSERT INTO note VALUES (77) | 23503 | 787", "INSERT INTO typed VALUES ('x') | 23000 | 3091",
					"INSERT INTO guarded VALUES ('a') | 23000 |", "INSERT INTO guarded VALUES ('f') | 23000 |",
					"INSERT INTO guarded VALUES ('r') | 23000 |" })
	default void rowsThatAreNotAllowed(String sql, String state, @Nullable Integer extendedCode) {
		new Failure(SQLIntegrityConstraintViolationException.class, state, 19, DataIntegrityViolationException.class)
			.isThrownBy(dataSource(), sql);
		if (extendedCode != null) {
			assertThat(LibsqlException.behind(catchThrowable(() -> jdbc().update(sql))))
				.hasValueSatisfying((ex) -> assertThat(ex.extendedCode()).hasValue(extendedCode));
		}
	}

	@Test
	default void aTriggerThatIgnoresIsNoFailure() {
		assertThat(jdbc().update("INSERT INTO guarded VALUES ('i')")).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "SELECT abs(-9223372036854775807 - 1) | 22003 | 1",
			"SELECT sum(n) FROM (SELECT 9223372036854775807 AS n UNION ALL SELECT 1) | 22003 | 1",
			"SELECT json('{') | 22000 | 1", "SELECT json_extract('{}', 'x') | 22000 | 1",
			"INSERT INTO book (id, title) VALUES ('x', 'd') | 22018 | 20", "SELECT zeroblob(2000000000) | 22001 | 18" })
	default void valuesThatDoNotFit(String sql, String state, int code) {
		new Failure(SQLDataException.class, state, code, DataIntegrityViolationException.class).isThrownBy(dataSource(),
				sql);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '#',
			value = { "SELEC 1 | 42000", "SELECT * FROM missing | 42S02", "DROP VIEW missing | 42S02",
					"SELECT missing FROM book | 42S22", "INSERT INTO book (missing) VALUES (1) | 42S22",
					"SELECT missing(1) | 42000", "SELECT id FROM book, page | 42000", "CREATE TABLE book (a) | 42S01",
					"INSERT INTO tag VALUES (1, 2) | 42000", "SELECT 'a | 42000", "SELECT abs(1, 2) | 42000",
					"-- nothing | 42000", "SELECT 1 LIKE 1 ESCAPE 'ab' | 42000",
					"ALTER TABLE book ADD COLUMN n INT NOT NULL | 42000", "CREATE INDEX i ON book (missing) | 42S22" })
	default void statementsThatAreWrong(String sql, String state) {
		new Failure(SQLSyntaxErrorException.class, state, 1, BadSqlGrammarException.class).isThrownBy(dataSource(),
				sql);
	}

	@Test
	default void aQueryThatIsNotSqlIsWrongAndNoMisuse() throws SQLException {
		Failure wrong = new Failure(SQLSyntaxErrorException.class, "42000", 1, BadSqlGrammarException.class);

		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			wrong.isThrownBy(() -> statement.executeQuery("selec 1"));
			wrong.isThrownBy(() -> connection.prepareStatement("selec 1").executeQuery());
		}
		wrong.isTranslatedFrom(() -> jdbc().queryForList("selec 1"));
	}

	@Test
	default void theStatementStandsInTheMessage() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute("SELECT missing"))
				.withMessageContaining("no such column: missing")
				.withMessageContaining("SQL [SELECT missing]")
				.withCauseInstanceOf(LibsqlException.class);
			assertThat(statement.executeUpdate("DELETE FROM page")).isZero();
		}
	}

	@Test
	default void aDeferredForeignKeyFailsAtCommit() throws SQLException {
		Failure failure = new Failure(SQLIntegrityConstraintViolationException.class, "23503", 19,
				DataIntegrityViolationException.class);
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.execute("INSERT INTO note VALUES (77)");
			failure.isThrownBy(connection::commit);
		}
		TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource()));
		failure.isTranslatedFrom(
				() -> transaction.executeWithoutResult((status) -> jdbc().update("INSERT INTO note VALUES (77)")));
		assertThat(jdbc().queryForObject("SELECT count(*) FROM note", Long.class)).isEqualTo(1);
	}

	@Test
	default void aReadOnlyConnectionDoesNotWrite() throws SQLException {
		Failure failure = new Failure(SQLInvalidAuthorizationSpecException.class, "25006", 8,
				PermissionDeniedDataAccessException.class);
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			connection.setReadOnly(true);
			failure.isThrownBy(() -> statement.execute("DELETE FROM book"));
		}
		TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource()));
		transaction.setReadOnly(true);
		JdbcTemplate jdbc = jdbc();
		failure.isTranslatedFrom(() -> transaction.executeWithoutResult((status) -> jdbc.update("DELETE FROM book")));
		failure
			.isTranslatedFrom(() -> transaction.executeWithoutResult((status) -> jdbc.batchUpdate("DELETE FROM book")));
	}

	@Test
	default void aTransactionThatATriggerRolledBackIsLost() throws SQLException {
		Failure failure = new Failure(SQLTransactionRollbackException.class, "40001", 0,
				CannotAcquireLockException.class);
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> statement.execute("INSERT INTO guarded VALUES ('r')"));
			failure.isThrownBy(() -> statement.execute("SELECT 1"));
			failure.isThrownBy(connection::commit);
			statement.execute("SELECT 1");
		}
	}

	@Test
	default void aBatchNamesTheStatementThatFailed() throws SQLException {
		try (Connection connection = connect();
				PreparedStatement statement = connection.prepareStatement("INSERT INTO book (title) VALUES (?)")) {
			for (String title : List.of("a", "taken", "b")) {
				statement.setString(1, title);
				statement.addBatch();
			}
			assertThatExceptionOfType(BatchUpdateException.class).isThrownBy(statement::executeBatch)
				.withMessageStartingWith("Statement 2 of 3 in the batch failed: ")
				.withMessageNotContaining("taken")
				.withCauseInstanceOf(SQLIntegrityConstraintViolationException.class)
				.satisfies((ex) -> {
					assertThat(ex.getSQLState()).isEqualTo("23505");
					assertThat(ex.getErrorCode()).isEqualTo(19);
					assertThat(ex.getUpdateCounts()).containsExactly(1);
					assertThat((Throwable) ex.getNextException()).isSameAs(ex.getCause());
				});
		}
	}

	@Test
	default void aBatchIsTranslatedAsItsStatementIs() {
		JdbcTemplate jdbc = jdbc();
		new Failure(SQLIntegrityConstraintViolationException.class, "23505", 19, DuplicateKeyException.class)
			.isTranslatedFrom(() -> jdbc.batchUpdate("INSERT INTO book (title) VALUES ('taken')"));
		new Failure(SQLIntegrityConstraintViolationException.class, "23503", 19, DataIntegrityViolationException.class)
			.isTranslatedFrom(() -> jdbc.batchUpdate("INSERT INTO page (book) VALUES (?)",
					List.<Object[]>of(new Object[] { 77 })));
		new Failure(SQLSyntaxErrorException.class, "42S02", 1, BadSqlGrammarException.class)
			.isTranslatedFrom(() -> jdbc.batchUpdate("INSERT INTO missing VALUES (1)"));
	}

	@Test
	default void callsThatAreWrongAreMisuse() throws SQLException {
		JdbcTemplate jdbc = jdbc();
		for (Executable call : List.<Executable>of(() -> jdbc.queryForList("DELETE FROM page"),
				() -> jdbc.update("SELECT 1"),
				() -> jdbc.execute((Connection connection) -> connection.unwrap(Runnable.class)),
				() -> jdbc.execute((Connection connection) -> connection.prepareCall("SELECT 1")),
				() -> jdbc.execute((Statement statement) -> {
					statement.close();
					return statement.execute("SELECT 1");
				}), () -> jdbc.query("SELECT 1", (ResultSet rows) -> {
					rows.close();
					return rows.next();
				}), () -> jdbc.execute((Connection connection) -> {
					connection.commit();
					return null;
				}))) {
			assertThatExceptionOfType(InvalidDataAccessApiUsageException.class).isThrownBy(call::execute);
		}
	}

	@Test
	default void aClosedConnectionIsAResourceThatFailed() throws SQLException {
		Connection connection = connect();
		connection.close();

		new Failure(SQLNonTransientConnectionException.class, "08003", 0, DataAccessResourceFailureException.class)
			.isThrownBy(connection::createStatement);
	}

	@Test
	default void aThreadThatMustNotBlockIsRefused() throws SQLException {
		try (Connection connection = connect()) {
			JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
			FutureTask<Throwable> call = new FutureTask<>(() -> catchThrowable(() -> jdbc.execute("SELECT 1")));
			Schedulers.parallel().schedule(call);

			assertThat(call).succeedsWithin(Duration.ofSeconds(30))
				.satisfies((ex) -> assertThat(ex).isInstanceOf(InvalidDataAccessApiUsageException.class)
					.hasMessageContaining("boundedElastic"));
		}
	}

	@Test
	default void boundValuesStayOutOfMessages() {
		assertThatExceptionOfType(DuplicateKeyException.class)
			.isThrownBy(() -> jdbc().update("INSERT INTO book (id, title) VALUES (?, ?)", 1, "s3cret"))
			.satisfies((ex) -> assertThat(ex).hasStackTraceContaining("book").asString().doesNotContain("s3cret"));
	}

	@Test
	default void aQueryTimeoutStopsTheQuery() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.setQueryTimeout(1);
			assertThatExceptionOfType(SQLTimeoutException.class).isThrownBy(() -> statement.executeQuery(ENDLESS))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("57014"));
			assertThat(statement.executeQuery("SELECT 1").next()).isTrue();
		}
		JdbcTemplate jdbc = jdbc();
		jdbc.setQueryTimeout(1);
		assertThatExceptionOfType(QueryTimeoutException.class)
			.isThrownBy(() -> jdbc.queryForObject(ENDLESS, Long.class));
	}

	@Test
	default void aQueryTimeoutBesideAnOpenResultLeavesTheConnectionUsable() throws SQLException {
		try (Connection connection = connect();
				Statement reading = connection.createStatement();
				Statement limited = connection.createStatement();
				Statement other = connection.createStatement()) {
			limited.setQueryTimeout(1);
			for (boolean autoCommit : List.of(true, false)) {
				connection.setAutoCommit(autoCommit);
				assertThat(reading.executeQuery("SELECT 1 UNION ALL SELECT 2").next()).isTrue();
				assertThatExceptionOfType(SQLTimeoutException.class).isThrownBy(() -> limited.executeQuery(ENDLESS));
				if (!autoCommit) {
					connection.rollback();
				}
				assertThat(other.executeQuery("SELECT 1").next()).isTrue();
			}
			assertThat(other.executeUpdate("INSERT INTO book (title) VALUES ('after')")).isEqualTo(1);
			connection.commit();
		}
		assertThat(count()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT ?; SELECT 2",
			"INSERT INTO book (title) VALUES ('a'); DELETE FROM book WHERE title = :a" })
	default void severalStatementsInOneWithParametersAreRefused(String sql) throws SQLException {
		try (Connection connection = connect()) {
			assertThatExceptionOfType(SQLSyntaxErrorException.class).isThrownBy(() -> connection.prepareStatement(sql))
				.withMessageContaining("SQL_MANY_STATEMENTS");
		}
	}

}
