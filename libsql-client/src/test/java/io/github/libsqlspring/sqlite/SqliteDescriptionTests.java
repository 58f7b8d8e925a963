package io.github.libsqlspring.sqlite;

import java.util.Arrays;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.StatementDescription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SqliteDescriptionTests {

	private final SqliteDatabase database = SqliteDatabase.openMemory(SqliteOptions.defaults());

	private Session session;

	@BeforeEach
	void open() {
		this.session = this.database.openSession();
		Sessions.execute(this.session, "CREATE TABLE t (id INTEGER PRIMARY KEY, x varchar(10))");
	}

	@AfterEach
	void close() {
		this.session.close();
		this.database.close();
	}

	@Test
	void columnsHaveNameAndDeclaredType() {
		assertThat(this.session.describe("SELECT id, x AS y, 1 + 1 FROM t").columns())
			.containsExactly(new Column("id", "INTEGER"), new Column("y", "varchar(10)"), new Column("1 + 1", null));
		assertThat(this.session.describe("DELETE FROM t").columns()).isEmpty();
		assertThat(this.session.describe("DELETE FROM t RETURNING id").columns())
			.containsExactly(new Column("id", "INTEGER"));
	}

	@Test
	void parametersHaveTheirNamesAndGapsNone() {
		StatementDescription description = this.session.describe("SELECT ?, :a, @b, $c, ?7, :a");

		assertThat(description.parameters()).isEqualTo(Arrays.asList(null, ":a", "@b", "$c", null, null, "?7"));
		assertThat(this.session.describe("SELECT :b, ?1").parameters()).containsExactly(":b");
		assertThat(this.session.describe("SELECT 1").parameters()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			SELECT * FROM t                | false | true
			EXPLAIN DELETE FROM t          | true  | true
			EXPLAIN QUERY PLAN SELECT 1    | true  | true
			INSERT INTO t VALUES (?, ?)    | false | false
			PRAGMA table_info(t)           | false | true
			PRAGMA foreign_keys = OFF      | false | false
			ATTACH 'x' AS y                | false | false
			""")
	void itIsKnownWhetherItExplainsAndReads(String sql, boolean explain, boolean readOnly) {
		StatementDescription description = this.session.describe(sql);

		assertThat(description.explain()).isEqualTo(explain);
		assertThat(description.readOnly()).isEqualTo(readOnly);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "PRAGMA foreign_keys = OFF", "EXPLAIN PRAGMA foreign_keys = OFF", "DROP TABLE t", "BEGIN" })
	void nothingIsExecuted(String sql) {
		this.session.describe(sql);

		assertThat(Sessions.value(this.session, "PRAGMA foreign_keys")).isEqualTo(1L);
		assertThat(Sessions.value(this.session, "SELECT count(*) FROM t")).isEqualTo(0L);
		assertThat(Sessions.autocommit(this.session)).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			SELEC               | SQL_PARSE_ERROR
			SELECT * FROM nope  | SQLITE_UNKNOWN
			SELECT nope FROM t  | SQL_INPUT_ERROR
			SELECT 1; SELECT 2  | SQL_MANY_STATEMENTS
			-- nothing          | SQL_NO_STATEMENT
			""")
	void whatIsNotUnderstoodIsAnErrorAndTheSessionGoesOn(String sql, String code) {
		Sessions.execute(this.session, "BEGIN");

		assertThatExceptionOfType(LibsqlResponseException.class).isThrownBy(() -> this.session.describe(sql))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(code))
			.satisfies((ex) -> assertThat(ex.sql()).hasValue(sql));
		assertThat(Sessions.autocommit(this.session)).isFalse();
	}

}
