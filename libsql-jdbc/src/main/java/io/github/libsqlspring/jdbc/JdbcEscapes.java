package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.FailedStatement;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.sql.Token;
import io.github.libsqlspring.sql.Tokenizer;

/**
 * Replaces the escapes of JDBC 4.3, section 13.4, by SQLite's own words. SQLite has no
 * use for braces, so that a text without one outside strings and comments stays as it is.
 */
final class JdbcEscapes {

	/** Functions of JDBC 4.3, appendix C, that SQLite knows by another name. */
	private static final Map<String, String> FUNCTIONS = Map.of("UCASE", "upper", "LCASE", "lower", "CHAR_LENGTH",
			"length", "CHARACTER_LENGTH", "length", "SUBSTRING", "substr");

	/** Those that are no functions in SQLite but keywords. */
	private static final Map<String, String> KEYWORDS = Map.of("NOW", "CURRENT_TIMESTAMP", "CURDATE", "CURRENT_DATE",
			"CURTIME", "CURRENT_TIME", "CURRENT_TIMESTAMP", "CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_DATE",
			"CURRENT_TIME", "CURRENT_TIME");

	private final String sql;

	private final Tokenizer tokenizer;

	private final StringBuilder result = new StringBuilder();

	private int copied;

	private JdbcEscapes(String sql) {
		this.sql = sql;
		this.tokenizer = new Tokenizer(sql);
	}

	/**
	 * Replaces the escapes in a text.
	 * @param sql any number of statements
	 * @return the text for SQLite
	 * @throws SQLException if an escape is not closed or not known; 0A000 for calls
	 */
	static String replaceAll(@Nullable String sql) throws SQLException {
		if (sql == null) {
			throw SqlExceptions.misuse("The SQL text is null");
		}
		return (sql.indexOf('{') < 0) ? sql : new JdbcEscapes(sql).replaceAll();
	}

	private String replaceAll() throws SQLException {
		for (Token token = this.tokenizer.next(); token != null; token = this.tokenizer.next()) {
			if (token.is(this.sql, '{')) {
				replace(token);
			}
		}
		copyUpTo(this.sql.length());
		return this.result.toString();
	}

	private void replace(Token brace) throws SQLException {
		copyUpTo(brace.start());
		Token word = next();
		this.copied = word.end();
		switch (word.text(this.sql).toLowerCase(Locale.ROOT)) {
			case "d", "t", "ts" -> literal();
			case "fn" -> function();
			case "oj" -> copyUpToClosingBrace();
			case "escape" -> {
				this.result.append("ESCAPE");
				copyUpToClosingBrace();
			}
			case "limit" -> {
				this.result.append("LIMIT");
				copyUpToClosingBrace();
			}
			case "call", "?" -> throw SqlExceptions.notSupported("The escape {call}", "SQLite has no procedures");
			default -> throw syntaxError(word);
		}
	}

	private void literal() throws SQLException {
		Token literal = next();
		if (literal.type() != Token.Type.QUOTED || this.sql.charAt(literal.start()) != '\'') {
			throw syntaxError(literal);
		}
		this.copied = literal.start();
		copyUpToClosingBrace();
	}

	private void function() throws SQLException {
		Token name = next();
		String upper = name.text(this.sql).toUpperCase(Locale.ROOT);
		String keyword = KEYWORDS.get(upper);
		if (keyword != null) {
			this.result.append(keyword);
			skipParentheses();
			return;
		}
		String other = FUNCTIONS.get(upper);
		this.result.append((other != null) ? other : name.text(this.sql));
		this.copied = name.end();
		copyUpToClosingBrace();
	}

	// Between the name of a function without arguments and the end of its escape.
	private void skipParentheses() throws SQLException {
		Token token = next();
		while (!token.is(this.sql, '}')) {
			if (!token.is(this.sql, '(') && !token.is(this.sql, ')')) {
				throw syntaxError(token);
			}
			token = next();
		}
		this.copied = token.end();
	}

	private void copyUpToClosingBrace() throws SQLException {
		Token token = next();
		while (!token.is(this.sql, '}')) {
			if (token.is(this.sql, '{')) {
				replace(token);
			}
			token = next();
		}
		copyUpTo(token.start());
		this.copied = token.end();
	}

	private void copyUpTo(int end) {
		this.result.append(this.sql, this.copied, end);
		this.copied = end;
	}

	private Token next() throws SQLException {
		Token token = this.tokenizer.next();
		if (token == null) {
			throw syntaxError(null);
		}
		return token;
	}

	private SQLException syntaxError(@Nullable Token token) {
		String message = (token != null) ? "near \"" + token.text(this.sql) + "\": syntax error in a JDBC escape"
				: "incomplete input: a JDBC escape is not closed";
		return SqlExceptions.toSqlException(new LibsqlResponseException(new LibsqlError("SQLITE_ERROR", message),
				FailedStatement.single(this.sql)));
	}

}
