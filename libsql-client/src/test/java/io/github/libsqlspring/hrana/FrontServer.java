package io.github.libsqlspring.hrana;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server in front of another one, which sees every request, and may answer it
 * itself.
 */
final class FrontServer implements AutoCloseable {

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	private final HttpServer front;

	private final String target;

	private volatile Function<Request, @Nullable Reply> answer = (request) -> null;

	private FrontServer(String target) {
		this.target = target;
		try {
			this.front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.front.setExecutor(this.threads);
		this.front.createContext("/", this::handle);
		this.front.start();
	}

	static FrontServer of(String target) {
		return new FrontServer(target);
	}

	String url() {
		return "http://127.0.0.1:" + this.front.getAddress().getPort();
	}

	/**
	 * Answers from now on.
	 * @param function gives the answer to a request, or null to pass it on
	 */
	void answer(Function<Request, @Nullable Reply> function) {
		this.answer = function;
	}

	List<Request> requests() {
		return this.requests;
	}

	long count(String method, String text) {
		return this.requests.stream()
			.filter((request) -> request.method().equals(method)
					&& (request.path().contains(text) || request.body().contains(text)))
			.count();
	}

	private void handle(HttpExchange exchange) throws IOException {
		byte[] body = exchange.getRequestBody().readAllBytes();
		Request request = new Request(exchange.getRequestMethod(), exchange.getRequestURI().toString(),
				exchange.getRequestHeaders(), new String(body, StandardCharsets.UTF_8));
		this.requests.add(request);
		Reply reply = this.answer.apply(request);
		try (exchange) {
			if (reply == null) {
				reply = pass(request, body);
			}
			if (reply.after() == Cut.PASSED) {
				pass(request, body);
			}
			if (reply.after() == null) {
				exchange.sendResponseHeaders(reply.status(), (reply.body().length > 0) ? reply.body().length : -1);
				exchange.getResponseBody().write(reply.body());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private Reply pass(Request request, byte[] body) throws IOException, InterruptedException {
		HttpRequest.Builder passed = HttpRequest.newBuilder(URI.create(this.target + request.path()))
			.method(request.method(), HttpRequest.BodyPublishers.ofByteArray(body));
		String token = request.headers().getFirst("Authorization");
		if (token != null) {
			passed.header("Authorization", token);
		}
		HttpResponse<byte[]> response = this.client.send(passed.build(), HttpResponse.BodyHandlers.ofByteArray());
		return new Reply(response.statusCode(), response.body(), null);
	}

	@Override
	public void close() {
		this.front.stop(0);
		this.threads.shutdownNow();
	}

	/**
	 * A request.
	 *
	 * @param method its method
	 * @param path path and query
	 * @param headers its headers
	 * @param body its body as text
	 */
	record Request(String method, String path, Headers headers, String body) {
	}

	/**
	 * A reply.
	 *
	 * @param status its status
	 * @param body its body
	 * @param after instead of a reply: where the connection breaks
	 */
	record Reply(int status, byte[] body, @Nullable Cut after) {

		static final Reply CUT_BEFORE = new Reply(0, new byte[0], Cut.RECEIVED);

		static final Reply CUT_AFTER = new Reply(0, new byte[0], Cut.PASSED);

		static Reply of(int status, String body) {
			return new Reply(status, body.getBytes(StandardCharsets.UTF_8), null);
		}

	}

	/**
	 * Where a connection breaks.
	 */
	enum Cut {

		/** Before the request has reached the server. */
		RECEIVED,

		/** After the server has answered, without a byte of that. */
		PASSED

	}

}
