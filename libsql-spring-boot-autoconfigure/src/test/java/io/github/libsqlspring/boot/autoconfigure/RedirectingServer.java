package io.github.libsqlspring.boot.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;

import com.sun.net.httpserver.HttpServer;

/**
 * A web server that sends everybody elsewhere.
 */
final class RedirectingServer implements AutoCloseable {

	private final HttpServer server;

	RedirectingServer(String location) {
		try {
			this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", (exchange) -> {
			exchange.getRequestBody().readAllBytes();
			exchange.getResponseHeaders().set("Location", location);
			exchange.sendResponseHeaders(307, -1);
			exchange.close();
		});
		this.server.start();
	}

	String authority() {
		return "127.0.0.1:" + this.server.getAddress().getPort();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
