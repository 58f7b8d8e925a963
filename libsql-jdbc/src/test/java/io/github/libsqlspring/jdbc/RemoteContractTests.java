package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The contracts on a libSQL server. Not run by itself.
 */
abstract class RemoteContractTests {

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

	/**
	 * Where the server is.
	 * @param authority its address
	 * @return a URL
	 */
	abstract String url(String authority);

	@BeforeEach
	void empty() throws SQLException {
		this.dataSource = LibsqlDataSource.create(url("127.0.0.1:" + server.port()));
		JdbcTemplate jdbc = new JdbcTemplate(this.dataSource);
		jdbc.queryForList("SELECT 'DROP ' || type || ' \"' || replace(name, '\"', '\"\"') || '\"' FROM sqlite_master "
				+ "WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' "
				+ "AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY rowid DESC",
				String.class)
			.forEach(jdbc::execute);
	}

	abstract class OnServer implements PathContract {

		@Override
		public DataSource dataSource() {
			return RemoteContractTests.this.dataSource;
		}

	}

	@Nested
	class Templates extends OnServer implements TemplateContract {

	}

	@Nested
	class Transactions extends OnServer implements TransactionContract {

	}

	@Nested
	class OneWriter extends OnServer implements OneWriterContract {

	}

	@Nested
	class Exceptions extends OnServer implements ExceptionContract {

	}

	@Nested
	class Values extends OnServer implements ValueContract {

	}

	@Nested
	class Getters extends OnServer implements GetterContract {

	}

	@Nested
	class Parameters extends OnServer implements ParameterContract {

	}

	@Nested
	class Times extends OnServer implements DateTimeContract {

	}

	@Nested
	class LargeObjects extends OnServer implements LobContract {

	}

	@Nested
	class Statements extends OnServer implements StatementContract {

	}

	@Nested
	class Misuse extends OnServer implements MisuseContract {

	}

	@Nested
	class Pools extends OnServer implements HikariContract {

	}

	@Nested
	class Keys extends OnServer implements GeneratedKeysContract {

	}

	@Nested
	class SharedConnections extends OnServer implements SharedConnectionContract {

	}

	@Nested
	class DatabaseDescriptions extends OnServer implements MetaDataContract {

	}

	@Nested
	class ResultDescriptions extends OnServer implements ResultMetaDataContract {

	}

	@Nested
	class TransactionSql extends OnServer implements TransactionSqlContract {

	}

	@Nested
	class MultipleResults extends OnServer implements MultipleResultsContract {

	}

	@Nested
	class LargeResults extends OnServer implements LargeResultContract {

	}

	@Nested
	class Cancels extends OnServer implements CancelContract {

	}

	@Nested
	class Batches extends OnServer implements BatchContract {

	}

	@Nested
	class Prepared extends OnServer implements PreparedContract {

	}

	@Nested
	class Connections extends OnServer implements ConnectionContract {

	}

	@Test
	void aTransactionThatTheServerHasEndedIsNotInTheWayOfItsThread() throws SQLException {
		JdbcTemplate jdbc = new JdbcTemplate(this.dataSource);
		jdbc.execute("CREATE TABLE book (title TEXT)");
		try (Connection outer = this.dataSource.getConnection();
				Statement statement = outer.createStatement();
				LibsqlDataSource elsewhere = LibsqlDataSource.create(url("127.0.0.1:" + server.port()))) {
			outer.setAutoCommit(false);
			statement.execute("INSERT INTO book VALUES ('lost')");
			// Waits until the server takes the lock away.
			new JdbcTemplate(elsewhere).update("INSERT INTO book VALUES ('stolen')");

			jdbc.update("INSERT INTO book VALUES ('inner')");

			assertThatExceptionOfType(SQLTransactionRollbackException.class)
				.isThrownBy(() -> statement.execute("INSERT INTO book VALUES ('late')"));
		}

		assertThat(jdbc.queryForList("SELECT title FROM book", String.class)).containsExactly("stolen", "inner");
	}

}
