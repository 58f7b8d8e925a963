package io.github.libsqlspring.boot.autoconfigure;

import java.util.List;

import org.springframework.core.env.Environment;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.client.ReactiveLibsqlClient;

/**
 * Defines, for each database with a name, what {@link LibsqlReactiveAutoConfiguration}
 * does for the one without.
 */
final class NamedReactiveRegistrar extends NamedBeansRegistrar {

	NamedReactiveRegistrar(Environment environment) {
		super(environment);
	}

	@Override
	void define(NamedBeans named) {
		named.define("ReactiveLibsqlClient", new NamedBean(ReactiveLibsqlClient.class, NamedReactiveRegistrar.class,
				"client", List.of(named.setup(), named.reference(Database.class))), ReactiveLibsqlClient.class);
	}

	static ReactiveLibsqlClient client(DatabaseSetup setup, Database database) {
		return new ClientFactory(setup).createReactive(database);
	}

}
