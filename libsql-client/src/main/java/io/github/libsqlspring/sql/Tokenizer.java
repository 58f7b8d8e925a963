package io.github.libsqlspring.sql;

import org.jspecify.annotations.Nullable;

/**
 * Walks over SQL text token by token, by the rules of SQLite's tokenizer. What is not
 * terminated reaches to the end of the text, where the database will report it.
 */
public final class Tokenizer {

	// SQLite takes it for a space where a token would begin.
	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private static final char VERTICAL_TAB = '\u000b';

	private final String sql;

	private int position;

	/**
	 * Starts at the beginning of a text.
	 * @param sql any text
	 */
	public Tokenizer(String sql) {
		this.sql = sql;
	}

	/**
	 * The next token.
	 * @return the token, or {@code null} at the end
	 */
	public @Nullable Token next() {
		skipSpaceAndComments();
		if (this.position >= this.sql.length()) {
			return null;
		}
		int start = this.position;
		Token.Type type = read(this.sql.charAt(start));
		return new Token(type, start, this.position);
	}

	private void skipSpaceAndComments() {
		while (this.position < this.sql.length()) {
			if (isSpace(this.sql.charAt(this.position))) {
				// A vertical tab continues white space, but does not begin it.
				skipWhile((c) -> isSpace(c) || c == VERTICAL_TAB);
			}
			else if (this.sql.charAt(this.position) == BYTE_ORDER_MARK) {
				this.position++;
			}
			else if (this.sql.startsWith("--", this.position)) {
				this.position = after("\n", this.position + 2);
			}
			else if (this.sql.startsWith("/*", this.position)) {
				this.position = after("*/", this.position + 2);
			}
			else {
				return;
			}
		}
	}

	private Token.Type read(char c) {
		switch (c) {
			case '\'', '"', '`' -> {
				skipQuoted(c);
				return Token.Type.QUOTED;
			}
			case '[' -> {
				this.position = after("]", this.position + 1);
				return Token.Type.QUOTED;
			}
			case ';' -> {
				this.position++;
				return Token.Type.SEMICOLON;
			}
			case '?' -> {
				this.position++;
				skipWhile(Tokenizer::isDigit);
				return Token.Type.PARAMETER;
			}
			case ':', '@', '$', '#' -> {
				return readNamedParameter();
			}
			default -> {
				if (!isWordPart(c)) {
					this.position++;
					return Token.Type.SYMBOL;
				}
				skipWhile(Tokenizer::isWordPart);
				return Token.Type.WORD;
			}
		}
	}

	private Token.Type readNamedParameter() {
		int nameStart = ++this.position;
		while (this.position < this.sql.length()) {
			if (isWordPart(this.sql.charAt(this.position))) {
				this.position++;
			}
			else if (this.position > nameStart && this.sql.charAt(this.position) == '(') {
				// The Tcl form of a name, $array(index).
				this.position = after(")", this.position);
				break;
			}
			else if (this.sql.startsWith("::", this.position)) {
				this.position += 2;
			}
			else {
				break;
			}
		}
		return (this.position > nameStart) ? Token.Type.PARAMETER : Token.Type.SYMBOL;
	}

	private void skipQuoted(char quote) {
		this.position++;
		while (this.position < this.sql.length()) {
			if (this.sql.charAt(this.position++) == quote) {
				if (this.position >= this.sql.length() || this.sql.charAt(this.position) != quote) {
					return;
				}
				this.position++;
			}
		}
	}

	private void skipWhile(CharTest test) {
		while (this.position < this.sql.length() && test.test(this.sql.charAt(this.position))) {
			this.position++;
		}
	}

	private int after(String end, int from) {
		int index = this.sql.indexOf(end, from);
		return (index >= 0) ? index + end.length() : this.sql.length();
	}

	private static boolean isSpace(char c) {
		return c == ' ' || (c >= '\t' && c <= '\r' && c != VERTICAL_TAB);
	}

	private static boolean isDigit(char c) {
		return c >= '0' && c <= '9';
	}

	private static boolean isWordPart(char c) {
		return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || c >= 0x80;
	}

	@FunctionalInterface
	private interface CharTest {

		boolean test(char c);

	}

}
