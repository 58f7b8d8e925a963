package io.github.libsqlspring.hrana;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.LibsqlProtocolException;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.client.LibsqlTransaction;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Replies that are valid JSON of Hrana 3, but do not answer what was asked.
 */
class UnexpectedReplyTests {

	private static final String RAN = "{\"cols\":[],\"rows\":[],\"affected_row_count\":1}";

	private HttpServer server;

	private LibsqlClient client;

	private volatile String steps = "";

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::answer);
		this.server.start();
		this.client = LibsqlClient.create("http://127.0.0.1:" + this.server.getAddress().getPort());
	}

	@AfterEach
	void stop() {
		this.client.close();
		this.server.stop(0);
	}

	private void answer(HttpExchange exchange) throws IOException {
		String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		String close = request.contains("{\"type\":\"close\"}") ? ",{\"type\":\"ok\",\"response\":{\"type\":\"close\"}}"
				: "";
		byte[] reply = ("{\"baton\":\"b\",\"base_url\":null,\"results\":["
				+ "{\"type\":\"ok\",\"response\":{\"type\":\"batch\",\"result\":{" + this.steps + "}}},"
				+ "{\"type\":\"ok\",\"response\":{\"type\":\"get_autocommit\",\"is_autocommit\":false}}" + close + "]}")
			.getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(200, reply.length);
		exchange.getResponseBody().write(reply);
		exchange.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 2, 3 })
	void moreOrFewerResultsThanStepsAreAProtocolError(int results) {
		String ran = String.join(",", java.util.Collections.nCopies(results, RAN));
		String none = String.join(",", java.util.Collections.nCopies(results, "null"));
		this.steps = "\"step_results\":[" + ran + "],\"step_errors\":[" + none + "]";

		assertThatExceptionOfType(LibsqlProtocolException.class).isThrownBy(() -> this.client.execute("SELECT 1"));
		try (LibsqlTransaction transaction = this.client.begin()) {
			if (results != 2) {
				assertThatExceptionOfType(LibsqlProtocolException.class)
					.isThrownBy(() -> transaction.execute("SELECT 1"));
			}
		}
	}

}
