package io.github.libsqlspring.boot.autoconfigure;

import io.github.libsqlspring.CurrentTransaction;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.client.ReactiveLibsqlClient;

/**
 * Makes the clients of a {@link Database} as it is set up.
 *
 * @param setup which database, and its settings
 */
record ClientFactory(DatabaseSetup setup) {

	LibsqlClient create(Database database, CurrentTransaction currentTransaction) {
		return builder().build(database, currentTransaction);
	}

	ReactiveLibsqlClient createReactive(Database database) {
		return builder().buildReactive(database);
	}

	private LibsqlClient.Builder builder() {
		return this.setup
			.customize(LibsqlClient.builder().statementTimeout(this.setup.properties().statementTimeout()));
	}

}
