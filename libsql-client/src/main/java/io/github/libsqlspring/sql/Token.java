package io.github.libsqlspring.sql;

/**
 * A token of SQL text; white space and comments are not tokens.
 *
 * @param type what it is
 * @param start index of its first character
 * @param end index after its last character
 */
public record Token(Type type, int start, int end) {

	/**
	 * What a token is.
	 */
	public enum Type {

		/** A keyword, an identifier without quotes, or a number. */
		WORD,

		/** A string, or an identifier in quotes, backticks or brackets. */
		QUOTED,

		/** A parameter: {@code ?}, {@code ?NNN}, {@code :a}, {@code @a}, {@code $a}. */
		PARAMETER,

		/** A semicolon. */
		SEMICOLON,

		/** Any other single character. */
		SYMBOL

	}

	/**
	 * Whether this is a symbol.
	 * @param sql the text
	 * @param symbol the symbol
	 * @return whether it is this one
	 */
	public boolean is(String sql, char symbol) {
		return this.type == Type.SYMBOL && sql.charAt(this.start) == symbol;
	}

	/**
	 * Whether this is a word.
	 * @param sql the text
	 * @param keyword the word
	 * @return whether it is this one, in lower or upper case
	 */
	public boolean isWord(String sql, String keyword) {
		return this.type == Type.WORD && this.end - this.start == keyword.length()
				&& sql.regionMatches(true, this.start, keyword, 0, keyword.length());
	}

	/**
	 * The characters of this token.
	 * @param sql the text
	 * @return its part of the text
	 */
	public String text(String sql) {
		return sql.substring(this.start, this.end);
	}

}
