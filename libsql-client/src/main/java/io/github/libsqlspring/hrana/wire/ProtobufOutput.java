package io.github.libsqlspring.hrana.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes the fields of Protobuf messages, one after the other.
 */
final class ProtobufOutput {

	static final int VARINT = 0;

	static final int FIXED64 = 1;

	static final int LENGTH = 2;

	static final int FIXED32 = 5;

	private byte[] bytes = new byte[512];

	private int size;

	byte[] toByteArray() {
		return Arrays.copyOf(this.bytes, this.size);
	}

	/**
	 * Begins a message.
	 * @param field its number in the message around it
	 * @return where it begins, for {@link #end(int)}
	 */
	int start(int field) {
		tag(field, LENGTH);
		// Most messages are so short that one byte can say it.
		reserve(1);
		return ++this.size;
	}

	/**
	 * Ends a message, whose length is known only now.
	 * @param start what {@link #start(int)} gave
	 */
	void end(int start) {
		int length = this.size - start;
		int more = varintSize(length) - 1;
		if (more > 0) {
			reserve(more);
			System.arraycopy(this.bytes, start, this.bytes, start + more, length);
		}
		this.size = start - 1;
		rawVarint(length);
		this.size += length;
	}

	void empty(int field) {
		end(start(field));
	}

	void varint(int field, long number) {
		tag(field, VARINT);
		rawVarint(number);
	}

	void signed(int field, long number) {
		varint(field, number << 1 ^ number >> 63);
	}

	void real(int field, double number) {
		tag(field, FIXED64);
		reserve(8);
		long bits = Double.doubleToRawLongBits(number);
		for (int i = 0; i < 8; i++) {
			this.bytes[this.size++] = (byte) (bits >>> (8 * i));
		}
	}

	/**
	 * Writes a text.
	 * @param field its number
	 * @param text the text
	 * @throws IllegalArgumentException if it has an unpaired surrogate
	 */
	void text(int field, String text) {
		blob(field, toUtf8(text));
	}

	void blob(int field, byte[] blob) {
		tag(field, LENGTH);
		rawVarint(blob.length);
		reserve(blob.length);
		System.arraycopy(blob, 0, this.bytes, this.size, blob.length);
		this.size += blob.length;
	}

	// What String.getBytes() writes for an unpaired surrogate would be another text.
	private static byte[] toUtf8(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (Character.isSurrogate(text.charAt(i))) {
				return toUtf8Strictly(text);
			}
		}
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] toUtf8Strictly(String text) {
		try {
			ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
			byte[] utf8 = new byte[encoded.remaining()];
			encoded.get(utf8);
			return utf8;
		}
		catch (CharacterCodingException ex) {
			throw new IllegalArgumentException("The text has an unpaired surrogate, which UTF-8 cannot encode", ex);
		}
	}

	private void tag(int field, int wireType) {
		rawVarint((long) field << 3 | wireType);
	}

	private void rawVarint(long number) {
		reserve(10);
		long rest = number;
		while ((rest & ~0x7FL) != 0) {
			this.bytes[this.size++] = (byte) (rest | 0x80);
			rest >>>= 7;
		}
		this.bytes[this.size++] = (byte) rest;
	}

	private static int varintSize(int number) {
		return Math.max(1, (38 - Integer.numberOfLeadingZeros(number)) / 7);
	}

	private void reserve(int count) {
		if (count > this.bytes.length - this.size) {
			int needed = Math.addExact(this.size, count);
			this.bytes = Arrays.copyOf(this.bytes,
					(int) Math.max(needed, Math.min(2L * this.bytes.length, Integer.MAX_VALUE - 8)));
		}
	}

}
