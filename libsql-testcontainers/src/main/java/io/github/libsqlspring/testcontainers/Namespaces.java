package io.github.libsqlspring.testcontainers;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The part of the server's admin API that makes namespaces.
 */
final class Namespaces {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private Namespaces() {
	}

	static void create(String host, int adminPort, String namespace) {
		String name = URLEncoder.encode(namespace, StandardCharsets.UTF_8).replace("+", "%20");
		URI uri = URI.create("http://" + host + ":" + adminPort + "/v1/namespaces/" + name + "/create");
		HttpRequest request = HttpRequest.newBuilder(uri)
			.timeout(LIMIT)
			// The server accepts the upgrade that is tried else, and never answers.
			.version(HttpClient.Version.HTTP_1_1)
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString("{}"))
			.build();
		HttpResponse<String> response = send(request, namespace);
		if (response.statusCode() != 200) {
			throw new IllegalStateException("The server refused to create namespace '" + namespace + "': status "
					+ response.statusCode() + " " + response.body());
		}
	}

	private static HttpResponse<String> send(HttpRequest request, String namespace) {
		try {
			return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException("Namespace '" + namespace + "' could not be created", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while creating namespace '" + namespace + "'", ex);
		}
	}

}
