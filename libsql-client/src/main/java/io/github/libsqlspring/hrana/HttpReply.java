package io.github.libsqlspring.hrana;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * An HTTP response, read to its end.
 */
final class HttpReply {

	private final int status;

	private final byte[] body;

	private final @Nullable String location;

	HttpReply(int status, byte[] body, @Nullable String location) {
		this.status = status;
		this.body = body;
		this.location = location;
	}

	int status() {
		return this.status;
	}

	// Not copied: it is read once, by us.
	byte[] body() {
		return this.body;
	}

	/**
	 * Where the client is sent instead.
	 * @return the header of this name, or {@code null}
	 */
	@Nullable String location() {
		return this.location;
	}

	String text() {
		return new String(this.body, StandardCharsets.UTF_8);
	}

}
