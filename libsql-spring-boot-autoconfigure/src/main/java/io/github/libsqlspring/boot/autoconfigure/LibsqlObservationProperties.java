package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the user writes below {@code libsql.observation}. Immutable.
 *
 * @param enabled Whether to make an observation of each call to a database, by client and
 * JDBC alike.
 * @param queryText Whether observations hold the text of the statements, as the
 * application wrote it. Bound values are never part of it, literals are.
 */
@ConfigurationProperties("libsql.observation")
record LibsqlObservationProperties(@DefaultValue("true") boolean enabled, @DefaultValue("false") boolean queryText) {
}
