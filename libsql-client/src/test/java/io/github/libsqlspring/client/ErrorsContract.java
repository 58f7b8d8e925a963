package io.github.libsqlspring.client;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a failed statement says about itself.
 */
interface ErrorsContract extends ClientContract {

	@Test
	default void aStatementThatFailsSaysWhyWithItsSql() {
		LibsqlException failure = failure(ErrorKind.SYNTAX, () -> client().execute("SELECT foobar"));
		assertThat(failure).hasMessageContaining("foobar");
		assertThat(failure.sql()).contains("SELECT foobar");
		assertThat(failure.statementIndex()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "SELEKT 1|SQL_PARSE_ERROR", "NOT A STATEMENT|SQL_PARSE_ERROR", "SELECT (|SQL_PARSE_ERROR",
					"SELECT foobar|SQL_INPUT_ERROR", "SELECT foo()|SQL_INPUT_ERROR",
					"SELECT abs(1, 2)|SQL_INPUT_ERROR" })
	default void anErrorInTheSqlHasTheSameCodeOnEveryPath(String sql, String code) {
		assertThat(failure(ErrorKind.SYNTAX, () -> client().execute(sql)).code()).isEqualTo(code);
	}

	@Test
	default void aMissingTableIsASyntaxError() {
		failure(ErrorKind.SYNTAX, () -> client().execute("SELECT * FROM nowhere"));
	}

	@Test
	default void constraintsAreToldApart() {
		client().executeScript("""
				CREATE TABLE parent (id INTEGER PRIMARY KEY);
				CREATE TABLE child (u UNIQUE, n NOT NULL, c CHECK (c > 0), p REFERENCES parent);
				INSERT INTO child VALUES (1, 1, 1, NULL);
				INSERT INTO parent VALUES (1);
				""");
		LibsqlException unique = failure(ErrorKind.UNIQUE_CONSTRAINT,
				() -> client().execute("INSERT INTO child VALUES (1, 1, 1, NULL)"));
		assertThat(unique.code()).isEqualTo("SQLITE_CONSTRAINT");
		assertThat(unique).hasMessageContaining("child.u");
		failure(ErrorKind.UNIQUE_CONSTRAINT, () -> client().execute("INSERT INTO parent VALUES (1)"));
		failure(ErrorKind.NOT_NULL_CONSTRAINT, () -> client().execute("INSERT INTO child VALUES (2, NULL, 1, NULL)"));
		failure(ErrorKind.CHECK_CONSTRAINT, () -> client().execute("INSERT INTO child VALUES (3, 1, 0, NULL)"));
		failure(ErrorKind.FOREIGN_KEY_CONSTRAINT, () -> client().execute("INSERT INTO child VALUES (4, 1, 1, 99)"));
		assertThat(count("child")).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "id INTEGER PRIMARY KEY, name TEXT|t.id", "id TEXT PRIMARY KEY, name TEXT|t.id",
					"id INTEGER, name TEXT, PRIMARY KEY (id, name)|t.id, t.name",
					"id INTEGER PRIMARY KEY, name TEXT) WITHOUT ROWID --|t.id", "id INTEGER, name TEXT UNIQUE|t.name" })
	default void aDuplicateKeyIsAUniqueConstraintOfTheColumns(String columns, String named) {
		client().execute("CREATE TABLE t (" + columns + "\n" + (columns.endsWith("--") ? "" : ")"));
		client().execute("INSERT INTO t VALUES (1, 'first')");
		LibsqlException failure = failure(ErrorKind.UNIQUE_CONSTRAINT,
				() -> client().execute("INSERT INTO t VALUES (1, 'first')"));
		assertThat(failure.code()).isEqualTo("SQLITE_CONSTRAINT");
		assertThat(failure).hasMessageContaining("UNIQUE constraint failed: " + named);
		assertThat(count("t")).isEqualTo(1);
	}

	@Test
	default void theClientWorksAfterEveryFailure() {
		for (int i = 0; i < 20; i++) {
			failure(ErrorKind.SYNTAX, () -> client().execute("SELECT foobar"));
			assertThat(row("SELECT 42").getLong(0)).isEqualTo(42);
		}
	}

}
