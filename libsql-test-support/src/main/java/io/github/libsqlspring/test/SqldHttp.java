package io.github.libsqlspring.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * What a {@link SqldServer} itself asks of the server over HTTP. HTTP/1.1 only: the
 * server accepts an upgrade to h2c and then never answers.
 */
final class SqldHttp {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final HttpClient CLIENT = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(LIMIT)
		.build();

	private SqldHttp() {
	}

	/**
	 * Finds a loopback port that is free now. It may be taken a moment later.
	 * @return the port
	 */
	static int freePort() {
		try (ServerSocket socket = new ServerSocket()) {
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new IllegalStateException("There is no free port", ex);
		}
	}

	static boolean isHealthy(int port) throws InterruptedException {
		try {
			return send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))) == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	static void createNamespace(int adminPort, String namespace) {
		URI uri = URI.create("http://127.0.0.1:" + adminPort + "/v1/namespaces/" + namespace + "/create");
		try {
			int status = send(HttpRequest.newBuilder(uri)
				.header("Content-Type", "application/json")
				.POST(HttpRequest.BodyPublishers.ofString("{}")));
			if (status != 200) {
				throw new IllegalStateException("Namespace '" + namespace + "' was refused with status " + status);
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("Namespace '" + namespace + "' could not be created", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while creating a namespace", ex);
		}
	}

	private static int send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return CLIENT.send(request.timeout(LIMIT).build(), BodyHandlers.discarding()).statusCode();
	}

}
