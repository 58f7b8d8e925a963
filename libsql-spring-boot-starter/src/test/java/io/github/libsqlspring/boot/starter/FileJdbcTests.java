package io.github.libsqlspring.boot.starter;

import java.nio.file.Path;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class FileJdbcTests implements SpringJdbcContract {

	@TempDir
	private static Path directory;

	private static ConfigurableApplicationContext context;

	@BeforeAll
	static void start() {
		context = Application.start(TransactionalContract.AccountsApplication.class, url());
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	private static String url() {
		return "libsql.url=" + directory.resolve("data.db").toUri();
	}

	@Override
	public ConfigurableApplicationContext context() {
		return context;
	}

	@Override
	public String[] properties() {
		return new String[] { url() };
	}

	@Test
	void theDefaultPoolWorksWithAConnectionTestQueryToo() {
		try (ConfigurableApplicationContext other = Application.start(url(),
				"libsql.datasource.hikari.connection-test-query=SELECT 1")) {
			assertThat(other.getBean(HikariDataSource.class).getConnectionTestQuery()).isEqualTo("SELECT 1");
			assertThat(other.getBean(JdbcTemplate.class).queryForObject("SELECT 2", Integer.class)).isEqualTo(2);
		}
	}

}
