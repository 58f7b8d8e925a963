package io.github.libsqlspring.integration.jdbc;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.libsqlspring.client.LibsqlClient;

/**
 * The application that all tests of a class share, on empty tables.
 */
interface RunningApplication {

	ApplicationContext context();

	default <T> T bean(Class<T> type) {
		return context().getBean(type);
	}

	default JdbcTemplate template() {
		return bean(JdbcTemplate.class);
	}

	default JdbcClient client() {
		return bean(JdbcClient.class);
	}

	default int books() {
		return client().sql("SELECT count(*) FROM book").query(Integer.class).single();
	}

	@BeforeEach
	default void createTables() {
		bean(LibsqlClient.class).executeScript("""
				DROP TABLE IF EXISTS loan;
				DROP TABLE IF EXISTS book;
				DROP TABLE IF EXISTS "order";
				DROP TABLE IF EXISTS ticket;
				CREATE TABLE book (id INTEGER PRIMARY KEY, title TEXT NOT NULL UNIQUE, price TEXT,
					stock INTEGER NOT NULL DEFAULT 1 CHECK (stock >= 0), published DATE, added_at TIMESTAMP, cover BLOB,
					summary TEXT);
				CREATE TABLE loan (id INTEGER PRIMARY KEY, book_id INTEGER NOT NULL REFERENCES book (id));
				CREATE TABLE "order" ("group" INTEGER PRIMARY KEY, "select" TEXT, "Mixed Case" TEXT);
				CREATE TABLE ticket (id INTEGER PRIMARY KEY AUTOINCREMENT);
				""");
	}

}
