package io.github.libsqlspring.client;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlResultException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.StatementResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * One statement outside a transaction.
 */
interface ExecuteContract extends ClientContract {

	@Test
	default void queryGivesASingleValue() {
		StatementResult result = client().execute("SELECT 42");
		assertThat(result.columns()).hasSize(1);
		assertThat(result.columns().get(0).declaredType()).isNull();
		assertThat(result.rows()).hasSize(1);
		assertThat(result.rows().get(0).size()).isEqualTo(1);
		assertThat(result.rows().get(0).getLong(0)).isEqualTo(42);
		assertThat(result.affectedRowCount()).isZero();
		assertThat(result.lastInsertRowid()).isEmpty();
	}

	@Test
	default void queryGivesASingleRowInColumnOrder() {
		StatementResult result = client().execute("SELECT 1 AS one, 'two' AS two, 0.5 AS three");
		assertThat(result.columns()).extracting(Column::name).containsExactly("one", "two", "three");
		assertThat(result.columns()).extracting(Column::declaredType).containsOnlyNulls();
		Row row = result.rows().get(0);
		assertThat(row).containsExactly(1L, "two", 0.5);
		assertThat(row.getString("TWO")).isEqualTo("two");
		assertThat(row.asMap()).containsExactly(java.util.Map.entry("one", 1L), java.util.Map.entry("two", "two"),
				java.util.Map.entry("three", 0.5));
	}

	@Test
	default void queryGivesRowsInOrder() {
		StatementResult result = client().execute("VALUES (1, 'one'), (2, 'two'), (3, 'three')");
		assertThat(result.columns()).hasSize(2);
		assertThat(result.rows()).extracting((row) -> row.getLong(0) + row.getString(1))
			.containsExactly("1one", "2two", "3three");
	}

	@Test
	default void duplicateColumnNamesAreKeptAndTheFirstIsFound() {
		Row row = row("SELECT 1 AS x, 2 AS x");
		assertThat(row.size()).isEqualTo(2);
		assertThat(row.getLong("x")).isEqualTo(1);
		assertThat(row.asMap()).containsOnly(java.util.Map.entry("x", 1L));
	}

	@Test
	default void declaredTypesComeWithColumnsOfTables() {
		client().execute("CREATE TABLE typed (i INTEGER, t TEXT, b BLOB, v varchar(10), n)");
		List<Column> columns = client().execute("SELECT i, t, b, v, n, i + 1 FROM typed").columns();
		assertThat(columns).extracting(Column::declaredType)
			.containsExactly("INTEGER", "TEXT", "BLOB", "varchar(10)", null, null);
	}

	@Test
	default void insertCountsRowsAndGivesTheLastRowid() {
		client().execute("CREATE TABLE t (a)");
		StatementResult result = client().execute("INSERT INTO t VALUES (1), (2)");
		assertThat(result.affectedRowCount()).isEqualTo(2);
		assertThat(result.lastInsertRowid()).hasValue(2);
		assertThat(row("SELECT a FROM t WHERE rowid = ?", result.lastInsertRowid().getAsLong()).getLong(0))
			.isEqualTo(2);
	}

	@Test
	default void deleteAndUpdateCountRowsAndGiveNoRowid() {
		client().execute("CREATE TABLE t (a)");
		client().execute("INSERT INTO t VALUES (1), (2), (3), (4), (5)");
		StatementResult deleted = client().execute("DELETE FROM t WHERE a >= 3");
		assertThat(deleted.affectedRowCount()).isEqualTo(3);
		assertThat(deleted.lastInsertRowid()).isEmpty();
		StatementResult updated = client().execute("UPDATE t SET a = a + 1");
		assertThat(updated.affectedRowCount()).isEqualTo(2);
		assertThat(updated.lastInsertRowid()).isEmpty();
		assertThat(client().execute("CREATE TABLE later (a)").affectedRowCount()).isZero();
		assertThat(client().execute("SELECT * FROM t").affectedRowCount()).isZero();
	}

	@Test
	default void anInsertThatInsertsNothingGivesNoRowid() {
		client().execute("CREATE TABLE t (a UNIQUE)");
		client().execute("INSERT INTO t VALUES (1)");
		StatementResult ignored = client().execute("INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING");
		assertThat(ignored.affectedRowCount()).isZero();
		assertThat(ignored.lastInsertRowid()).isEmpty();
	}

	@Test
	default void anUpsertGivesNoRowidAndItsRowByReturning() {
		client().execute("CREATE TABLE other (a)");
		client().execute("INSERT INTO other VALUES (1), (2), (3)");
		client().execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a UNIQUE, n DEFAULT 1)");
		String upsert = "INSERT INTO t (a) VALUES ('x') ON CONFLICT (a) DO UPDATE SET n = n + 1 RETURNING id, n";
		for (int n = 1; n <= 2; n++) {
			StatementResult result = client().execute(upsert);
			assertThat(result.lastInsertRowid()).isEmpty();
			assertThat(result.affectedRowCount()).isEqualTo(1);
			assertThat(result.rows().get(0)).containsExactly(1L, (long) n);
		}
	}

	@Test
	default void insertReturningGivesRowsCountAndRowid() {
		client().execute("CREATE TABLE t (x, y)");
		StatementResult result = client().execute("INSERT INTO t VALUES (42, 'foo'), (43, 'bar') RETURNING x, y");
		assertThat(result.columns()).extracting(Column::name).containsExactly("x", "y");
		assertThat(result.columns()).extracting(Column::declaredType).containsOnlyNulls();
		assertThat(result.rows()).hasSize(2);
		assertThat(result.rows().get(0)).containsExactly(42L, "foo");
		assertThat(result.affectedRowCount()).isEqualTo(2);
		assertThat(result.lastInsertRowid()).hasValue(2);
	}

	@Test
	default void insertBehindWithCountsRowsAndGivesTheRowid() {
		client().execute("CREATE TABLE t (a)");
		StatementResult result = client()
			.execute("WITH x(a) AS (SELECT 1 UNION SELECT 2 UNION SELECT 3) INSERT INTO t SELECT a FROM x");
		assertThat(result.affectedRowCount()).isEqualTo(3);
		assertThat(result.lastInsertRowid()).hasValue(3);
	}

	@Test
	default void rowsThatTriggersChangeAreNotCounted() {
		client().executeScript("""
				CREATE TABLE t (a);
				CREATE TABLE log (a);
				CREATE TRIGGER t_log AFTER INSERT ON t BEGIN
					INSERT INTO log VALUES (new.a);
					INSERT INTO log VALUES (CASE WHEN new.a > 1 THEN 2 ELSE 3 END);
				END;
				""");
		assertThat(client().execute("INSERT INTO t VALUES (1)").affectedRowCount()).isEqualTo(1);
		assertThat(count("log")).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "BEGIN", "begin immediate", "COMMIT", "END", "ROLLBACK", "SAVEPOINT a", "RELEASE a",
			"/* comment */ -- another\n BEGIN" })
	default void transactionStatementsAreRefused(String sql) {
		LibsqlException failure = failure(ErrorKind.TRANSACTION_STATE, () -> client().execute(sql));
		assertThat(failure.code()).isEqualTo("TRANSACTION_STATEMENT_NOT_ALLOWED");
		assertThat(failure).hasMessageContaining("begin() or inTransaction()");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "SELECT 1; SELECT 2", "INSERT INTO t VALUES (1); INSERT INTO t VALUES (2", "SELECT 1; selec" })
	default void severalStatementsAreRefusedAndNothingIsExecuted(String sql) {
		client().execute("CREATE TABLE t (a)");
		LibsqlException failure = failure(ErrorKind.SYNTAX, () -> client().execute(sql));
		assertThat(failure.code()).isEqualTo("SQL_MANY_STATEMENTS");
		assertThat(count("t")).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "  ", ";", " -- nothing", "/* nothing */ ;" })
	default void aTextWithoutStatementIsRefused(String sql) {
		assertThat(failure(ErrorKind.SYNTAX, () -> client().execute(sql)).code()).isEqualTo("SQL_NO_STATEMENT");
	}

	@Test
	default void aFinalSemicolonAndSemicolonsInStringsAreFine() {
		assertThat(row("SELECT ';' AS a, \"b;\" FROM (SELECT 1 AS \"b;\"); -- ; end").getString("a")).isEqualTo(";");
	}

	@Test
	default void specificationsAreImmutableAndCanBeUsedAgain() {
		StatementSpec spec = client().sql("SELECT ? + ?");
		StatementSpec first = spec.param(1);
		assertThat(first.param(2).query(Long.class).single()).isEqualTo(3);
		assertThat(first.param(5).query(Long.class).single()).isEqualTo(6);
		assertThat(spec.params(7, 8).query(Long.class).single()).isEqualTo(15);
	}

	@Test
	default void specificationsBecomePartsOfABatch() {
		List<StatementResult> results = client().batch(List.of(client().sql("SELECT ?").param(7).toStatement(),
				client().sql("SELECT :a").param("a", 8).toStatement()));
		assertThat(results).extracting((result) -> result.rows().get(0).getLong(0)).containsExactly(7L, 8L);
	}

	@Test
	default void cardinalityIsChecked() {
		StatementSpec none = client().sql("SELECT 1 WHERE 0");
		StatementSpec two = client().sql("VALUES (1), (2)");
		assertThat(none.query(Long.class).list()).isEmpty();
		assertThat(none.query(Long.class).optional()).isEmpty();
		assertThatExceptionOfType(LibsqlResultException.class).isThrownBy(() -> none.query(Long.class).single())
			.withMessageContaining("exactly one row, got 0");
		assertThat(two.query(Long.class).list()).containsExactly(1L, 2L);
		assertThatExceptionOfType(LibsqlResultException.class).isThrownBy(() -> two.query(Long.class).optional())
			.withMessageContaining("at most one row, got 2");
		assertThat(client().sql("SELECT NULL").query(Long.class).optional()).isEqualTo(Optional.empty());
		assertThatExceptionOfType(LibsqlResultException.class)
			.isThrownBy(() -> client().sql("SELECT NULL").query(Long.class).single());
		assertThat(client().sql("VALUES (1), (NULL)").query(Long.class).list()).containsExactly(1L, null);
		assertThat(client().sql("SELECT 42").query(long.class).single()).isEqualTo(42L);
	}

	@Test
	default void rowsBecomeRecords() {
		client().execute("CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT, first_year INTEGER)");
		client().sql("INSERT INTO book (title, first_year) VALUES (:title, :year)")
			.param("title", "The Castle")
			.param("year", 1926)
			.update();
		assertThat(client().sql("SELECT * FROM book").query(Book.class).single())
			.isEqualTo(new Book(1, "The Castle", 1926));
		assertThat(client().sql("SELECT title FROM book").query((row) -> row.getString("title")).list())
			.containsExactly("The Castle");
	}

	@Test
	default void positionalAndNamedArgumentsDoNotMix() {
		assertThatIllegalStateException().isThrownBy(() -> client().sql("SELECT ?, :a").param(1).param("a", 2))
			.withMessageContaining("not both");
	}

	/**
	 * A row as a record.
	 */
	record Book(long id, String title, int firstYear) {
	}

}
