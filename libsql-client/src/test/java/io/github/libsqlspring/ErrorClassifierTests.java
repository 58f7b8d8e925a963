package io.github.libsqlspring;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ErrorClassifierTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
							SQLITE_CONSTRAINT  | SQLite error: UNIQUE constraint failed: t.a            | UNIQUE_CONSTRAINT
							SQLITE_CONSTRAINT  | UNIQUE constraint failed: index 'i'                    | UNIQUE_CONSTRAINT
							SQLITE_CONSTRAINT  | NOT NULL constraint failed: t.a                        | NOT_NULL_CONSTRAINT
							SQLITE_CONSTRAINT  | FOREIGN KEY constraint failed                          | FOREIGN_KEY_CONSTRAINT
							SQLITE_CONSTRAINT  | CHECK constraint failed: a > 0                         | CHECK_CONSTRAINT
							SQLITE_CONSTRAINT  | cannot store TEXT value in INT column st.a             | CONSTRAINT
							SQLITE_CONSTRAINT  | no such user                                           | CONSTRAINT
							SQLITE_CONSTRAINT  | database is locked, says the trigger                   | CONSTRAINT
							PROXY_ERROR        | error executing a request on the primary: UNIQUE constraint failed: t.a | UNIQUE_CONSTRAINT
							PROXY_ERROR        | error executing a request on the primary: Transaction timed out | TRANSACTION_LOST
							PROXY_ERROR        | error executing a request on the primary: something    | OTHER
							SQL_PARSE_ERROR    | SQL string could not be parsed: near LIMIT             | SYNTAX
							SQL_INPUT_ERROR    | SQL input error: no such column: a (at offset 7)       | SYNTAX
							SQL_NO_STATEMENT   | x                                                      | SYNTAX
							SQL_MANY_STATEMENTS | x                                                     | SYNTAX
							SQLITE_UNKNOWN     | no such table: t                                       | SYNTAX
							SQLITE_UNKNOWN     | no such collation sequence: x                          | SYNTAX
							SQLITE_UNKNOWN     | table t has no column named x                          | SYNTAX
							SQLITE_UNKNOWN     | table t has 2 columns but 1 values were supplied       | SYNTAX
							SQLITE_UNKNOWN     | 1 values for 2 columns                                 | SYNTAX
							SQLITE_UNKNOWN     | all VALUES must have the same number of terms          | SYNTAX
							SQLITE_UNKNOWN     | sub-select returns 2 columns - expected 1              | SYNTAX
							SQLITE_UNKNOWN     | there is already a table named t                       | SYNTAX
							SQLITE_UNKNOWN     | duplicate column name: a                               | SYNTAX
							SQLITE_UNKNOWN     | ambiguous column name: a                               | SYNTAX
							SQLITE_UNKNOWN     | misuse of aggregate: count()                           | SYNTAX
							SQLITE_UNKNOWN     | misuse of window function row_number()                 | SYNTAX
							SQLITE_UNKNOWN     | row value misused                                      | SYNTAX
							SQLITE_UNKNOWN     | wrong number of arguments to function abs()            | SYNTAX
							SQLITE_UNKNOWN     | 2nd ORDER BY term out of range - should be between 1 and 1 | SYNTAX
							SQLITE_UNKNOWN     | ON CONFLICT clause does not match any PRIMARY KEY or UNIQUE constraint | SYNTAX
							SQLITE_UNKNOWN     | cannot modify v because it is a view                   | SYNTAX
							SQLITE_UNKNOWN     | table sqlite_master may not be modified                | SYNTAX
							SQLITE_UNKNOWN     | integer overflow                                       | DATA
							SQLITE_UNKNOWN     | malformed JSON                                         | DATA
							SQLITE_UNKNOWN     | bad JSON path: 'x'                                     | DATA
							SQLITE_MISMATCH    | datatype mismatch                                      | DATA
							SQLITE_UNKNOWN     | cannot start a transaction within a transaction        | TRANSACTION_STATE
							SQLITE_UNKNOWN     | cannot commit - no transaction is active               | TRANSACTION_STATE
							SQLITE_UNKNOWN     | no such savepoint: s                                   | TRANSACTION_STATE
							TRANSACTION_STATEMENT_NOT_ALLOWED | x                                       | TRANSACTION_STATE
					TRANSACTION_LEFT_OPEN | x                                                   | TRANSACTION_STATE
					ARGS_INVALID       | value for parameter 1 not found                        | ARGUMENTS
							ARGS_BOTH_POSITIONAL_AND_NAMED | x                                          | ARGUMENTS
							SQLITE_RANGE       | column index out of range                              | ARGUMENTS
							SQLITE_BUSY        | database is locked                                     | BUSY
							SQLITE_LOCKED      | database table is locked                               | BUSY
							SQLITE_UNKNOWN     | database is locked                                     | BUSY
							TRANSACTION_BUSY   | x                                                      | BUSY
							TRANSACTION_TIMEOUT | Transaction timed out                                 | TRANSACTION_LOST
							STREAM_EXPIRED     | The stream has expired due to inactivity               | TRANSACTION_LOST
							SQLITE_READONLY    | attempt to write a readonly database                   | READ_ONLY
							BLOCKED            | Operation was blocked: quota exceeded                  | READ_ONLY
							SQLITE_TOOBIG      | string or blob too big                                 | TOO_BIG
							RESPONSE_TOO_LARGE | Response is too large                                  | TOO_BIG
							SQLITE_INTERRUPT   | interrupted                                            | INTERRUPTED
							SQLITE_FULL        | database or disk is full                               | FULL
							SQLITE_IOERR       | disk I/O error                                         | STORAGE
							SQLITE_CANTOPEN    | unable to open database file                           | STORAGE
							SQLITE_NOTADB      | file is not a database                                 | STORAGE
							SQLITE_CORRUPT     | database disk image is malformed                       | STORAGE
							SQLITE_AUTH        | not authorized                                         | AUTHORIZATION
							SQLITE_NOMEM       | out of memory                                          | OTHER
							""")
	void codeAndMessageTellTheKind(String code, String message, ErrorKind kind) {
		assertThat(new LibsqlError(code, message).kind()).isEqualTo(kind);
	}

	@ParameterizedTest
	@CsvSource({ "401, AUTHENTICATION", "403, AUTHORIZATION", "404, NOT_FOUND", "429, CAPACITY", "503, CAPACITY",
			"400, PROTOCOL", "500, PROTOCOL" })
	void theHttpStatusTellsTheKindWhereCodeAndMessageDoNot(int status, ErrorKind kind) {
		assertThat(new LibsqlError("HTTP_" + status, "something", status).kind()).isEqualTo(kind);
	}

	@Test
	void theWordsOfAProxyAreNotTakenForThoseOfSqlite() {
		assertThat(new LibsqlError("HTTP_403", "POST is not allowed", 403).kind()).isEqualTo(ErrorKind.AUTHORIZATION);
		assertThat(new LibsqlError("HTTP_404", "no such host", 404).kind()).isEqualTo(ErrorKind.NOT_FOUND);
	}

	@Test
	void aServerErrorMayStillNameTheReason() {
		assertThat(new LibsqlError("HTTP_500", "Internal Error: `SQL string could not be parsed`", 500).kind())
			.isEqualTo(ErrorKind.SYNTAX);
	}

	@Test
	void theCodeGoesBeforeTheHttpStatus() {
		assertThat(new LibsqlError("STREAM_EXPIRED", "x", 400).kind()).isEqualTo(ErrorKind.TRANSACTION_LOST);
	}

}
