package io.github.libsqlspring.jdbc;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.FailedStatement;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.TransactionMode;
import io.github.libsqlspring.sql.SqlStatement;
import io.github.libsqlspring.sql.Token;
import io.github.libsqlspring.sql.Tokenizer;

/**
 * Reads BEGIN, COMMIT, END, ROLLBACK, SAVEPOINT and RELEASE by SQLite's grammar
 * (https://www.sqlite.org/lang_transaction.html,
 * https://www.sqlite.org/lang_savepoint.html). What SQLite would not understand fails
 * with its words.
 */
final class TransactionControlParser {

	private final String sql;

	private final Tokenizer tokenizer;

	private @Nullable Token next;

	private TransactionControlParser(String sql) {
		this.sql = sql;
		this.tokenizer = new Tokenizer(sql);
		this.next = this.tokenizer.next();
	}

	/**
	 * Reads a statement.
	 * @param sql a statement that controls transactions
	 * @return what it asks for
	 * @throws SQLException if it is none that SQLite has
	 */
	static TransactionControl parse(SqlStatement sql) throws SQLException {
		TransactionControlParser parser = new TransactionControlParser(sql.text());
		parser.skip();
		TransactionControl control = switch (sql.keyword()) {
			case "BEGIN" -> parser.begin();
			case "COMMIT", "END" -> parser.commit();
			case "ROLLBACK" -> parser.rollback();
			case "SAVEPOINT" -> new TransactionControl.Savepoint(parser.name());
			case "RELEASE" -> new TransactionControl.Release(parser.savepointName());
			default -> throw new IllegalArgumentException(sql.keyword());
		};
		if (parser.next != null) {
			throw parser.syntaxError();
		}
		return control;
	}

	private TransactionControl begin() throws SQLException {
		TransactionMode mode = TransactionMode.DEFERRED;
		if (skipIf("IMMEDIATE")) {
			mode = TransactionMode.WRITE;
		}
		else if (skipIf("EXCLUSIVE")) {
			mode = TransactionMode.EXCLUSIVE;
		}
		else {
			skipIf("DEFERRED");
		}
		transactionWord();
		return new TransactionControl.Begin(mode);
	}

	private TransactionControl commit() throws SQLException {
		transactionWord();
		return new TransactionControl.Commit();
	}

	private TransactionControl rollback() throws SQLException {
		transactionWord();
		return skipIf("TO") ? new TransactionControl.RollbackTo(savepointName()) : new TransactionControl.Rollback();
	}

	// SQLite reads a name behind the word, and forgets it.
	private void transactionWord() throws SQLException {
		if (skipIf("TRANSACTION") && this.next != null && !this.next.isWord(this.sql, "TO")) {
			name();
		}
	}

	private String savepointName() throws SQLException {
		String name = name();
		// The word may as well be the name itself.
		return (name.equalsIgnoreCase("SAVEPOINT") && this.next != null) ? name() : name;
	}

	private String name() throws SQLException {
		Token token = this.next;
		if (token == null || !isName(token)) {
			throw syntaxError();
		}
		skip();
		return unquoted(token.text(this.sql));
	}

	private boolean isName(Token token) {
		char first = this.sql.charAt(token.start());
		if (token.type() == Token.Type.QUOTED) {
			char last = this.sql.charAt(token.end() - 1);
			return token.end() - token.start() > 1 && last == ((first == '[') ? ']' : first);
		}
		return token.type() == Token.Type.WORD && !(first >= '0' && first <= '9') && first != '$';
	}

	private static String unquoted(String text) {
		return switch (text.charAt(0)) {
			case '\'', '"', '`' -> {
				String quote = text.substring(0, 1);
				yield text.substring(1, text.length() - 1).replace(quote + quote, quote);
			}
			case '[' -> text.substring(1, text.length() - 1);
			default -> text;
		};
	}

	private boolean skipIf(String word) {
		if (this.next != null && this.next.isWord(this.sql, word)) {
			skip();
			return true;
		}
		return false;
	}

	private void skip() {
		this.next = this.tokenizer.next();
	}

	private SQLException syntaxError() {
		String message = (this.next != null) ? "near \"" + this.next.text(this.sql) + "\": syntax error"
				: "incomplete input";
		return SqlExceptions.toSqlException(new LibsqlResponseException(new LibsqlError("SQLITE_ERROR", message),
				FailedStatement.single(this.sql)));
	}

}
