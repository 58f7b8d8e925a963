package io.github.libsqlspring.jdbc;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.JdbcTemplate;

import io.github.libsqlspring.RetryListener;
import io.github.libsqlspring.RetryPolicy;
import io.github.libsqlspring.client.DatabaseBuilder;
import io.github.libsqlspring.test.JwtKey;
import io.github.libsqlspring.test.SqldOptions;
import io.github.libsqlspring.test.SqldServer;
import io.github.libsqlspring.test.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Failures of servers and of the way to them.
 */
class RemoteFailureTests {

	private static final Failure UNREACHABLE = new Failure(SQLTransientConnectionException.class, "08001", 0,
			TransientDataAccessResourceException.class);

	private static final Failure BROKEN = new Failure(SQLNonTransientConnectionException.class, "08006", 0,
			DataAccessResourceFailureException.class);

	private static final Failure NO_HRANA = new Failure(SQLNonTransientConnectionException.class, "08P01", 0,
			DataAccessResourceFailureException.class);

	private static final Failure UNAUTHENTICATED = new Failure(SQLInvalidAuthorizationSpecException.class, "28000", 0,
			PermissionDeniedDataAccessException.class);

	private static DatabaseBuilder at(String scheme, String address) {
		return new DatabaseBuilder().url(scheme + "://" + address).retry(RetryPolicy.NONE, RetryListener.NONE);
	}

	private static DatabaseBuilder at(String scheme, int port) {
		return at(scheme, "127.0.0.1:" + port);
	}

	private static void expect(Failure failure, DatabaseBuilder builder, String sql) {
		try (LibsqlDataSource dataSource = LibsqlDataSource.create(builder)) {
			failure.isThrownBy(dataSource, sql);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "ws" })
	void nobodyListens(String scheme) throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0)) {
			port = socket.getLocalPort();
		}
		expect(UNREACHABLE, at(scheme, port), "SELECT 1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "ws" })
	void theHostIsUnknown(String scheme) {
		expect(UNREACHABLE, at(scheme, "host.invalid"), "SELECT 1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "ws" })
	void theServerIsGone(String scheme) {
		SqldServer server = SqldServer.start();
		try (LibsqlDataSource dataSource = LibsqlDataSource.create(at(scheme, server.port()))) {
			new JdbcTemplate(dataSource).execute("SELECT 1");
			server.close();
			expect(UNREACHABLE, at(scheme, server.port()), "SELECT 1");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "ws" })
	void somethingElseAnswers(String scheme) throws IOException {
		HttpServer other = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		other.createContext("/", (exchange) -> {
			byte[] page = "<html>Bad gateway</html>".getBytes(StandardCharsets.US_ASCII);
			exchange.sendResponseHeaders(502, page.length);
			exchange.getResponseBody().write(page);
			exchange.close();
		});
		other.start();
		try {
			expect(NO_HRANA, at(scheme, other.getAddress().getPort()), "SELECT 1");
		}
		finally {
			other.stop(0);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "ws" })
	void theTokenIsOfNoUse(String scheme) {
		JwtKey key = JwtKey.generate();
		try (SqldServer server = SqldServer.start(SqldOptions.defaults().withJwtKey(key))) {
			for (String token : new @Nullable String[] { null, key.expiredToken(), JwtKey.generate().token() }) {
				expect(UNAUTHENTICATED, at(scheme, server.port()).authToken(token), "SELECT 1");
			}
		}
	}

	@Test
	void theTokenAllowsOnlyReading() {
		JwtKey key = JwtKey.generate();
		try (SqldServer server = SqldServer.start(SqldOptions.defaults().withJwtKey(key))) {
			expect(new Failure(SQLInvalidAuthorizationSpecException.class, "42501", 0,
					PermissionDeniedDataAccessException.class),
					at("http", server.port()).authToken(key.readOnlyToken()), "CREATE TABLE t (a)");
			// There the server ends the connection instead of answering.
			expect(BROKEN, at("ws", server.port()).authToken(key.readOnlyToken()), "CREATE TABLE t (a)");
		}
	}

	@Test
	void theNamespaceIsUnknown() {
		try (SqldServer server = SqldServer.start(SqldOptions.defaults().withNamespaces())) {
			expect(new Failure(SQLNonTransientConnectionException.class, "3D000", 0,
					DataAccessResourceFailureException.class), at("http", server.port()).namespace("missing"),
					"SELECT 1");
			expect(BROKEN, at("ws", server.port()).namespace("missing"), "SELECT 1");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "ws" })
	void theConnectionIsCutBeforeTheAnswer(String scheme) throws SQLException {
		try (SqldServer server = SqldServer.start();
				TcpProxy proxy = TcpProxy.to(server.port());
				LibsqlDataSource dataSource = LibsqlDataSource.create(at(scheme, proxy.port()));
				Connection connection = dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE t (a)");
			proxy.cutReplyAfter(0);
			BROKEN.isThrownBy(() -> statement.execute("INSERT INTO t VALUES (1)"));
			assertThat(statement.executeUpdate("DELETE FROM t")).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "ws" })
	void anotherTransactionTakesTheLockAway(String scheme) throws SQLException {
		try (SqldServer server = SqldServer.start();
				LibsqlDataSource dataSource = LibsqlDataSource.create(at(scheme, server.port()));
				Connection connection = dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			JdbcTemplate other = new JdbcTemplate(dataSource);
			other.execute("CREATE TABLE t (a)");
			connection.setAutoCommit(false);
			statement.execute("INSERT INTO t VALUES (1)");
			// Of another thread: one's own transaction is not taken its lock away.
			CompletableFuture.runAsync(() -> other.update("INSERT INTO t VALUES (2)")).join();

			Failure lost = new Failure(SQLTransactionRollbackException.class, "40001", 0,
					CannotAcquireLockException.class);
			lost.isThrownBy(() -> statement.execute("INSERT INTO t VALUES (3)"));
			lost.isThrownBy(connection::commit);
			assertThat(other.queryForList("SELECT a FROM t", Long.class)).isEqualTo(List.of(2L));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "ws" })
	void theResultIsLargerThanTheLimit(String scheme) {
		try (SqldServer server = SqldServer.start()) {
			expect(new Failure(SQLNonTransientException.class, "54000", 0, DataAccessResourceFailureException.class),
					at(scheme, server.port()).maxResultSize(2000), "SELECT zeroblob(3000)");
		}
	}

	@Test
	void aPoolGivesUpAConnectionToAServerThatIsGone() throws SQLException {
		SqldServer server = SqldServer.start();
		HikariConfig config = new HikariConfig();
		config.setDataSource(LibsqlDataSource.create(at("http", server.port())));
		config.setMaximumPoolSize(1);
		try (HikariDataSource pool = new HikariDataSource(config); Connection connection = pool.getConnection()) {
			server.close();
			UNREACHABLE.isThrownBy(() -> connection.createStatement().execute("SELECT 1"));
			assertThat(connection.isClosed()).isTrue();
		}
	}

}
