package io.github.libsqlspring.hrana.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Protobuf written in the plainest way, from the inside out: what the codec is measured
 * by.
 */
final class Proto {

	private Proto() {
	}

	static byte[] join(byte[]... parts) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (byte[] part : parts) {
			bytes.writeBytes(part);
		}
		return bytes.toByteArray();
	}

	static byte[] number(long unsigned) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		long rest = unsigned;
		while (Long.compareUnsigned(rest, 127) > 0) {
			bytes.write((int) (rest & 127) + 128);
			rest >>>= 7;
		}
		bytes.write((int) rest);
		return bytes.toByteArray();
	}

	static byte[] delimited(byte[] bytes) {
		return join(number(bytes.length), bytes);
	}

	static byte[] message(int field, byte[]... parts) {
		return join(number(field * 8L + 2), delimited(join(parts)));
	}

	static byte[] text(int field, String text) {
		return (text != null) ? message(field, text.getBytes(StandardCharsets.UTF_8)) : new byte[0];
	}

	static byte[] varint(int field, long unsigned) {
		return join(number(field * 8L), number(unsigned));
	}

	static byte[] zigzag(int field, long signed) {
		return varint(field, (signed >= 0) ? 2 * signed : -2 * signed - 1);
	}

	static byte[] fixed64(int field, double number) {
		return join(number(field * 8L + 1),
				ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(number).array());
	}

}
