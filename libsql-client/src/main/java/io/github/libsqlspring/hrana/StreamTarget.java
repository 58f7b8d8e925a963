package io.github.libsqlspring.hrana;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * Where a request for a stream goes over HTTP.
 *
 * @param baseUrl the server that has the stream, or {@code null} for the configured one
 * @param resource what is asked for, below the path of the protocol
 */
record StreamTarget(@Nullable URI baseUrl, String resource) {

	static StreamTarget pipeline(StreamState state) {
		return new StreamTarget(state.baseUrl(), "/pipeline");
	}

	static StreamTarget cursor(StreamState state) {
		return new StreamTarget(state.baseUrl(), "/cursor");
	}

}
