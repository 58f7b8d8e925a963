package io.github.libsqlspring.jdbc;

import io.github.libsqlspring.sql.SqlParameters;
import io.github.libsqlspring.sql.SqlStatement;
import io.github.libsqlspring.sql.Token;
import io.github.libsqlspring.sql.Tokenizer;

/**
 * Statements whose parameters have names and numbers. SQLite numbers them all; a server
 * takes arguments by name or by number, and never both for one statement.
 */
final class MixedParameters {

	private MixedParameters() {
	}

	/**
	 * Whether only some of the parameters of a statement have names.
	 * @param sql the statement
	 * @return whether there are both kinds
	 */
	static boolean areIn(SqlStatement sql) {
		SqlParameters parameters = sql.parameters();
		return parameters.hasNames() && parameters.names().contains(null);
	}

	/**
	 * Writes out the numbers of the parameters that have names.
	 * @param text the text of a statement
	 * @param parameters its parameters
	 * @return a text that means the same, without names
	 */
	static String numbered(String text, SqlParameters parameters) {
		StringBuilder numbered = new StringBuilder(text.length());
		Tokenizer tokenizer = new Tokenizer(text);
		int copied = 0;
		for (Token token = tokenizer.next(); token != null; token = tokenizer.next()) {
			int number = (token.type() == Token.Type.PARAMETER) ? parameters.names().indexOf(token.text(text)) + 1 : 0;
			if (number > 0) {
				numbered.append(text, copied, token.start()).append('?').append(number);
				copied = token.end();
			}
		}
		return numbered.append(text, copied, text.length()).toString();
	}

}
