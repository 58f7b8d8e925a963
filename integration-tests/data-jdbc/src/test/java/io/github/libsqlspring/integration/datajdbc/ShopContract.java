package io.github.libsqlspring.integration.datajdbc;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.github.libsqlspring.integration.support.Framework;

/**
 * The application, with empty tables before each test.
 */
@Framework(value = "Spring Data JDBC", version = JdbcAggregateTemplate.class)
@SpringBootTest(classes = Shop.class)
abstract class ShopContract {

	@Autowired
	JdbcClient jdbc;

	@Autowired
	JdbcAggregateTemplate template;

	@BeforeEach
	void empty() {
		for (String table : List.of("line", "tag", "note", "\"order\"", "book", "account", "country", "ticket",
				"counter", "price", "sample")) {
			this.jdbc.sql("DELETE FROM " + table).update();
		}
	}

}
