package io.github.libsqlspring.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds the word that says what a statement does, and whether it can change anything.
 */
final class MainKeyword {

	private static final Set<String> AFTER_WITH = Set.of("SELECT", "VALUES", "INSERT", "REPLACE", "UPDATE", "DELETE");

	/** PRAGMAs that only report, also where they take an argument. */
	private static final Set<String> REPORTING_PRAGMAS = Set.of("TABLE_INFO", "TABLE_XINFO", "TABLE_LIST", "INDEX_LIST",
			"INDEX_INFO", "INDEX_XINFO", "FOREIGN_KEY_LIST", "FOREIGN_KEY_CHECK", "INTEGRITY_CHECK", "QUICK_CHECK");

	/**
	 * PRAGMAs that report where they take no argument. Left out is what works then, as
	 * optimize and wal_checkpoint do, and what nobody knows.
	 */
	private static final Set<String> READABLE_PRAGMAS = Set.of("ANALYSIS_LIMIT", "APPLICATION_ID", "AUTO_VACUUM",
			"AUTOMATIC_INDEX", "BUSY_TIMEOUT", "CACHE_SIZE", "CACHE_SPILL", "CELL_SIZE_CHECK", "CHECKPOINT_FULLFSYNC",
			"COLLATION_LIST", "COMPILE_OPTIONS", "COUNT_CHANGES", "DATA_VERSION", "DATABASE_LIST", "DEFAULT_CACHE_SIZE",
			"DEFER_FOREIGN_KEYS", "EMPTY_RESULT_CALLBACKS", "ENCODING", "FOREIGN_KEYS", "FREELIST_COUNT",
			"FULL_COLUMN_NAMES", "FULLFSYNC", "FUNCTION_LIST", "HARD_HEAP_LIMIT", "IGNORE_CHECK_CONSTRAINTS",
			"JOURNAL_MODE", "JOURNAL_SIZE_LIMIT", "LEGACY_ALTER_TABLE", "LEGACY_FILE_FORMAT", "LOCKING_MODE",
			"MAX_PAGE_COUNT", "MMAP_SIZE", "MODULE_LIST", "PAGE_COUNT", "PAGE_SIZE", "PRAGMA_LIST", "QUERY_ONLY",
			"READ_UNCOMMITTED", "RECURSIVE_TRIGGERS", "REVERSE_UNORDERED_SELECTS", "SCHEMA_VERSION", "SECURE_DELETE",
			"SHORT_COLUMN_NAMES", "SOFT_HEAP_LIMIT", "SYNCHRONOUS", "TEMP_STORE", "TEMP_STORE_DIRECTORY", "THREADS",
			"TRUSTED_SCHEMA", "USER_VERSION", "WAL_AUTOCHECKPOINT", "WRITABLE_SCHEMA");

	private static final String OPTIMIZE_TABLE = "PRAGMA_OPTIMIZE";

	private MainKeyword() {
	}

	static String find(String sql, List<Token> tokens) {
		Token first = tokens.get(0);
		if (first.type() != Token.Type.WORD) {
			return "";
		}
		return first.isWord(sql, "WITH") ? afterWith(sql, tokens) : first.text(sql);
	}

	// The index of the first token behind EXPLAIN or EXPLAIN QUERY PLAN.
	static int afterExplain(String sql, List<Token> tokens) {
		if (tokens.isEmpty() || !tokens.get(0).isWord(sql, "EXPLAIN")) {
			return 0;
		}
		boolean plan = tokens.size() > 2 && tokens.get(1).isWord(sql, "QUERY") && tokens.get(2).isWord(sql, "PLAN");
		return plan ? 3 : 1;
	}

	// The statement behind the common table expressions begins where, outside all
	// parentheses, a word of the set follows a closing one.
	private static String afterWith(String sql, List<Token> tokens) {
		int depth = 0;
		boolean closed = false;
		for (Token token : tokens) {
			if (closed && depth == 0 && token.type() == Token.Type.WORD) {
				String word = token.text(sql).toUpperCase(Locale.ROOT);
				if (AFTER_WITH.contains(word)) {
					return word;
				}
			}
			closed = token.is(sql, ')');
			if (closed) {
				depth--;
			}
			else if (token.is(sql, '(')) {
				depth++;
			}
		}
		return "WITH";
	}

	static boolean isReadOnly(String sql, List<Token> tokens, String keyword) {
		return switch (keyword) {
			case "SELECT", "VALUES" -> !optimizes(sql, tokens);
			case "EXPLAIN" -> isReadOnlyExplain(sql, tokens.subList(afterExplain(sql, tokens), tokens.size()));
			case "PRAGMA" -> isReadOnlyPragma(sql, tokens);
			default -> false;
		};
	}

	// The one PRAGMA that writes and can be selected from.
	private static boolean optimizes(String sql, List<Token> tokens) {
		for (Token token : tokens) {
			// Few tokens are as long: the others cost no copy.
			boolean candidate = token.end() - token.start() >= OPTIMIZE_TABLE.length();
			if (candidate && withoutQuotes(token, sql).equalsIgnoreCase(OPTIMIZE_TABLE)) {
				return true;
			}
		}
		return false;
	}

	// SQLite carries out some PRAGMAs when it compiles them, also behind EXPLAIN.
	private static boolean isReadOnlyExplain(String sql, List<Token> explained) {
		return explained.isEmpty() || !explained.get(0).isWord(sql, "PRAGMA") || isReadOnlyPragma(sql, explained);
	}

	private static String withoutQuotes(Token token, String sql) {
		String text = token.text(sql);
		return (token.type() == Token.Type.QUOTED && text.length() > 1) ? text.substring(1, text.length() - 1) : text;
	}

	static boolean isUpsert(String sql, List<Token> tokens, String keyword) {
		if (!keyword.equals("INSERT")) {
			return false;
		}
		for (int i = 1; i < tokens.size(); i++) {
			if (tokens.get(i).isWord(sql, "UPDATE") && tokens.get(i - 1).isWord(sql, "DO")) {
				return true;
			}
		}
		return false;
	}

	private static boolean isReadOnlyPragma(String sql, List<Token> tokens) {
		int name = 1;
		if (tokens.size() > 3 && tokens.get(2).is(sql, '.')) {
			name = 3;
		}
		if (name >= tokens.size()) {
			return false;
		}
		String pragma = withoutQuotes(tokens.get(name), sql).toUpperCase(Locale.ROOT);
		boolean argument = tokens.size() > name + 1;
		return REPORTING_PRAGMAS.contains(pragma) || (!argument && READABLE_PRAGMAS.contains(pragma));
	}

}
