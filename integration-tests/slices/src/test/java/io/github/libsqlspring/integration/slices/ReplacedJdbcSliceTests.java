package io.github.libsqlspring.integration.slices;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.JdbcTest;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.client.LibsqlClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the guide warns of: without replace = NONE, Spring Boot puts an embedded database
 * that it knows in place of ours, here H2.
 */
@JdbcTest(properties = "libsql.url=:memory:")
class ReplacedJdbcSliceTests {

	@Autowired
	private DataSource dataSource;

	@Autowired
	private LibsqlClient client;

	@Test
	void theDataSourceIsAnotherDatabaseThanTheClient() throws SQLException {
		assertThat(this.dataSource.isWrapperFor(Database.class)).isFalse();
		assertThat(this.client.sql("SELECT sqlite_version()").query(String.class).single()).startsWith("3.");
	}

}
