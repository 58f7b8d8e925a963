package io.github.libsqlspring.hrana;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * Where a server sends its clients, as it may be shown: without user, query and fragment,
 * which may hold secrets.
 */
final class RedirectTarget {

	private static final int MAX_LENGTH = 200;

	private RedirectTarget() {
	}

	/**
	 * Makes a text of a location.
	 * @param location the value of the header {@code Location}
	 * @return the text, or {@code null} if there is nothing to show
	 */
	static @Nullable String of(@Nullable String location) {
		if (location == null || location.length() > MAX_LENGTH) {
			return null;
		}
		URI uri;
		try {
			uri = URI.create(location.strip());
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
		String path = (uri.getRawPath() != null) ? uri.getRawPath() : "";
		if (uri.getHost() == null) {
			return (uri.getRawAuthority() == null && !path.isEmpty()) ? path : null;
		}
		String scheme = (uri.getScheme() != null) ? uri.getScheme() + ":" : "";
		String port = (uri.getPort() >= 0) ? ":" + uri.getPort() : "";
		return scheme + "//" + uri.getHost() + port + path;
	}

}
