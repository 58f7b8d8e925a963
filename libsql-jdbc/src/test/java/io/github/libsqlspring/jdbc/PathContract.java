package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterEach;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What the contract tests need of a path. Each test has a table {@code book} of its own.
 */
interface PathContract {

	String BOOK = "CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT NOT NULL UNIQUE, year INT, "
			+ "price DECIMAL(8,2), cover BLOB, CHECK (year IS NULL OR year > 0))";

	/**
	 * A data source to an empty database.
	 * @return always the same one within a test
	 */
	DataSource dataSource();

	/**
	 * Whether a reader goes on while another connection writes.
	 * @return {@code false} if they wait for one another
	 */
	default boolean readersSeeBesideAWriter() {
		return true;
	}

	default JdbcTemplate jdbc() {
		return new JdbcTemplate(dataSource());
	}

	default void createBook() {
		jdbc().execute(BOOK);
	}

	default long count() {
		Long count = jdbc().queryForObject("SELECT count(*) FROM book", Long.class);
		return (count != null) ? count : -1;
	}

	default Connection connect() throws SQLException {
		return dataSource().getConnection();
	}

	@AfterEach
	default void closeDatabase() throws Exception {
		((AutoCloseable) dataSource()).close();
	}

}
