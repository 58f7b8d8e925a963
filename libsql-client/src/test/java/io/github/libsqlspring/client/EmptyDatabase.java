package io.github.libsqlspring.client;

import java.util.List;

import io.github.libsqlspring.Statement;

/**
 * Drops all tables, so that tests can share a server.
 */
final class EmptyDatabase {

	private EmptyDatabase() {
	}

	static void make(LibsqlClient client) {
		List<Statement> drops = client
			.sql("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
					+ "AND name NOT LIKE 'libsql_%'")
			.query((row) -> Statement.of("DROP TABLE \"" + row.getString(0) + '"'))
			.list();
		client.migrate(drops);
	}

}
