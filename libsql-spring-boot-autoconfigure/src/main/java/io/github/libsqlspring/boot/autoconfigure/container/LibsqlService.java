package io.github.libsqlspring.boot.autoconfigure.container;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * How a libSQL server in a container is known, and what its labels say to clients.
 */
final class LibsqlService {

	/**
	 * The official image without registry and tag, as Spring Boot names a connection.
	 */
	static final String CONNECTION_NAME = "tursodatabase/libsql-server";

	static final int HTTP_PORT = 8080;

	private static final String AUTH_TOKEN_LABEL = "io.github.libsqlspring.auth-token";

	private static final String NAMESPACE_LABEL = "io.github.libsqlspring.namespace";

	private LibsqlService() {
	}

	static String url(String host, int port) {
		return "http://" + host + ":" + port;
	}

	static @Nullable String authToken(Map<String, String> labels) {
		return text(labels, AUTH_TOKEN_LABEL);
	}

	static @Nullable String namespace(Map<String, String> labels) {
		return text(labels, NAMESPACE_LABEL);
	}

	// A label of Docker Compose whose variable nobody set is blank.
	private static @Nullable String text(Map<String, String> labels, String label) {
		String value = labels.get(label);
		return StringUtils.hasText(value) ? value : null;
	}

}
