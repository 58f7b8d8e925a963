package io.github.libsqlspring.boot.autoconfigure;

import java.util.List;

import org.springframework.core.env.Environment;

import io.github.libsqlspring.CurrentTransaction;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.client.LibsqlClient;

/**
 * Defines the client of each database with a name. It takes part in transactions if there
 * is something that tells of them.
 */
final class NamedClientRegistrar extends NamedBeansRegistrar {

	private static final Class<?> MAKER = NamedClientRegistrar.class;

	NamedClientRegistrar(Environment environment) {
		super(environment);
	}

	@Override
	void define(NamedBeans named) {
		boolean joins = named.find(CurrentTransaction.class) != null;
		NamedBean client = joins
				? new NamedBean(LibsqlClient.class, MAKER, "joiningClient",
						List.of(named.setup(), named.reference(Database.class),
								named.reference(CurrentTransaction.class)))
				: new NamedBean(LibsqlClient.class, MAKER, "client",
						List.of(named.setup(), named.reference(Database.class)));
		named.define("LibsqlClient", client, LibsqlClient.class);
	}

	static LibsqlClient joiningClient(DatabaseSetup setup, Database database, CurrentTransaction currentTransaction) {
		return new ClientFactory(setup).create(database, currentTransaction);
	}

	static LibsqlClient client(DatabaseSetup setup, Database database) {
		return new ClientFactory(setup).create(database, CurrentTransaction.NONE);
	}

}
