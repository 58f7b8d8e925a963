package io.github.libsqlspring.hrana;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * A way to a server, on which streams are opened. Thread-safe.
 */
interface Transport {

	/**
	 * A new stream. Sends nothing: the server opens it with its first request.
	 * @return the stream
	 */
	HranaStream openStream();

	/**
	 * How long an unused stream may be kept to be used again.
	 * @return the time, below that after which the server would end it
	 */
	Duration maxIdleTime();

	/**
	 * The server as it was configured.
	 * @return its URL without secrets
	 */
	URI baseUri();

	/**
	 * How requests travel.
	 * @return the name of the way, {@code http} or {@code websocket}
	 */
	String name();

	/**
	 * What is spoken.
	 * @return the protocol, or {@code null} before it was agreed on
	 */
	@Nullable HranaProtocol spoken();

	/**
	 * Ends all connections. Streams fail from now on.
	 */
	void close();

}
