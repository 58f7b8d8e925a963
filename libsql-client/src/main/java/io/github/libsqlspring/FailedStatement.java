package io.github.libsqlspring;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The statement an exception is about.
 *
 * @param sql its SQL
 * @param index its place in a batch or script, from 0, or {@code null} for a single
 * statement
 */
public record FailedStatement(String sql, @Nullable Integer index) {

	public FailedStatement {
		Objects.requireNonNull(sql, "sql");
	}

	/**
	 * The one statement of a call that executes a single one.
	 * @param sql its SQL
	 * @return the failed statement
	 */
	public static FailedStatement single(String sql) {
		return new FailedStatement(sql, null);
	}

}
