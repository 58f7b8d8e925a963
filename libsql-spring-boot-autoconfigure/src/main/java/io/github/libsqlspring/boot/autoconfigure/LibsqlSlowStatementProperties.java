package io.github.libsqlspring.boot.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the user writes below {@code libsql.slow-statement}. Immutable.
 *
 * @param threshold Time from which on a call to a database is written to the log, zero or
 * more. Nothing is written if not set.
 */
@ConfigurationProperties("libsql.slow-statement")
record LibsqlSlowStatementProperties(@Nullable Duration threshold) {

	LibsqlSlowStatementProperties {
		if (threshold != null && threshold.isNegative()) {
			throw new IllegalArgumentException("libsql.slow-statement.threshold must not be negative");
		}
	}

}
