package io.github.libsqlspring.integration.jdbc;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.libsqlspring.integration.support.DatabasePath;
import io.github.libsqlspring.integration.support.Framework;
import io.github.libsqlspring.integration.support.RequestCounts;
import io.github.libsqlspring.integration.support.RunsOn;
import io.github.libsqlspring.integration.support.TestDatabase;

/**
 * What the templates cost in requests to a server.
 */
@Framework(value = "Spring JDBC", version = JdbcTemplate.class)
@RunsOn(DatabasePath.HTTP)
@SpringBootTest
class TemplateRequestTests {

	@Autowired
	private TestDatabase database;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private JdbcTemplate template;

	private final TransactionTemplate transaction;

	@Autowired
	TemplateRequestTests(PlatformTransactionManager manager) {
		this.transaction = new TransactionTemplate(manager);
	}

	@BeforeEach
	void createTable() {
		this.jdbc.sql("CREATE TABLE IF NOT EXISTS book (id INTEGER PRIMARY KEY, title TEXT NOT NULL)").update();
	}

	@Test
	void one(RequestCounts requests) {
		requests.expect("One row, read by its key", this.database, 1,
				() -> this.jdbc.sql("SELECT title FROM book WHERE id = ?").param(1).query(String.class).optional());
		requests.expect("One row, inserted, with its generated key", this.database, 1,
				() -> this.jdbc.sql("INSERT INTO book (title) VALUES (?)")
					.param("Emma")
					.update(new GeneratedKeyHolder()));
		requests.expect("One row, inserted in a transaction", this.database, 2,
				() -> this.transaction.executeWithoutResult((status) -> insert()));
	}

	@Test
	void hundred(RequestCounts requests) {
		List<Object[]> rows = IntStream.range(0, 100).mapToObj((row) -> new Object[] { "Book " + row }).toList();
		requests.expect("100 rows, batchUpdate", this.database, 1,
				() -> this.template.batchUpdate("INSERT INTO book (title) VALUES (?)", rows));
		requests.expect("100 rows, batchUpdate in a transaction", this.database, 2, () -> this.transaction
			.executeWithoutResult((status) -> this.template.batchUpdate("INSERT INTO book (title) VALUES (?)", rows)));
		requests.expect("100 rows, one by one in a transaction", this.database, 101, () -> this.transaction
			.executeWithoutResult((status) -> IntStream.range(0, 100).forEach((row) -> insert())));
	}

	private void insert() {
		this.jdbc.sql("INSERT INTO book (title) VALUES (?)").param("Emma").update();
	}

	@SpringBootApplication
	static class Application {

	}

}
