package io.github.libsqlspring;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SqlCheckTests {

	private static final Statement SELECT = Statement.of("SELECT 1");

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			""                  | SQL_NO_STATEMENT
			" ; -- a"           | SQL_NO_STATEMENT
			SELECT 1; SELECT 2  | SQL_MANY_STATEMENTS
			SELECT 1; SELEC     | SQL_MANY_STATEMENTS
			""")
	void aTextThatIsNotOneStatementIsRefused(String sql, String code) {
		assertThatExceptionOfType(LibsqlResponseException.class).isThrownBy(() -> SqlCheck.single(Statement.of(sql)))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo(code))
			.satisfies((ex) -> assertThat(ex.sql()).hasValue(sql));
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT 1\0", "SELECT '\0'", "SELECT '\uD800'", "SELECT 1 -- \uDC00" })
	void aTextThatWouldNotArriveAsWrittenIsRefused(String sql) {
		assertThatExceptionOfType(LibsqlResponseException.class).isThrownBy(() -> SqlCheck.single(Statement.of(sql)))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("SQL_PARSE_ERROR"));
	}

	@Test
	void oneStatementIsParsed() {
		assertThat(SqlCheck.single(Statement.of(" SELECT 1 ; ")).text()).isEqualTo("SELECT 1");
		assertThat(SqlCheck.single(Statement.of("SELECT '\uD83D\uDE00'")).readOnly()).isTrue();
	}

	@Test
	void transactionStatementsAreRefusedWithTheWayOut() {
		assertThatExceptionOfType(LibsqlResponseException.class)
			.isThrownBy(() -> SqlCheck.noTransactionControl(List.of(Statement.of("savepoint a"))))
			.withMessageContaining("SAVEPOINT")
			.withMessageContaining("inTransaction()")
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("TRANSACTION_STATEMENT_NOT_ALLOWED"))
			.satisfies((ex) -> assertThat(ex.statementIndex()).isEmpty());
	}

	@Test
	void theIndexSaysWhichOfSeveralIsRefused() {
		assertThatExceptionOfType(LibsqlResponseException.class)
			.isThrownBy(() -> SqlCheck.noTransactionControl(List.of(SELECT, Statement.of("COMMIT"))))
			.satisfies((ex) -> assertThat(ex.statementIndex()).hasValue(1));
		assertThatExceptionOfType(LibsqlResponseException.class)
			.isThrownBy(() -> SqlCheck.noTransactionControl(List.of(SELECT, Statement.of(""))))
			.satisfies((ex) -> assertThat(ex.statementIndex()).hasValue(1));
	}

	@ParameterizedTest
	@ValueSource(strings = { "PRAGMA query_only = 0", "pragma main.query_only(off)", "EXPLAIN PRAGMA query_only = 0",
			"PRAGMA unknown", "ATTACH 'a' AS b", "DETACH b", "BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT a",
			"RELEASE a", "VACUUM" })
	void whatLiftsTheGuardIsNotReadOnly(String sql) {
		assertThatExceptionOfType(LibsqlResponseException.class)
			.isThrownBy(() -> SqlCheck.readOnly(List.of(Statement.of(sql))))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("SQLITE_READONLY"));
	}

	@Test
	void writesAreNotReadOnly() {
		Statement delete = Statement.of("DELETE FROM t");

		assertThat(SqlCheck.isReadOnly(List.of(SELECT))).isTrue();
		assertThat(SqlCheck.isReadOnly(List.of(SELECT, delete))).isFalse();
		assertThatCode(() -> SqlCheck.readOnly(List.of(SELECT, SELECT))).doesNotThrowAnyException();
		assertThatExceptionOfType(LibsqlResponseException.class)
			.isThrownBy(() -> SqlCheck.readOnly(List.of(SELECT, delete)))
			.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(ErrorKind.READ_ONLY))
			.satisfies((ex) -> assertThat(ex.statementIndex()).hasValue(1));
	}

}
