package io.github.libsqlspring.sql;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts parsed last: an application executes a few texts again and again, and each is
 * looked at several times on its way. Thread-safe.
 */
final class ParsedSql {

	// A few megabytes at the very most.
	private static final int MAX_TEXTS = 512;

	private static final int MAX_LENGTH = 2000;

	private final Map<String, List<SqlStatement>> texts = new ConcurrentHashMap<>();

	List<SqlStatement> parse(String sql) {
		List<SqlStatement> known = this.texts.get(sql);
		if (known != null) {
			return known;
		}
		List<SqlStatement> parsed = List.copyOf(new SqlSplitter(sql).split());
		if (sql.length() <= MAX_LENGTH) {
			if (this.texts.size() >= MAX_TEXTS) {
				// What is in use comes back at once; keeping the order of use would cost
				// every call more than that.
				this.texts.clear();
			}
			this.texts.put(sql, parsed);
		}
		return parsed;
	}

}
