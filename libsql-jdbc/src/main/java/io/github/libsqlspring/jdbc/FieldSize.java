package io.github.libsqlspring.jdbc;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.github.libsqlspring.Value;

/**
 * How much of a text or blob is shown; the rest is left out in silence, as JDBC demands.
 *
 * @param bytes the number of bytes, of text in UTF-8; 0 for all
 */
record FieldSize(int bytes) {

	static final FieldSize UNLIMITED = new FieldSize(0);

	Value limit(Value value) {
		if (this.bytes == 0) {
			return value;
		}
		if (value instanceof Value.TextValue text && text.value().length() > this.bytes / 3) {
			return new Value.TextValue(shorten(text.value()));
		}
		if (value instanceof Value.BlobValue blob && blob.length() > this.bytes) {
			return new Value.BlobValue(Arrays.copyOf(blob.bytes(), this.bytes));
		}
		return value;
	}

	// Stops before a character that does not fit in whole.
	private String shorten(String text) {
		CharBuffer characters = CharBuffer.wrap(text);
		StandardCharsets.UTF_8.newEncoder()
			.encode(characters, ByteBuffer.allocate((int) Math.min(this.bytes, text.length() * 3L)), true);
		return text.substring(0, characters.position());
	}

}
