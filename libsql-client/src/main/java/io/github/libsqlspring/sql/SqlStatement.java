package io.github.libsqlspring.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One statement of an SQL text.
 *
 * @param text its text, from the first token to the last, without the final semicolon
 * @param keyword the word that says what it does, in upper case: {@code SELECT},
 * {@code INSERT} (also behind {@code WITH}), {@code EXPLAIN} …; empty if it does not
 * begin with a word
 * @param readOnly whether its form excludes any change to the database
 * @param upsert whether it is an INSERT that updates where it finds a conflict
 * @param parameters its parameters
 */
public record SqlStatement(String text, String keyword, boolean readOnly, boolean upsert, SqlParameters parameters) {

	private static final Set<String> TRANSACTION_WORDS = Set.of("BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT",
			"RELEASE");

	private static final ParsedSql PARSED = new ParsedSql();

	/**
	 * Splits a text into its statements. Empty ones, and comments between them, are left
	 * out; the body of a trigger stays whole.
	 * @param sql any number of statements
	 * @return the statements in order
	 */
	public static List<SqlStatement> parseAll(String sql) {
		return PARSED.parse(sql);
	}

	static SqlStatement of(String sql, List<Token> tokens) {
		String text = sql.substring(tokens.get(0).start(), tokens.get(tokens.size() - 1).end());
		String keyword = MainKeyword.find(sql, tokens).toUpperCase(Locale.ROOT);
		return new SqlStatement(text, keyword, MainKeyword.isReadOnly(sql, tokens, keyword),
				MainKeyword.isUpsert(sql, tokens, keyword), SqlParameters.of(sql, tokens));
	}

	/**
	 * Whether this is BEGIN, COMMIT, END, ROLLBACK, SAVEPOINT or RELEASE.
	 * @return whether it controls a transaction
	 */
	public boolean isTransactionControl() {
		return TRANSACTION_WORDS.contains(this.keyword);
	}

	/**
	 * Whether this is a ROLLBACK to a savepoint, which leaves the transaction open.
	 * @return whether there is a TO
	 */
	public boolean isRollbackTo() {
		if (!this.keyword.equals("ROLLBACK")) {
			return false;
		}
		Tokenizer tokenizer = new Tokenizer(this.text);
		Token token = tokenizer.next();
		while (token != null && !token.isWord(this.text, "TO")) {
			token = tokenizer.next();
		}
		return token != null;
	}

	/**
	 * Whether this adds rows by INSERT or REPLACE.
	 * @return whether it inserts
	 */
	public boolean isInsert() {
		return this.keyword.equals("INSERT") || this.keyword.equals("REPLACE");
	}

	/**
	 * Whether this inserts, updates or deletes rows, so that SQLite counts them.
	 * @return whether it changes rows
	 */
	public boolean isChange() {
		return isInsert() || this.keyword.equals("UPDATE") || this.keyword.equals("DELETE");
	}

	/**
	 * Whether this begins with SELECT or VALUES: SQLite has no statement that does and
	 * writes.
	 * @return whether nothing but its functions could have an effect
	 */
	public boolean isPlainQuery() {
		return (this.keyword.equals("SELECT") || this.keyword.equals("VALUES"))
				&& this.text.regionMatches(true, 0, this.keyword, 0, this.keyword.length());
	}

	/**
	 * Whether this reads or sets a PRAGMA, which may change the connection.
	 * @return whether it is a PRAGMA
	 */
	public boolean isPragma() {
		return this.keyword.equals("PRAGMA");
	}

}
