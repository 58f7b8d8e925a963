package io.github.libsqlspring.boot.autoconfigure;

import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

import io.github.libsqlspring.CurrentTransaction;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.client.LibsqlClient;

/**
 * Asks every database something when all beans are there, and before a web server accepts
 * anything: one round trip for each, if {@code libsql.validate-on-startup} is on. Whether
 * it is, is asked at run time, so that ahead-of-time processing does not settle it.
 */
final class StartupValidation implements SmartInitializingSingleton {

	static final String PROPERTY = "libsql.validate-on-startup";

	// SQLite reads nothing of a file for a SELECT without a table.
	private static final String QUERY = "SELECT count(*) FROM sqlite_schema";

	private final ListableBeanFactory beans;

	private final Environment environment;

	StartupValidation(ListableBeanFactory beans, Environment environment) {
		this.beans = beans;
		this.environment = environment;
	}

	/**
	 * Validates the databases.
	 * @throws UnavailableDatabaseException if one is of no use
	 */
	@Override
	public void afterSingletonsInstantiated() {
		if (Binder.get(this.environment).bind(PROPERTY, Boolean.class).orElse(false)) {
			// By type, which finds those that are not autowired without a qualifier too.
			this.beans.getBeansOfType(Database.class).forEach(this::validate);
		}
	}

	private void validate(String beanName, Database database) {
		try (LibsqlClient client = LibsqlClient.create(database, CurrentTransaction.NONE)) {
			client.sql(QUERY).query(Long.class).single();
		}
		catch (LibsqlException ex) {
			throw new UnavailableDatabaseException(nameOf(beanName), database.target().location(), ex);
		}
	}

	private @Nullable String nameOf(String beanName) {
		Set<String> qualifiers = Qualified.qualifiers(this.beans, beanName);
		return NamedDatabases.names(this.environment).stream().filter(qualifiers::contains).findFirst().orElse(null);
	}

}
