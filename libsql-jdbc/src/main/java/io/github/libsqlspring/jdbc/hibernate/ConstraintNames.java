package io.github.libsqlspring.jdbc.hibernate;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.hibernate.JDBCException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.ConstraintViolationException.ConstraintKind;
import org.hibernate.exception.spi.ViolatedConstraintNameExtractor;
import org.jspecify.annotations.Nullable;

/**
 * What SQLite says of a constraint in its message: the name of a CHECK or of an index on
 * expressions, and otherwise the columns, as in {@code book.isbn}. It says nothing of a
 * foreign key.
 */
final class ConstraintNames implements ViolatedConstraintNameExtractor {

	static final ConstraintNames INSTANCE = new ConstraintNames();

	private static final Pattern NAME = Pattern
		.compile("constraint failed: (?:index )?(?:'([^']+)'|(.+?)(?:; SQL \\[|\\)?\\R|$))");

	private ConstraintNames() {
	}

	static JDBCException violation(SQLException exception, String message, String sql) {
		return new ConstraintViolationException(message, exception, sql, kind(String.valueOf(exception.getSQLState())),
				INSTANCE.extractConstraintName(exception));
	}

	private static ConstraintKind kind(String state) {
		return switch (state) {
			case "23502" -> ConstraintKind.NOT_NULL;
			case "23503" -> ConstraintKind.FOREIGN_KEY;
			case "23505" -> ConstraintKind.UNIQUE;
			case "23514" -> ConstraintKind.CHECK;
			default -> ConstraintKind.OTHER;
		};
	}

	@Override
	public @Nullable String extractConstraintName(SQLException exception) {
		Matcher matcher = NAME.matcher(String.valueOf(exception.getMessage()));
		if (!matcher.find()) {
			return null;
		}
		return (matcher.group(1) != null) ? matcher.group(1) : matcher.group(2);
	}

}
