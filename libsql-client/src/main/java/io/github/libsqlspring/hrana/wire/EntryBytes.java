package io.github.libsqlspring.hrana.wire;

import java.nio.ByteBuffer;

import io.github.libsqlspring.LibsqlProtocolException;

/**
 * The bytes of a cursor that have arrived and are not read yet. Not thread-safe.
 */
final class EntryBytes {

	private final int maxEntryBytes;

	private byte[] bytes = new byte[1024];

	private int start;

	private int end;

	EntryBytes(int maxEntryBytes) {
		this.maxEntryBytes = maxEntryBytes;
	}

	void append(ByteBuffer more) {
		int count = more.remaining();
		if (count > this.bytes.length - this.end) {
			makeRoom(count);
		}
		more.get(this.bytes, this.end, count);
		this.end += count;
	}

	private void makeRoom(int count) {
		int kept = size();
		long needed = (long) kept + count;
		if (needed > Integer.MAX_VALUE - 8) {
			throw tooLarge();
		}
		byte[] target = this.bytes;
		if (needed > target.length) {
			target = new byte[(int) Math.max(needed, Math.min(2L * target.length, Integer.MAX_VALUE - 8))];
		}
		System.arraycopy(this.bytes, this.start, target, 0, kept);
		this.bytes = target;
		this.start = 0;
		this.end = kept;
	}

	byte get(int index) {
		return this.bytes[this.start + index];
	}

	byte[] array() {
		return this.bytes;
	}

	int offset() {
		return this.start;
	}

	int size() {
		return this.end - this.start;
	}

	/**
	 * Looks for a byte.
	 * @param wanted the byte
	 * @param from how many bytes to pass over
	 * @return how many bytes stand before it, or -1 if it has not arrived
	 */
	int indexOf(byte wanted, int from) {
		for (int i = this.start + from; i < this.end; i++) {
			if (this.bytes[i] == wanted) {
				return i - this.start;
			}
		}
		return -1;
	}

	void skip(int count) {
		this.start += count;
		if (this.start == this.end) {
			this.start = 0;
			this.end = 0;
		}
	}

	/**
	 * Checks the size of an entry.
	 * @param size how large it is, or at least is
	 */
	void checkEntry(long size) {
		if (size > this.maxEntryBytes) {
			throw tooLarge();
		}
	}

	private LibsqlProtocolException tooLarge() {
		return LibsqlProtocolException.tooLarge("An entry of the result is larger than " + this.maxEntryBytes
				+ " bytes; libsql.max-result-size sets the limit", null);
	}

}
