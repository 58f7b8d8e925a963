package io.github.libsqlspring.integration.jdbc;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.libsqlspring.integration.support.Framework;

/**
 * Spring JDBC in an application that has the starter, the same on every path.
 */
@Framework(value = "Spring JDBC", version = JdbcTemplate.class)
@SpringBootTest
abstract class JdbcContract implements QueryContract, UpdateContract, InsertContract, CallContract, ObjectContract,
		TransactionContract, ExceptionContract, ScriptContract {

	@Autowired
	private ApplicationContext context;

	@Override
	public ApplicationContext context() {
		return this.context;
	}

}
