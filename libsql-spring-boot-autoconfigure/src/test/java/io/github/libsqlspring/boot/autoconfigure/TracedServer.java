package io.github.libsqlspring.boot.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * An HTTP server in front of another one, which remembers the {@code traceparent} of each
 * request.
 */
final class TracedServer implements AutoCloseable {

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<String> traceParents = new CopyOnWriteArrayList<>();

	private final AtomicInteger cuts = new AtomicInteger();

	private final HttpServer front;

	private final String target;

	TracedServer(String target) {
		this.target = target;
		try {
			this.front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.front.setExecutor(this.threads);
		this.front.createContext("/", this::pass);
		this.front.start();
	}

	int port() {
		return this.front.getAddress().getPort();
	}

	/**
	 * Cuts the connections of the next requests, which the other server does not see.
	 * @param requests how many
	 */
	void cut(int requests) {
		this.cuts.set(requests);
	}

	/**
	 * The values of the header since the last call, in their order, and none for a
	 * request without it.
	 * @return the values
	 */
	List<String> takeTraceParents() {
		List<String> taken = List.copyOf(this.traceParents);
		this.traceParents.clear();
		return taken;
	}

	private void pass(HttpExchange exchange) throws IOException {
		byte[] body = exchange.getRequestBody().readAllBytes();
		String traceParent = exchange.getRequestHeaders().getFirst("traceparent");
		this.traceParents.add(String.valueOf(traceParent));
		try (exchange) {
			if (this.cuts.getAndUpdate((left) -> Math.max(left - 1, 0)) > 0) {
				return;
			}
			HttpResponse<byte[]> reply = this.client
				.send(HttpRequest.newBuilder(URI.create(this.target + exchange.getRequestURI()))
					.method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body))
					.build(), HttpResponse.BodyHandlers.ofByteArray());
			int length = reply.body().length;
			exchange.sendResponseHeaders(reply.statusCode(), (length > 0) ? length : -1);
			exchange.getResponseBody().write(reply.body());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.front.stop(0);
		this.threads.shutdownNow();
	}

}
