package io.github.libsqlspring.hrana;

import java.nio.charset.StandardCharsets;

/**
 * An HTTP response, read to its end.
 */
final class HttpReply {

	private final int status;

	private final byte[] body;

	HttpReply(int status, byte[] body) {
		this.status = status;
		this.body = body;
	}

	int status() {
		return this.status;
	}

	// Not copied: it is read once, by us.
	byte[] body() {
		return this.body;
	}

	String text() {
		return new String(this.body, StandardCharsets.UTF_8);
	}

}
