package io.github.libsqlspring;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.sql.SqlStatement;

/**
 * What is called, for whoever observes it. Holds the texts of statements and never the
 * values that are bound to them.
 *
 * @param target where the database is
 * @param databaseName the name of the database, or {@code null} if it is not known, see
 * {@link Database#name()}
 * @param operation what is done, for example {@code SELECT}, {@code COMMIT},
 * {@code BATCH INSERT} if all statements of a batch do the same, {@code BATCH} if not;
 * {@code null} if the text begins with no word of SQLite's. One of a few dozen words
 * @param statements the texts in their order, as the application gave them
 */
public record CallDescription(DatabaseTarget target, @Nullable String databaseName, @Nullable String operation,
		List<String> statements) {

	// Others are words of a text that is no SQL: too many to count calls by.
	private static final Set<String> OPERATIONS = Set.of("ALTER", "ANALYZE", "ATTACH", "BEGIN", "COMMIT", "CREATE",
			"DELETE", "DETACH", "DROP", "END", "EXPLAIN", "INSERT", "PRAGMA", "REINDEX", "RELEASE", "REPLACE",
			"ROLLBACK", "SAVEPOINT", "SELECT", "UPDATE", "VACUUM", "VALUES", "WITH");

	private static final String BATCH = "BATCH";

	public CallDescription {
		Objects.requireNonNull(target, "target");
		statements = List.copyOf(statements);
	}

	/**
	 * Describes a call that executes statements.
	 * @param database the database
	 * @param statements the texts
	 * @return what is called
	 */
	public static CallDescription of(Database database, List<String> statements) {
		return new CallDescription(database.target(), database.name().orElse(null), operation(statements), statements);
	}

	private static @Nullable String operation(List<String> statements) {
		if (statements.isEmpty()) {
			return null;
		}
		String first = statements.get(0);
		String operation = keyword(first);
		if (statements.size() == 1) {
			return operation;
		}
		// Most batches are one text, again and again.
		boolean alike = operation != null
				&& statements.stream().allMatch((text) -> text.equals(first) || operation.equals(keyword(text)));
		return alike ? BATCH + " " + operation : BATCH;
	}

	private static @Nullable String keyword(String sql) {
		List<SqlStatement> parsed = SqlStatement.parseAll(sql);
		String keyword = parsed.isEmpty() ? "" : parsed.get(0).keyword();
		return OPERATIONS.contains(keyword) ? keyword : null;
	}

	/**
	 * The texts as one: a text that all statements share is there once.
	 * @param maxLength how long it may be; what is longer ends in an ellipsis
	 * @return the text
	 */
	public String text(int maxLength) {
		StringBuilder text = new StringBuilder();
		boolean alike = this.statements.stream().distinct().limit(2).count() == 1;
		for (String statement : alike ? this.statements.subList(0, 1) : this.statements) {
			text.append(text.isEmpty() ? "" : "; ").append(statement);
			if (text.length() > maxLength) {
				return text.substring(0, maxLength) + "…";
			}
		}
		return text.toString();
	}

}
