package io.github.libsqlspring.integration.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * A browser, which keeps its cookies.
 */
final class Visitor {

	private final CookieManager cookies = new CookieManager();

	private final HttpClient client = HttpClient.newBuilder().cookieHandler(this.cookies).build();

	private int port;

	Visitor(int port) {
		this.port = port;
	}

	/**
	 * Goes on at an application that has been started again.
	 * @param newPort where it listens
	 */
	void moveTo(int newPort) {
		this.port = newPort;
	}

	/**
	 * Changes something.
	 * @param path which address, with its query
	 * @return the status of the answer
	 */
	int post(String path) {
		return send(HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.noBody()).build()).statusCode();
	}

	/**
	 * What the session holds.
	 * @return as JSON
	 */
	String all() {
		return send(HttpRequest.newBuilder(uri("/all")).build()).body();
	}

	private URI uri(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return this.client.send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
