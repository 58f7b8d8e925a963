package io.github.libsqlspring.boot.autoconfigure;

import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import org.springframework.core.env.Environment;

import io.github.libsqlspring.Database;

/**
 * Defines, for each database with a name, what {@link LibsqlDataSourceAutoConfiguration}
 * does for the one without.
 */
abstract class NamedDataSourceRegistrar extends NamedBeansRegistrar {

	private final Environment environment;

	NamedDataSourceRegistrar(Environment environment) {
		super(environment);
		this.environment = environment;
	}

	@Override
	final void define(NamedBeans named) {
		if (named.find(DataSource.class) == null && DataSourceSwitch.isOn(this.environment, named.database())) {
			named.define("LibsqlDataSource", dataSource(named));
		}
	}

	/**
	 * What makes the data source.
	 * @param named the beans of its database
	 * @return its bean
	 */
	abstract NamedBean dataSource(NamedBeans named);

	/**
	 * With HikariCP.
	 */
	static final class Pooled extends NamedDataSourceRegistrar {

		Pooled(Environment environment) {
			super(environment);
		}

		@Override
		NamedBean dataSource(NamedBeans named) {
			named.define("LibsqlHikariConfig",
					new NamedBean(HikariConfig.class, Pooled.class, "hikariConfig", List.of(named.setup())));
			return new NamedBean(DataSource.class, Pooled.class, "dataSource",
					List.of(named.setup(), named.reference(Database.class), named.reference(HikariConfig.class)));
		}

		static HikariConfig hikariConfig(DatabaseSetup setup) {
			return setup.bind("datasource.hikari", new DataSourceFactory(setup).hikariConfig());
		}

		static DataSource dataSource(DatabaseSetup setup, Database database, HikariConfig config) {
			return new DataSourceFactory(setup).createPooled(database, config);
		}

	}

	/**
	 * Without HikariCP.
	 */
	static final class Plain extends NamedDataSourceRegistrar {

		Plain(Environment environment) {
			super(environment);
		}

		@Override
		NamedBean dataSource(NamedBeans named) {
			return new NamedBean(DataSource.class, Plain.class, "dataSource",
					List.of(named.setup(), named.reference(Database.class)));
		}

		static DataSource dataSource(DatabaseSetup setup, Database database) {
			return new DataSourceFactory(setup).create(database);
		}

	}

}
