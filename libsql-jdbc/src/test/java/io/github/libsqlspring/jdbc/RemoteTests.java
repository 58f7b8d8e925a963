package io.github.libsqlspring.jdbc;

import java.sql.SQLException;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.libsqlspring.test.SqldServer;

class RemoteTests {

	private static SqldServer server;

	private LibsqlDataSource dataSource;

	@BeforeAll
	static void start() {
		server = SqldServer.start();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@BeforeEach
	void empty() throws SQLException {
		this.dataSource = LibsqlDataSource.create(server.url());
		JdbcTemplate jdbc = new JdbcTemplate(this.dataSource);
		jdbc.queryForList("SELECT 'DROP ' || type || ' \"' || name || '\"' FROM sqlite_master "
				+ "WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'", String.class)
			.forEach(jdbc::execute);
	}

	abstract class OnServer implements PathContract {

		@Override
		public DataSource dataSource() {
			return RemoteTests.this.dataSource;
		}

	}

	@Nested
	class Templates extends OnServer implements TemplateContract {

	}

	@Nested
	class Transactions extends OnServer implements TransactionContract {

	}

	@Nested
	class Exceptions extends OnServer implements ExceptionContract {

	}

	@Nested
	class Values extends OnServer implements ValueContract {

	}

	@Nested
	class Statements extends OnServer implements StatementContract {

	}

	@Nested
	class Pools extends OnServer implements HikariContract {

	}

	@Nested
	class Keys extends OnServer implements GeneratedKeysContract {

	}

}
