package io.github.libsqlspring.sql;

import org.jspecify.annotations.Nullable;

/**
 * Reads SQL text with one token of foresight.
 */
final class TokenReader {

	private final String sql;

	private final Tokenizer tokenizer;

	private @Nullable Token next;

	TokenReader(String sql) {
		this.sql = sql;
		this.tokenizer = new Tokenizer(sql);
		this.next = this.tokenizer.next();
	}

	boolean atEnd() {
		return this.next == null;
	}

	boolean is(char symbol) {
		return this.next != null && this.next.is(this.sql, symbol);
	}

	boolean isWord(String keyword) {
		return this.next != null && this.next.isWord(this.sql, keyword);
	}

	void skip() {
		this.next = this.tokenizer.next();
	}

	boolean skipIf(String keyword) {
		boolean found = isWord(keyword);
		if (found) {
			skip();
		}
		return found;
	}

	/**
	 * Skips an opening parenthesis, the closing one that belongs to it, and all between.
	 */
	void skipParentheses() {
		int depth = 0;
		do {
			if (is('(')) {
				depth++;
			}
			else if (is(')')) {
				depth--;
			}
			skip();
		}
		while (depth > 0 && !atEnd());
	}

	/**
	 * The next token as a name, without its quotes.
	 * @return the name, empty at the end
	 */
	String name() {
		if (this.next == null) {
			return "";
		}
		String text = this.next.text(this.sql);
		if (this.next.type() != Token.Type.QUOTED || text.length() < 2) {
			return text;
		}
		String quote = text.substring(0, 1);
		String inner = text.substring(1, text.length() - 1);
		return quote.equals("[") ? inner : inner.replace(quote + quote, quote);
	}

	/**
	 * What is left, from the next token on.
	 * @return the text, empty at the end
	 */
	String rest() {
		return (this.next != null) ? this.sql.substring(this.next.start()).stripTrailing() : "";
	}

}
