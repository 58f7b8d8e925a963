package io.github.libsqlspring.jdbc;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * The texts that were checked last: an application prepares a few texts again and again.
 * Thread-safe.
 */
final class CheckedTexts {

	// A few megabytes at the very most.
	private static final int MAX_TEXTS = 512;

	private static final int MAX_LENGTH = 2000;

	private final Map<String, SqlText> texts = new ConcurrentHashMap<>();

	@Nullable SqlText get(String sql) {
		return this.texts.get(sql);
	}

	/**
	 * Remembers a text that was found good.
	 * @param sql the text
	 * @return the same
	 */
	SqlText put(SqlText sql) {
		if (sql.text().length() <= MAX_LENGTH) {
			if (this.texts.size() >= MAX_TEXTS) {
				// What is in use comes back at once.
				this.texts.clear();
			}
			this.texts.put(sql.text(), sql);
		}
		return sql;
	}

}
