package io.github.libsqlspring.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectProxyTests {

	private static final String HEALTH = "GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

	private static SqldServer server;

	@BeforeAll
	static void startServer() {
		server = SqldServer.start();
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	private static String exchange(ConnectProxy proxy, String text) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
			socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
		}
	}

	@Test
	void leadsWhoeverAsksForATunnelToTheServer() throws IOException {
		try (ConnectProxy proxy = ConnectProxy.to(server.port())) {
			String reply = exchange(proxy, "CONNECT db.invalid:443 HTTP/1.1\r\nHost: db.invalid\r\n\r\n" + HEALTH);

			assertThat(reply).startsWith("HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 200 OK");
			assertThat(proxy.targets()).containsExactly("db.invalid:443");
		}
	}

	@Test
	void refusesWhoeverDoesNotSayWhoComes() throws IOException {
		try (ConnectProxy proxy = ConnectProxy.to(server.port(), "me", "secret")) {
			assertThat(exchange(proxy, "CONNECT db.invalid:443 HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 407");
			assertThat(proxy.targets()).isEmpty();
		}
	}

	@Test
	void refusesWhatIsNoTunnel() throws IOException {
		try (ConnectProxy proxy = ConnectProxy.to(server.port())) {
			assertThat(exchange(proxy, HEALTH)).startsWith("HTTP/1.1 405");
		}
	}

}
