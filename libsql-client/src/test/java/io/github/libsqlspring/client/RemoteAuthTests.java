package io.github.libsqlspring.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.test.JwtKey;
import io.github.libsqlspring.test.SqldOptions;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tokens, namespaces by path, and things that are no libSQL server.
 */
class RemoteAuthTests {

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

	private static LibsqlException failure(String url, String token) {
		try (LibsqlClient client = LibsqlClient.create(url, token)) {
			LibsqlException failure = catchThrowableOfType(LibsqlException.class,
					() -> client.execute("CREATE TABLE x (a)"));
			assertThat(failure).isNotNull();
			assertThat(failure.toString()).doesNotContain(KEY.token());
			return failure;
		}
	}

	@Test
	void aTokenOpensTheDatabase() {
		try (LibsqlClient client = LibsqlClient.create(server.url(), KEY.token())) {
			assertThat(client.sql("SELECT 42").query(Long.class).single()).isEqualTo(42);
		}
	}

	@Test
	void aTokenInTheUrlWins() {
		try (LibsqlClient client = LibsqlClient.create(server.url() + "?authToken=" + KEY.token(), "wrong")) {
			assertThat(client.sql("SELECT 42").query(Long.class).single()).isEqualTo(42);
		}
		assertThat(failure(server.url() + "?authToken=", KEY.token()).kind()).isEqualTo(ErrorKind.AUTHENTICATION);
	}

	@Test
	void noTokenAWrongOneAndAnExpiredOneAreRefused() {
		for (String token : new String[] { null, " ", "wrong", KEY.expiredToken(), JwtKey.generate().token() }) {
			LibsqlException failure = failure(server.url(), token);
			assertThat(failure.kind()).isEqualTo(ErrorKind.AUTHENTICATION);
			assertThat(failure.httpStatus()).hasValue(401);
			assertThat(failure).hasMessageContaining("libsql.auth-token");
		}
	}

	@Test
	void aReadOnlyTokenReadsAndDoesNotWrite() {
		assertThat(failure(server.url(), KEY.readOnlyToken()).kind()).isEqualTo(ErrorKind.AUTHORIZATION);
		try (LibsqlClient client = LibsqlClient.create(server.url(), KEY.readOnlyToken())) {
			assertThat(client.sql("SELECT 42").query(Long.class).single()).isEqualTo(42);
		}
	}

	@Test
	void aNamespaceIsReachedByThePathOfTheUrl() {
		try (SqldServer namespaces = SqldServer.start(SqldOptions.defaults().withNamespaces())) {
			namespaces.createNamespace("books");
			try (LibsqlClient books = LibsqlClient.create(namespaces.url("books"));
					LibsqlClient main = LibsqlClient.create(namespaces.url())) {
				books.execute("CREATE TABLE only_here (a)");
				assertThat(books.execute("SELECT * FROM only_here").rows()).isEmpty();
				LibsqlException failure = catchThrowableOfType(LibsqlException.class,
						() -> main.execute("SELECT * FROM only_here"));
				assertThat(failure.kind()).isEqualTo(ErrorKind.SYNTAX);
			}
			assertThat(failure(namespaces.url("missing"), null).kind()).isEqualTo(ErrorKind.NOT_FOUND);
		}
	}

	@Test
	void aWebServerThatIsNoLibsqlServerIsNamedAsSuch() throws IOException {
		HttpServer web = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		byte[] page = "<html><body>It works</body></html>".getBytes(StandardCharsets.UTF_8);
		web.createContext("/", (exchange) -> {
			int status = exchange.getRequestURI().getPath().startsWith("/ok/") ? 200 : 404;
			exchange.getRequestBody().readAllBytes();
			exchange.sendResponseHeaders(status, page.length);
			exchange.getResponseBody().write(page);
			exchange.close();
		});
		web.start();
		try {
			String url = "http://127.0.0.1:" + web.getAddress().getPort();
			assertThat(failure(url, null).kind()).isEqualTo(ErrorKind.PROTOCOL);
			assertThat(failure(url, null)).hasMessageContaining("404").hasMessageContaining("libsql.url");
			assertThat(failure(url + "/ok", null).kind()).isEqualTo(ErrorKind.PROTOCOL);
		}
		finally {
			web.stop(0);
		}
	}

}
