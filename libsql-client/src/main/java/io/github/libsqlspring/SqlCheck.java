package io.github.libsqlspring;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.sql.SqlStatement;

/**
 * What is refused before anything is sent, alike on every path: an empty text, several
 * statements where one is expected, transaction statements beside the API for
 * transactions, writes in a read transaction. The server cannot be left to find out: it
 * accepts an error that follows a complete statement in silence.
 */
public final class SqlCheck {

	private SqlCheck() {
	}

	/**
	 * Reads the text of a statement.
	 * @param statement the statement
	 * @return its one SQL statement
	 * @throws LibsqlResponseException {@code SQL_NO_STATEMENT} or
	 * {@code SQL_MANY_STATEMENTS}
	 */
	public static SqlStatement single(Statement statement) {
		return single(statement, null);
	}

	/**
	 * Checks what a client or a transaction is asked to execute.
	 * @param statements the statements
	 * @throws LibsqlResponseException for the first one that is not exactly one SQL
	 * statement, or controls transactions
	 */
	public static void noTransactionControl(List<Statement> statements) {
		for (int i = 0; i < statements.size(); i++) {
			Integer index = (statements.size() > 1) ? i : null;
			SqlStatement sql = single(statements.get(i), index);
			if (sql.isTransactionControl()) {
				throw new LibsqlResponseException(
						new LibsqlError("TRANSACTION_STATEMENT_NOT_ALLOWED",
								sql.keyword()
										+ " would not reach the statements around it; use begin() or inTransaction()"),
						new FailedStatement(statements.get(i).sql(), index));
			}
		}
	}

	/**
	 * Checks the statements of a read transaction.
	 * @param statements the statements
	 * @throws LibsqlResponseException {@code SQLITE_READONLY} for the first one that is
	 * not a query
	 */
	public static void readOnly(List<Statement> statements) {
		for (int i = 0; i < statements.size(); i++) {
			Integer index = (statements.size() > 1) ? i : null;
			SqlStatement sql = single(statements.get(i), index);
			if (!sql.readOnly()) {
				throw new LibsqlResponseException(
						new LibsqlError("SQLITE_READONLY",
								sql.keyword() + " is not allowed where only reading is: in a transaction of mode READ, "
										+ "or on a read-only connection"),
						new FailedStatement(statements.get(i).sql(), index));
			}
		}
	}

	/**
	 * Whether all statements are queries.
	 * @param statements the statements, each exactly one SQL statement
	 * @return whether none of them writes
	 */
	public static boolean isReadOnly(List<Statement> statements) {
		return statements.stream().allMatch((statement) -> single(statement).readOnly());
	}

	/**
	 * Why a text cannot be executed as one statement.
	 * @param statement the statement
	 * @param parsed its text, parsed
	 * @return {@code SQL_NO_STATEMENT}, {@code SQL_MANY_STATEMENTS}, or
	 * {@code SQL_PARSE_ERROR} for characters that would not arrive as they stand; empty
	 * if it is exactly one SQL statement
	 */
	public static Optional<LibsqlError> refusal(Statement statement, List<SqlStatement> parsed) {
		if (parsed.isEmpty()) {
			return Optional
				.of(new LibsqlError("SQL_NO_STATEMENT", "The SQL text holds no statement, only spaces or comments"));
		}
		if (parsed.size() > 1) {
			return Optional.of(new LibsqlError("SQL_MANY_STATEMENTS", "The SQL text holds " + parsed.size()
					+ " statements where one is expected; execute them as a batch or a script"));
		}
		if (statement.sql().indexOf('\0') >= 0 || ArgumentConverter.unpairedSurrogate(statement.sql()) >= 0) {
			// SQLite stops reading at the first, and UTF-8 replaces the second by '?'.
			return Optional.of(new LibsqlError("SQL_PARSE_ERROR",
					"The SQL text holds the character U+0000 or an unpaired surrogate, "
							+ "which would not arrive as written"));
		}
		return Optional.empty();
	}

	private static SqlStatement single(Statement statement, @Nullable Integer index) {
		List<SqlStatement> parsed = SqlStatement.parseAll(statement.sql());
		refusal(statement, parsed).ifPresent((error) -> {
			throw new LibsqlResponseException(error, new FailedStatement(statement.sql(), index));
		});
		return parsed.get(0);
	}

}
