package io.github.libsqlspring.boot.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A web server that refuses everything for want of capacity, and remembers what was
 * asked.
 */
final class RecordingServer implements AutoCloseable {

	private final HttpServer server;

	private final List<Headers> requests = new CopyOnWriteArrayList<>();

	RecordingServer() {
		try {
			this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::refuse);
		this.server.start();
	}

	private void refuse(HttpExchange exchange) throws IOException {
		this.requests.add(exchange.getRequestHeaders());
		exchange.sendResponseHeaders(429, -1);
		exchange.close();
	}

	String authority() {
		return "127.0.0.1:" + this.server.getAddress().getPort();
	}

	/**
	 * The headers of all requests so far.
	 * @return headers, the first request's first
	 */
	List<Headers> requests() {
		return this.requests;
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
