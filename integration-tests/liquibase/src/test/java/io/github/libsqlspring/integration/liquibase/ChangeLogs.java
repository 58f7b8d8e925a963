package io.github.libsqlspring.integration.liquibase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;

import javax.sql.DataSource;

import liquibase.Liquibase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Change logs that a test writes itself.
 *
 * @param directory where they are
 */
record ChangeLogs(Path directory) {

	static final String NAME = "changes.sql";

	/**
	 * Writes the change log, over one that is there.
	 * @param sql formatted SQL without its first line
	 * @return these change logs
	 */
	ChangeLogs with(String sql) {
		try {
			Files.writeString(this.directory.resolve(NAME), "--liquibase formatted sql\n\n" + sql);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Does something by the API of Liquibase.
	 * @param context the application, whose {@code DataSource} is used
	 * @param action does it
	 * @throws Exception if that fails
	 */
	void apply(ConfigurableApplicationContext context, Action action) throws Exception {
		Connection connection = context.getBean(DataSource.class).getConnection();
		// Closes the connection in the end.
		try (DirectoryResourceAccessor resources = new DirectoryResourceAccessor(this.directory);
				Liquibase liquibase = new Liquibase(NAME, resources, new JdbcConnection(connection))) {
			action.with(liquibase);
		}
	}

	/**
	 * What is done by Liquibase.
	 */
	@FunctionalInterface
	interface Action {

		void with(Liquibase liquibase) throws Exception;

	}

}
