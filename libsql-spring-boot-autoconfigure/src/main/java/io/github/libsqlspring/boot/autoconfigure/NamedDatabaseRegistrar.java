package io.github.libsqlspring.boot.autoconfigure;

import java.util.List;

import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

import io.github.libsqlspring.Database;

/**
 * Defines each database with a name, as {@link LibsqlAutoConfiguration} does the one
 * without.
 */
final class NamedDatabaseRegistrar extends NamedBeansRegistrar {

	private static final Class<?> MAKER = NamedDatabaseRegistrar.class;

	NamedDatabaseRegistrar(Environment environment) {
		super(environment);
	}

	@Override
	void define(NamedBeans named) {
		named.define(NamedBeans.SETUP, new NamedBean(DatabaseSetup.class, MAKER, "setup", List.of(named.database())));
		if (named.find(Database.class) == null) {
			named.define("LibsqlConnectionDetails",
					new NamedBean(LibsqlConnectionDetails.class, MAKER, "details", List.of(named.setup())),
					LibsqlConnectionDetails.class);
			requireOwn(named, LibsqlConnectionDetails.class);
			named.define("LibsqlDatabase", new NamedBean(Database.class, MAKER, "database",
					List.of(named.setup(), named.reference(LibsqlConnectionDetails.class))));
		}
		requireOwn(named, Database.class);
	}

	// The database without a name would be made of it, too.
	private static void requireOwn(NamedBeans named, Class<?> type) {
		String beanName = named.reference(type).getBeanName();
		if (NamedBeans.isDefaultCandidate(named.beans(), beanName)) {
			throw new SharedBeanException(beanName, named.database());
		}
	}

	static DatabaseSetup setup(String name, LibsqlDatabasesProperties properties, ApplicationContext context) {
		return DatabaseSetup.named(name, properties, context);
	}

	static LibsqlConnectionDetails details(DatabaseSetup setup) {
		setup.checkText("url", setup.properties().url());
		setup.checkText("auth-token", setup.properties().authToken());
		return new PropertiesLibsqlConnectionDetails(setup.properties());
	}

	static Database database(DatabaseSetup setup, LibsqlConnectionDetails details) {
		return new DatabaseFactory(setup).create(details);
	}

}
