package io.github.libsqlspring.jdbc;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Blob;
import java.sql.SQLException;

/**
 * Writes into a blob, one piece behind the other.
 */
final class BlobOutputStream extends OutputStream {

	private final Blob blob;

	private long position;

	BlobOutputStream(Blob blob, long position) {
		this.blob = blob;
		this.position = position;
	}

	@Override
	public void write(int one) throws IOException {
		write(new byte[] { (byte) one }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		try {
			this.position += this.blob.setBytes(this.position, bytes, offset, length);
		}
		catch (SQLException ex) {
			throw new IOException(ex.getMessage(), ex);
		}
	}

}
