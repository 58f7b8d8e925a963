package io.github.libsqlspring.jdbc;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Blob;
import java.sql.SQLException;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A blob in memory, detached from the database: what is written to it is stored only when
 * it is set as a parameter. ({@code SerialBlob} of the JDK is not used because it cannot
 * grow.) Not thread-safe.
 */
final class MemoryBlob implements Blob {

	private byte @Nullable [] bytes;

	private int size;

	/**
	 * Creates a blob.
	 * @param bytes what is in it at first; not copied
	 */
	MemoryBlob(byte[] bytes) {
		this.bytes = bytes;
		this.size = bytes.length;
	}

	private byte[] bytes() throws SQLException {
		byte[] current = this.bytes;
		if (current == null) {
			throw LobPositions.freed("Blob");
		}
		return current;
	}

	@Override
	public long length() throws SQLException {
		bytes();
		return this.size;
	}

	@Override
	public byte[] getBytes(long position, int length) throws SQLException {
		byte[] current = bytes();
		int from = LobPositions.from(position, this.size);
		return Arrays.copyOfRange(current, from, from + Math.min(LobPositions.length(length), this.size - from));
	}

	@Override
	public InputStream getBinaryStream() throws SQLException {
		return new ByteArrayInputStream(getBytes(1, this.size));
	}

	@Override
	public InputStream getBinaryStream(long position, long length) throws SQLException {
		bytes();
		LobPositions.range(position, length, this.size);
		return new ByteArrayInputStream(getBytes(position, (int) length));
	}

	@Override
	public long position(byte[] pattern, long start) throws SQLException {
		byte[] current = bytes();
		int from = LobPositions.start(start);
		for (int i = from; i <= this.size - pattern.length; i++) {
			if (Arrays.equals(current, i, i + pattern.length, pattern, 0, pattern.length)) {
				return i + 1L;
			}
		}
		return -1;
	}

	@Override
	public long position(Blob pattern, long start) throws SQLException {
		return position(pattern.getBytes(1, (int) pattern.length()), start);
	}

	@Override
	public int setBytes(long position, byte[] source) throws SQLException {
		return setBytes(position, source, 0, source.length);
	}

	@Override
	public int setBytes(long position, byte[] source, int offset, int length) throws SQLException {
		bytes();
		int from = LobPositions.from(position, this.size);
		LobPositions.source(offset, length, source.length);
		System.arraycopy(source, offset, room(LobPositions.end(from, length)), from, length);
		this.size = Math.max(this.size, from + length);
		return length;
	}

	private byte[] room(int needed) throws SQLException {
		byte[] current = bytes();
		if (needed > current.length) {
			current = Arrays.copyOf(current, LobPositions.grow(current.length, needed));
			this.bytes = current;
		}
		return current;
	}

	@Override
	public OutputStream setBinaryStream(long position) throws SQLException {
		bytes();
		LobPositions.from(position, this.size);
		return new BlobOutputStream(this, position);
	}

	@Override
	public void truncate(long length) throws SQLException {
		bytes();
		LobPositions.range(1, length, this.size);
		this.size = (int) length;
	}

	@Override
	public void free() {
		this.bytes = null;
		this.size = 0;
	}

}
