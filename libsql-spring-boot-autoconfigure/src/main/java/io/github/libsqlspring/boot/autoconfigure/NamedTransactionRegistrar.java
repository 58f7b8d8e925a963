package io.github.libsqlspring.boot.autoconfigure;

import java.util.List;

import org.springframework.core.env.Environment;

import io.github.libsqlspring.CurrentTransaction;
import io.github.libsqlspring.Database;

/**
 * Defines, for each database with a name, what {@link LibsqlTransactionAutoConfiguration}
 * does for the one without.
 */
final class NamedTransactionRegistrar extends NamedBeansRegistrar {

	NamedTransactionRegistrar(Environment environment) {
		super(environment);
	}

	@Override
	void define(NamedBeans named) {
		named.define("LibsqlCurrentTransaction", new NamedBean(CurrentTransaction.class,
				NamedTransactionRegistrar.class, "currentTransaction", List.of(named.reference(Database.class))),
				CurrentTransaction.class);
	}

	static CurrentTransaction currentTransaction(Database database) {
		return new SpringTransaction(database);
	}

}
