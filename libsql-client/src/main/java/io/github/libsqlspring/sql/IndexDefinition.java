package io.github.libsqlspring.sql;

import org.jspecify.annotations.Nullable;

/**
 * What the text of a {@code CREATE INDEX} says and no PRAGMA tells.
 */
public final class IndexDefinition {

	private IndexDefinition() {
	}

	/**
	 * The condition of a partial index.
	 * @param sql the text as it stands in {@code sqlite_schema}, or {@code null} for an
	 * index that has none
	 * @return what stands behind {@code WHERE}, or {@code null} if there is none
	 */
	public static @Nullable String condition(@Nullable String sql) {
		if (sql == null) {
			return null;
		}
		TokenReader tokens = new TokenReader(sql);
		while (!tokens.atEnd() && !tokens.is('(')) {
			tokens.skip();
		}
		tokens.skipParentheses();
		return tokens.skipIf("WHERE") ? tokens.rest() : null;
	}

}
