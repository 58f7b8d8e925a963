package io.github.libsqlspring.jdbc.checklist;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.test.JwtKey;
import io.github.libsqlspring.test.SqldOptions;
import io.github.libsqlspring.test.SqldServer;
import io.github.libsqlspring.test.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tokens, and servers that refuse, are silent or break off.
 */
class ServerFaultChecklistTests {

	private static final JwtKey KEY = JwtKey.generate();

	private static SqldServer server;

	@BeforeAll
	static void start() {
		server = SqldServer.start(SqldOptions.defaults().withJwtKey(KEY));
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	private static Connection connect(String scheme, String token) throws SQLException {
		return DriverManager.getConnection("jdbc:libsql:" + scheme + "://127.0.0.1:" + server.port(), null, token);
	}

	private static void query(Connection connection) throws SQLException {
		assertThat(OnServer.one(connection, "SELECT 1")).isEqualTo("1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "ws" })
	void aTokenIsGivenAsPassword(String scheme) throws SQLException {
		try (Connection connection = connect(scheme, KEY.token())) {
			query(connection);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "ws" })
	void aTokenIsGivenInTheUrlAndNotShown(String scheme) throws SQLException {
		String url = "jdbc:libsql:" + scheme + "://127.0.0.1:" + server.port() + "?authToken=" + KEY.token();
		try (Connection connection = DriverManager.getConnection(url)) {
			query(connection);
			assertThat(connection.getMetaData().getURL()).doesNotContain(KEY.token());
			assertThat(connection.toString()).doesNotContain(KEY.token());
		}
	}

	@ParameterizedTest
	@CsvSource({ "http, wrong", "http, expired", "http, none", "ws, wrong", "ws, expired", "ws, none" })
	void aTokenThatIsNotGoodIsRefusedAndNotShown(String scheme, String which) throws SQLException {
		String token = switch (which) {
			case "wrong" -> JwtKey.generate().token();
			case "expired" -> KEY.expiredToken();
			default -> null;
		};
		try (Connection connection = connect(scheme, token)) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> query(connection)).satisfies((ex) -> {
				assertThat(ex.getSQLState()).isEqualTo("28000");
				assertThat((Throwable) ex).hasMessageContaining(
						which.equals("wrong") ? "invalid" : which.equals("expired") ? "expired" : "none given");
				if (token != null) {
					assertThat(stackTrace(ex)).doesNotContain(token);
				}
			});
		}
	}

	private static String stackTrace(Throwable failure) {
		StringWriter text = new StringWriter();
		failure.printStackTrace(new PrintWriter(text));
		return text.toString();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "ws" })
	void aTokenForReadingCannotWrite(String scheme) throws SQLException {
		try (Connection connection = connect(scheme, KEY.token()); Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE IF NOT EXISTS t (a)");
		}
		try (Connection connection = connect(scheme, KEY.readOnlyToken());
				Statement statement = connection.createStatement()) {
			query(connection);
			// By a WebSocket the server ends the connection without a word.
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> statement.executeUpdate("INSERT INTO t VALUES (1)"))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo(scheme.equals("http") ? "42501" : "08006"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "ws" })
	void aServerThatIsNotThereIsNamed(String scheme) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:libsql:" + scheme + "://127.0.0.1:1")) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> query(connection))
				.withMessageContaining("127.0.0.1:1")
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("08001"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "ws" })
	void aServerThatIsSilentIsGivenUp(String scheme) throws IOException, SQLException {
		Properties limits = new Properties();
		limits.setProperty("connectTimeout", "300");
		limits.setProperty("responseTimeout", "300");
		limits.setProperty("retry", "false");
		try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
				Connection connection = DriverManager
					.getConnection("jdbc:libsql:" + scheme + "://127.0.0.1:" + silent.getLocalPort(), limits)) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> query(connection))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isIn("57014", "08001", "08006"));
			assertThat(connection.isValid(1)).isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "ws" })
	void aConnectionOutlivesARestartOfTheServer(String scheme) throws SQLException {
		try (SqldServer other = SqldServer.start();
				Connection connection = DriverManager
					.getConnection("jdbc:libsql:" + scheme + "://127.0.0.1:" + other.port())) {
			query(connection);
			other.kill();
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> query(connection))
				.satisfies((ex) -> assertThat(ex.getSQLState()).startsWith("08"));
			other.restart();
			query(connection);
		}
	}

	@Test
	void aWriteWhoseReplyIsLostIsNotSentAgain() throws SQLException {
		try (SqldServer other = SqldServer.start();
				TcpProxy proxy = TcpProxy.to(other.port());
				Connection connection = DriverManager.getConnection("jdbc:libsql:" + proxy.url());
				Connection direct = DriverManager.getConnection("jdbc:libsql:" + other.url());
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE t (a)");
			proxy.cutReplyAfter(0);
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> statement.executeUpdate("INSERT INTO t VALUES (1)"))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("08006"));
			assertThat(OnServer.one(direct, "SELECT count(*) FROM t")).isIn("0", "1");
		}
	}

	@Test
	void halfAReplyIsAFailure() throws SQLException {
		try (SqldServer other = SqldServer.start();
				TcpProxy proxy = TcpProxy.to(other.port());
				Connection connection = DriverManager.getConnection("jdbc:libsql:" + proxy.url());
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE t (a)");
			proxy.cutReplyAfter(20);
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> statement.executeUpdate("INSERT INTO t VALUES (1)"))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("08006"));
		}
	}

	@ParameterizedTest
	@CsvSource({ "502, <html>Bad gateway</html>", "404, <html>Nothing here</html>", "200, ''", "200, {}" })
	void anAnswerThatIsNotHranaIsNoSuccess(int status, String body) throws IOException, SQLException {
		HttpServer gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		AtomicInteger requests = new AtomicInteger();
		gateway.createContext("/", (exchange) -> {
			requests.incrementAndGet();
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(status, (bytes.length > 0) ? bytes.length : -1);
			try (OutputStream out = exchange.getResponseBody()) {
				out.write(bytes);
			}
		});
		gateway.start();
		try (Connection connection = DriverManager
			.getConnection("jdbc:libsql:http://127.0.0.1:" + gateway.getAddress().getPort())) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> query(connection)).satisfies((ex) -> {
				assertThat(ex.getSQLState()).startsWith("08");
				if (status != 200) {
					assertThat((Throwable) ex).hasMessageContaining(String.valueOf(status));
				}
			});
			assertThat(requests).hasPositiveValue();
		}
		finally {
			gateway.stop(0);
		}
	}

	@Test
	void openingAConnectionSendsNothing() throws SQLException {
		try (SqldServer other = SqldServer.start(); TcpProxy proxy = TcpProxy.to(other.port())) {
			Connection connection = DriverManager.getConnection("jdbc:libsql:" + proxy.url());
			assertThat(proxy.roundTrips()).isZero();
			query(connection);
			assertThat(proxy.roundTrips()).isPositive();
			connection.close();
		}
	}

	@Test
	void aHundredInsertsOfABatchAreOneRequest() throws SQLException {
		try (SqldServer other = SqldServer.start();
				TcpProxy proxy = TcpProxy.to(other.port());
				Connection connection = DriverManager.getConnection("jdbc:libsql:" + proxy.url());
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE t (a)");
			try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t VALUES (?)")) {
				for (int i = 0; i < 100; i++) {
					insert.setInt(1, i);
					insert.addBatch();
				}
				int before = proxy.roundTrips();
				insert.executeBatch();
				assertThat(proxy.roundTrips() - before).isEqualTo(1);
			}
		}
	}

}
