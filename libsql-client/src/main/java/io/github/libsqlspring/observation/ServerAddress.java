package io.github.libsqlspring.observation;

import java.net.URI;

import io.github.libsqlspring.DatabaseTarget;

/**
 * Where a server is.
 *
 * @param scheme {@code http} or {@code https}
 * @param host its host, empty for an embedded database
 * @param port its port
 */
record ServerAddress(String scheme, String host, int port) {

	private static final ServerAddress NONE = new ServerAddress("", "", -1);

	private static final int HTTP = 80;

	private static final int HTTPS = 443;

	static ServerAddress of(DatabaseTarget target) {
		if (target.isLocal()) {
			return NONE;
		}
		URI uri = URI.create(target.location());
		String host = uri.getHost();
		String scheme = uri.getScheme();
		if (host == null || scheme == null) {
			return NONE;
		}
		int usual = scheme.equals("https") ? HTTPS : HTTP;
		return new ServerAddress(scheme, host, (uri.getPort() != -1) ? uri.getPort() : usual);
	}

	boolean isKnown() {
		return !this.host.isEmpty();
	}

	String toUrl() {
		return this.scheme + "://" + this.host + ":" + this.port;
	}

}
