package io.github.libsqlspring.jdbc;

/**
 * What a connection is told beside its database.
 *
 * @param dateFormat the form in which dates and times are stored
 */
record JdbcSettings(DateFormat dateFormat) {

	static final JdbcSettings DEFAULT = new JdbcSettings(DateFormat.TEXT);

}
