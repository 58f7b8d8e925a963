package io.github.libsqlspring.hrana;

import java.net.URI;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.LibsqlProtocolException;

/**
 * What is known of a stream after a reply: pure, and advanced by every reply.
 *
 * @param baton what the next request has to carry, or {@code null} if no stream is open
 * @param baseUrl where the next request has to go, or {@code null} for the configured
 * server
 */
record StreamState(@Nullable String baton, @Nullable URI baseUrl) {

	/**
	 * No stream yet.
	 */
	static final StreamState NONE = new StreamState(null, null);

	/**
	 * The state after a reply.
	 * @param nextBaton the baton in the reply
	 * @param nextBaseUrl the {@code base_url} in the reply
	 * @param configured the configured server
	 * @return the next state
	 */
	StreamState after(@Nullable String nextBaton, @Nullable String nextBaseUrl, URI configured) {
		if (nextBaton == null) {
			return NONE;
		}
		URI next = (nextBaseUrl != null) ? checkedBaseUrl(nextBaseUrl, configured) : this.baseUrl;
		return new StreamState(nextBaton, next);
	}

	boolean isOpen() {
		return this.baton != null;
	}

	// A server may direct a stream to one of its nodes. The token goes along, so the node
	// has to be of the same domain, and reached no less safely.
	private static URI checkedBaseUrl(String baseUrl, URI configured) {
		URI uri;
		try {
			uri = URI.create(baseUrl.replaceAll("/+$", ""));
		}
		catch (IllegalArgumentException ex) {
			throw refused("is not a URL");
		}
		if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
			throw refused("is not the URL of a server");
		}
		if ("https".equals(configured.getScheme()) && !"https".equals(uri.getScheme())) {
			throw refused("is without TLS");
		}
		if (!domain(uri).equals(domain(configured))) {
			throw refused("is in another domain");
		}
		return uri;
	}

	private static String domain(URI uri) {
		String host = uri.getHost().toLowerCase(Locale.ROOT);
		String[] labels = host.split("\\.");
		boolean name = Character.isLetter(host.charAt(host.length() - 1));
		return (name && labels.length > 2) ? labels[labels.length - 2] + "." + labels[labels.length - 1] : host;
	}

	private static LibsqlProtocolException refused(String why) {
		return new LibsqlProtocolException(
				"The server directs the stream to a base_url that " + why + "; it is not followed", null, null);
	}

	@Override
	public String toString() {
		return "StreamState[" + (isOpen() ? "open" : "none") + "]";
	}

}
