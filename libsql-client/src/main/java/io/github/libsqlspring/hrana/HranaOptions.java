package io.github.libsqlspring.hrana;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * How to reach a libSQL server.
 *
 * @param baseUri its {@code http} or {@code https} URL without a slash at the end
 * @param authToken the token, or {@code null} for none
 * @param connectTimeout how long to wait for a connection
 * @param responseTimeout how long a request may take until its whole reply is there,
 * connection included
 * @param webClientBuilder what requests are built with
 */
public record HranaOptions(URI baseUri, @Nullable String authToken, Duration connectTimeout, Duration responseTimeout,
		WebClient.Builder webClientBuilder) {

	/** How long to wait for a connection if nothing else is said. */
	public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);

	/** How long to wait for the whole reply if nothing else is said. */
	public static final Duration DEFAULT_RESPONSE_TIMEOUT = Duration.ofSeconds(30);

	public HranaOptions {
		Objects.requireNonNull(baseUri, "baseUri");
		Objects.requireNonNull(webClientBuilder, "webClientBuilder");
		if (authToken != null && !authToken.chars().allMatch((c) -> c > ' ' && c < 127)) {
			throw new IllegalArgumentException("The auth token holds a space, a line break or another character that "
					+ "no token has; check how it was copied");
		}
		requirePositive(connectTimeout, "connect");
		requirePositive(responseTimeout, "response");
	}

	private static void requirePositive(Duration timeout, String name) {
		if (timeout.isNegative() || timeout.isZero()) {
			throw new IllegalArgumentException("The " + name + " timeout must be positive, not " + timeout);
		}
	}

	/**
	 * Without the token.
	 */
	@Override
	public String toString() {
		return "HranaOptions[" + this.baseUri + "]";
	}

}
