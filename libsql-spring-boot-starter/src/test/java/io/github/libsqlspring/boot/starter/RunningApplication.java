package io.github.libsqlspring.boot.starter;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.libsqlspring.client.LibsqlClient;

/**
 * An application that all tests of a class share, on empty tables.
 */
interface RunningApplication {

	ConfigurableApplicationContext context();

	default <T> T bean(Class<T> type) {
		return context().getBean(type);
	}

	default JdbcTemplate jdbc() {
		return bean(JdbcTemplate.class);
	}

	default JdbcClient jdbcClient() {
		return bean(JdbcClient.class);
	}

	default int accounts() {
		return jdbcClient().sql("SELECT count(*) FROM account").query(Integer.class).single();
	}

	@BeforeEach
	default void createTables() {
		bean(LibsqlClient.class).executeScript("""
				DROP TABLE IF EXISTS card;
				DROP TABLE IF EXISTS account;
				DROP TABLE IF EXISTS item;
				CREATE TABLE account (id INTEGER PRIMARY KEY AUTOINCREMENT, email TEXT NOT NULL UNIQUE, age INTEGER);
				CREATE TABLE card (id INTEGER PRIMARY KEY, account_id INTEGER NOT NULL REFERENCES account (id));
				CREATE TABLE item (id INTEGER PRIMARY KEY, label TEXT, ratio REAL, active BOOLEAN, price TEXT, day DATE,
					at TIMESTAMP, data BLOB, uid TEXT, color TEXT, remark TEXT);
				""");
	}

}
