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
 * @param responseTimeout how long to wait for the whole reply
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
		requirePositive(connectTimeout, "connect");
		requirePositive(responseTimeout, "response");
	}

	private static void requirePositive(Duration timeout, String name) {
		if (timeout.isNegative() || timeout.isZero()) {
			throw new IllegalArgumentException("The " + name + " timeout must be positive, not " + timeout);
		}
	}

	/**
	 * The longest time that one round trip can take.
	 * @return the sum of both timeouts
	 */
	Duration roundTripTimeout() {
		return this.connectTimeout.plus(this.responseTimeout);
	}

	/**
	 * Without the token.
	 */
	@Override
	public String toString() {
		return "HranaOptions[" + this.baseUri + "]";
	}

}
