package io.github.libsqlspring.test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Sends single statements to a server as Hrana 3 pipelines over HTTP/1.1.
 */
final class Pipeline {

	private final HttpClient client;

	private final String url;

	private final String token;

	Pipeline(String url) {
		this(url, "", HttpClient.newBuilder());
	}

	Pipeline(String url, String token) {
		this(url, token, HttpClient.newBuilder());
	}

	Pipeline(String url, String token, HttpClient.Builder client) {
		this.client = client.version(HttpClient.Version.HTTP_1_1).build();
		this.url = url;
		this.token = token;
	}

	HttpResponse<String> execute(String sql) throws IOException, InterruptedException {
		String body = "{\"requests\":[{\"type\":\"execute\",\"stmt\":{\"sql\":\"" + sql + "\"}},{\"type\":\"close\"}]}";
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.url + "/v3/pipeline"))
			.timeout(Duration.ofSeconds(20))
			.POST(HttpRequest.BodyPublishers.ofString(body));
		if (!this.token.isEmpty()) {
			request.header("Authorization", "Bearer " + this.token);
		}
		return this.client.send(request.build(), BodyHandlers.ofString());
	}

}
