package io.github.libsqlspring.jdbc;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Clob;
import java.util.Objects;

/**
 * Writes ASCII into a text, one piece behind the other.
 */
final class ClobOutputStream extends OutputStream {

	private final ClobWriter writer;

	ClobOutputStream(Clob clob, long position) {
		this.writer = new ClobWriter(clob, position);
	}

	@Override
	public void write(int one) throws IOException {
		write(new byte[] { (byte) one }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		Objects.checkFromIndexSize(offset, length, bytes.length);
		for (int i = offset; i < offset + length; i++) {
			if (bytes[i] < 0) {
				throw new IOException("A byte beyond 127 is no character of ASCII");
			}
		}
		this.writer.write(new String(bytes, offset, length, StandardCharsets.US_ASCII));
	}

}
