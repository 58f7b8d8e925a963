package io.github.libsqlspring.integration.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.sqlite.JDBC;

/**
 * A file that sqlite-jdbc and an application with the starter both use.
 *
 * @param path where it is
 */
record SqliteFile(Path path) {

	/**
	 * The templates over sqlite-jdbc alone, as it is by default.
	 * @return the template, with a new connection for each statement
	 */
	JdbcTemplate plain() {
		return plain("");
	}

	JdbcTemplate plain(String parameters) {
		return new JdbcTemplate(new SimpleDriverDataSource(new JDBC(), plainUrl() + parameters));
	}

	String plainUrl() {
		return "jdbc:sqlite:" + this.path;
	}

	/**
	 * Executes statements by sqlite-jdbc on one connection.
	 * @param statements the statements
	 * @throws SQLException if one fails
	 */
	void write(String... statements) throws SQLException {
		try (Connection connection = DriverManager.getConnection(plainUrl());
				Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	/**
	 * Starts an application with the starter.
	 * @param properties what its configuration says besides the URL, as name=value
	 * @return the application
	 */
	ConfigurableApplicationContext start(String... properties) {
		String[] arguments = Stream.of(properties).map((property) -> "--" + property).toArray(String[]::new);
		return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE)
			.properties("libsql.url=file:" + this.path)
			.run(arguments);
	}

}
