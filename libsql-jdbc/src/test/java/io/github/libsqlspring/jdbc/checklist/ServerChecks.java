package io.github.libsqlspring.jdbc.checklist;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

import io.github.libsqlspring.test.SqldServer;

/**
 * All checks of a driver, on a libSQL server. Not run by itself.
 */
abstract class ServerChecks {

	private static SqldServer server;

	private Connection connection;

	@BeforeAll
	static void start() {
		server = SqldServer.start();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	/**
	 * The scheme of the URL.
	 * @return a scheme without colon
	 */
	abstract String scheme();

	abstract class Checks implements OnServer {

		@Override
		public String url() {
			return "jdbc:libsql:" + scheme() + "://127.0.0.1:" + server.port();
		}

		@Override
		public Connection connection() {
			return ServerChecks.this.connection;
		}

		@Override
		public void open() throws SQLException {
			ServerChecks.this.connection = DriverManager.getConnection(url());
		}

	}

	@Nested
	class Connections extends Checks implements ConnectionChecks {

	}

	@Nested
	class Transactions extends Checks implements TransactionChecks {

	}

	@Nested
	class Updates extends Checks implements UpdateChecks {

	}

	@Nested
	class Values extends Checks implements ValueChecks {

	}

	@Nested
	class Statements extends Checks implements StatementChecks {

	}

	@Nested
	class MetaData extends Checks implements MetaDataChecks {

	}

	@Nested
	class Failures extends Checks implements FailureChecks {

	}

}
