package io.github.libsqlspring.hrana;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.Value;
import io.github.libsqlspring.test.JwtKey;
import io.github.libsqlspring.test.SqldOptions;
import io.github.libsqlspring.test.SqldServer;
import io.github.libsqlspring.test.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;

class WebSocketAuthTests extends WebSocketCalls {

	private static final JwtKey KEY = JwtKey.generate();

	private static SqldServer server;

	@BeforeAll
	static void startServer() {
		server = SqldServer.start(SqldOptions.defaults().withJwtKey(KEY));
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	@Test
	void aTokenThatIsRefusedIsAFailureOfAuthentication() {
		WebSocketTransport transport = new WebSocketTransport(
				options(server.url()).authToken(KEY.expiredToken()).build());

		LibsqlException failure = failure(send(transport.openStream(), "SELECT 1"));

		assertThat(failure).isInstanceOf(LibsqlResponseException.class);
		assertThat(failure.kind()).isEqualTo(ErrorKind.AUTHENTICATION);
		assertThat(failure.httpStatus()).hasValue(401);
		assertThat(failure.outcomeUnknown()).isFalse();
		assertThat(failure.getMessage()).doesNotContain(KEY.expiredToken());
		transport.close();
	}

	@Test
	void aNewTokenIsToldOnTheSameConnection() {
		AtomicReference<String> token = new AtomicReference<>(KEY.readOnlyToken());
		try (TcpProxy proxy = TcpProxy.to(server.port())) {
			WebSocketTransport transport = new WebSocketTransport(options(proxy.url()).authToken(token::get).build());
			HranaStream stream = transport.openStream();
			execute(stream, "SELECT 1");

			token.set(KEY.token());

			execute(stream, "CREATE TABLE told (a)");
			assertThat(proxy.connections()).isEqualTo(1);
			transport.close();
		}
	}

	@Test
	void aRefusedTokenIsReplacedOnceIfThereIsAnother() {
		AtomicInteger asked = new AtomicInteger();
		String expired = KEY.expiredToken();
		String valid = KEY.token();
		WebSocketTransport transport = new WebSocketTransport(
				options(server.url()).authToken(() -> (asked.getAndIncrement() == 0) ? expired : valid).build());

		assertThat(number(transport.openStream(), "SELECT 1")).isEqualTo(1);
		assertThat(asked).hasValue(2);

		transport.close();
	}

	@Test
	void aStatementThatTheTokenDoesNotAllowEndsTheConnection() {
		WebSocketTransport transport = new WebSocketTransport(
				options(server.url()).authToken(KEY.readOnlyToken()).build());

		LibsqlException failure = failure(send(transport.openStream(), "CREATE TABLE refused (a)"));

		assertThat(failure.kind()).isEqualTo(ErrorKind.CONNECTION);
		assertThat(failure).hasMessageContaining("a statement that the token does not allow");
		assertThat(number(transport.openStream(), "SELECT 1")).isEqualTo(1);
		transport.close();
	}

	@Test
	void theNamespaceGoesIntoTheHandshake() {
		try (SqldServer namespaces = SqldServer.start(SqldOptions.defaults().withNamespaces())) {
			namespaces.createNamespace("books");
			WebSocketTransport transport = new WebSocketTransport(options(namespaces.url()).namespace("books").build());

			assertThat(value(transport.openStream(), "SELECT libsql_server_database_name()"))
				.isEqualTo(new Value.TextValue("books"));

			transport.close();
		}
	}

}
