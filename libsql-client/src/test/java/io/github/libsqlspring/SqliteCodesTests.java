package io.github.libsqlspring;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteErrorCode;

import static org.assertj.core.api.Assertions.assertThat;

class SqliteCodesTests {

	private static int extended(LibsqlError error) {
		return new LibsqlResponseException(error, null).extendedCode().orElse(0);
	}

	@ParameterizedTest
	@EnumSource(SQLiteErrorCode.class)
	void primaryCodesAreThoseOfSqlite(SQLiteErrorCode code) {
		boolean primary = code.code > 0 && code.code <= 26;

		assertThat(extended(new LibsqlError(code.name(), "message"))).isEqualTo(primary ? code.code : 0);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "SQLITE_CONSTRAINT | SQLite error: UNIQUE constraint failed: t.a | 19",
					"SQLITE_CONSTRAINT | SQLite error: NOT NULL constraint failed: t.a | 1299",
					"SQLITE_CONSTRAINT | SQLite error: FOREIGN KEY constraint failed | 787",
					"SQLITE_CONSTRAINT | SQLite error: CHECK constraint failed: a > 0 | 275",
					"SQLITE_CONSTRAINT | SQLite error: cannot store TEXT value in INT column t.a | 3091",
					"SQLITE_CONSTRAINT | SQLite error: words of a trigger | 19",
					"PROXY_ERROR | error executing a request on the primary: UNIQUE constraint failed: t.a | 19",
					"SQLITE_UNKNOWN | SQLite error: no such table: t | 1", "SQL_PARSE_ERROR | near x: syntax error | 1",
					"SQLITE_LOCKED | locked | 6", "TRANSACTION_BUSY | busy | 5",
					"TRANSACTION_TIMEOUT | Transaction timed out | 0", "HTTP_401 | Unauthorized | 0" })
	void aServerSendsNoExtendedCodeAndItsMessageHasToTell(String code, String message, int expected) {
		assertThat(extended(new LibsqlError(code, message))).isEqualTo(expected);
	}

	@Test
	void whatSqliteSaysCounts() {
		assertThat(extended(new LibsqlError("SQLITE_CONSTRAINT", "UNIQUE constraint failed: t.a", null, 1555)))
			.isEqualTo(1555);
	}

	@Test
	void theFailureBehindAnExceptionIsFound() {
		LibsqlException failure = new LibsqlResultException("no row");

		assertThat(LibsqlException.behind(new IllegalStateException(new SQLException(failure)))).hasValue(failure);
		assertThat(LibsqlException.behind(failure)).hasValue(failure);
		assertThat(LibsqlException.behind(new IllegalStateException())).isEmpty();
	}

}
