package io.github.libsqlspring.boot.autoconfigure;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.jdbc.LibsqlDataSource;

/**
 * Makes the {@link DataSource} of a {@link Database} as it is set up. It does without
 * HikariCP as long as no pool is asked for.
 *
 * @param setup which database, and its settings
 */
record DataSourceFactory(DatabaseSetup setup) {

	// Enough readers; the one writer at a time is SQLite's own limit. A database in
	// memory gets as many, since the data lives in the Database, and a single
	// connection would let REQUIRES_NEW wait for itself.
	private static final int MAXIMUM_POOL_SIZE = 8;

	DataSource create(Database database) {
		return new LibsqlDataSource(database).withDateFormat(this.setup.properties().jdbc().dateFormat());
	}

	/**
	 * An embedded database gets a pool. A server gets none: a connection to it costs
	 * nothing until it is used, and the database pools what is below.
	 * @param database the database
	 * @param config settings of a pool
	 * @return the data source
	 */
	DataSource createPooled(Database database, HikariConfig config) {
		DataSource dataSource = create(database);
		return database.target().isLocal() ? new DrainingHikariDataSource(dataSource, config) : dataSource;
	}

	/**
	 * What a pool is like, to be bound to {@code datasource.hikari}.
	 * @return settings of a pool
	 */
	HikariConfig hikariConfig() {
		HikariConfig config = new HikariConfig();
		config.setPoolName((this.setup.name() != null) ? "libsql-" + this.setup.name() : "libsql");
		config.setMaximumPoolSize(MAXIMUM_POOL_SIZE);
		return config;
	}

}
