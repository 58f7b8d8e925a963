package io.github.libsqlspring.integration.slices;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.transaction.TestTransaction;
import org.springframework.transaction.annotation.Transactional;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.client.LibsqlClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code @JdbcTest} promises: the database of the application, and a transaction
 * that is rolled back after each test. The order of the tests is the proof.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Transactional
abstract class JdbcSliceContract {

	@Autowired
	private JdbcTemplate jdbc;

	@Autowired
	private LibsqlClient client;

	@Autowired
	private DataSource dataSource;

	@Test
	@Order(1)
	void theDatabaseIsTheOneOfLibsqlUrl() throws SQLException {
		assertThat(this.dataSource.unwrap(Database.class).target()).isEqualTo(this.client.target());
	}

	@Test
	@Order(2)
	void templateAndClientWriteInTheTransactionOfTheTest() {
		this.jdbc.update("INSERT INTO book (title) VALUES ('by template')");
		this.client.execute("INSERT INTO book (title) VALUES ('by client')");

		assertThat(TestTransaction.isActive()).isTrue();
		assertThat(this.jdbc.queryForObject("SELECT count(*) FROM book", Long.class)).isEqualTo(2);
	}

	@Test
	@Order(3)
	void nothingIsLeftOfTheTestBefore() {
		assertThat(this.jdbc.queryForObject("SELECT count(*) FROM book", Long.class)).isZero();
	}

}
