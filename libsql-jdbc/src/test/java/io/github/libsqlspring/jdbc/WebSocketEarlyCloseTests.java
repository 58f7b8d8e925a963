package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.Test;

import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A streamed result that is closed early may be complete on its way. A server that is
 * told of a cursor it no longer has ends the whole connection, and what runs there next
 * is lost. It is a matter of microseconds, hence many rounds.
 */
class WebSocketEarlyCloseTests {

	private static final int ROUNDS = 300;

	@Test
	void theNextStatementRuns() throws SQLException {
		try (SqldServer server = SqldServer.start();
				Connection connection = DriverManager
					.getConnection("jdbc:libsql:" + server.url().replace("http:", "ws:"));
				Statement statement = connection.createStatement()) {
			statement.executeUpdate("CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER)");
			statement.executeUpdate("INSERT INTO t VALUES (1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (6, 0)");
			for (int i = 0; i < ROUNDS; i++) {
				readFirstRow(statement);
				assertThat(statement.executeUpdate("UPDATE t SET a = a + 1 WHERE id > 3")).isEqualTo(3);
			}
		}
	}

	private static void readFirstRow(Statement statement) throws SQLException {
		statement.setFetchSize(2);
		try (ResultSet rows = statement.executeQuery("SELECT * FROM t ORDER BY id")) {
			assertThat(rows.next()).isTrue();
		}
		statement.setFetchSize(0);
	}

}
