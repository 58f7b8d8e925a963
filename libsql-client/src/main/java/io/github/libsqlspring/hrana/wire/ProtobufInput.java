package io.github.libsqlspring.hrana.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.LibsqlProtocolException;

/**
 * Walks over one Protobuf message and the messages in it. Nothing is read beyond the end
 * of the innermost one, and no length is believed before the bytes are seen to be there.
 */
final class ProtobufInput {

	private static final char REPLACEMENT = '\uFFFD';

	private final byte[] bytes;

	private final int start;

	private int position;

	private int end;

	private int field;

	private int wireType;

	private ProtobufInput(byte[] bytes, int offset, int length) {
		this.bytes = bytes;
		this.start = offset;
		this.position = offset;
		this.end = offset + length;
	}

	static <T> T read(byte[] bytes, Function<ProtobufInput, T> structure) {
		return read(bytes, 0, bytes.length, structure);
	}

	static <T> T read(byte[] bytes, int offset, int length, Function<ProtobufInput, T> structure) {
		ProtobufInput input = new ProtobufInput(bytes, offset, length);
		try {
			return structure.apply(input);
		}
		catch (IllegalArgumentException ex) {
			throw input.malformed("as many values in a row as columns");
		}
	}

	/**
	 * Goes to the next field of the current message. The one before must have been read
	 * or skipped.
	 * @return whether there is one
	 */
	boolean nextField() {
		if (this.position == this.end) {
			return false;
		}
		long tag = varint();
		if (tag >>> 32 != 0 || tag < 8) {
			throw malformed("a field");
		}
		this.field = (int) (tag >>> 3);
		this.wireType = (int) tag & 7;
		return true;
	}

	boolean isAtEnd() {
		return this.position == this.end;
	}

	int field() {
		return this.field;
	}

	/**
	 * Enters the message that is the current field.
	 * @return the end of the message around it, for {@link #leave(int)}
	 */
	int enter() {
		int length = length();
		int outerEnd = this.end;
		this.end = this.position + length;
		return outerEnd;
	}

	/**
	 * Goes on in the message around this one, all of whose fields are read.
	 * @param outerEnd what {@link #enter()} gave
	 */
	void leave(int outerEnd) {
		this.end = outerEnd;
	}

	void skip() {
		switch (this.wireType) {
			case ProtobufOutput.VARINT -> varint();
			case ProtobufOutput.FIXED64 -> advance(8);
			case ProtobufOutput.LENGTH -> advance(length());
			case ProtobufOutput.FIXED32 -> advance(4);
			default -> throw malformed("a known type of field");
		}
	}

	long signed() {
		expect(ProtobufOutput.VARINT);
		long zigzag = varint();
		return (zigzag >>> 1) ^ -(zigzag & 1);
	}

	long unsigned() {
		expect(ProtobufOutput.VARINT);
		long number = varint();
		if (number < 0) {
			throw malformed("a number of 63 bits");
		}
		return number;
	}

	int int32() {
		expect(ProtobufOutput.VARINT);
		long number = varint();
		if (number != (int) number) {
			throw malformed("a number of 32 bits");
		}
		return (int) number;
	}

	int index() {
		int number = int32();
		if (number < 0) {
			throw malformed("an index");
		}
		return number;
	}

	boolean bool() {
		expect(ProtobufOutput.VARINT);
		return varint() != 0;
	}

	double real() {
		expect(ProtobufOutput.FIXED64);
		int from = this.position;
		advance(8);
		long bits = 0;
		for (int i = 7; i >= 0; i--) {
			bits = bits << 8 | (this.bytes[from + i] & 0xFF);
		}
		return Double.longBitsToDouble(bits);
	}

	byte[] blob() {
		int length = length();
		int from = this.position;
		advance(length);
		return Arrays.copyOfRange(this.bytes, from, from + length);
	}

	String text() {
		int length = length();
		int from = this.position;
		advance(length);
		String text = new String(this.bytes, from, length, StandardCharsets.UTF_8);
		// Stands for what is not UTF-8, unless it was sent itself.
		if (text.indexOf(REPLACEMENT) >= 0) {
			checkUtf8(from, length);
		}
		return text;
	}

	private void checkUtf8(int from, int length) {
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(this.bytes, from, length));
		}
		catch (CharacterCodingException ex) {
			throw malformed("text in UTF-8");
		}
	}

	private int length() {
		expect(ProtobufOutput.LENGTH);
		long length = varint();
		if (length < 0 || length > this.end - this.position) {
			throw malformed("a length that fits");
		}
		return (int) length;
	}

	private void advance(int count) {
		if (count > this.end - this.position) {
			throw malformed("more bytes");
		}
		this.position += count;
	}

	private long varint() {
		long number = 0;
		for (int shift = 0; shift < 64; shift += 7) {
			if (this.position == this.end) {
				throw malformed("more bytes");
			}
			byte next = this.bytes[this.position++];
			number |= (next & 0x7FL) << shift;
			if (next >= 0) {
				if (shift == 63 && next > 1) {
					break;
				}
				return number;
			}
		}
		throw malformed("a number of 64 bits");
	}

	private void expect(int type) {
		if (this.wireType != type) {
			throw malformed("another type of field");
		}
	}

	<T> T required(@Nullable T value, String what) {
		if (value == null) {
			throw malformed(what);
		}
		return value;
	}

	LibsqlProtocolException malformed(String expected) {
		return new LibsqlProtocolException("The reply of the server is not complete and valid Protobuf of Hrana 3: "
				+ "expected " + expected + " at byte " + (this.position - this.start), null, null);
	}

}
