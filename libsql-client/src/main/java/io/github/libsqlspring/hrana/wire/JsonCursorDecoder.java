package io.github.libsqlspring.hrana.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import io.github.libsqlspring.LibsqlProtocolException;

/**
 * Reads a cursor that arrives as lines of JSON (Hrana 3, "Execute a batch using a
 * cursor").
 */
final class JsonCursorDecoder implements CursorDecoder {

	private final EntryBytes bytes;

	private int searched;

	private boolean headRead;

	JsonCursorDecoder(int maxEntryBytes) {
		this.bytes = new EntryBytes(maxEntryBytes);
	}

	@Override
	public List<CursorEntry> decode(ByteBuffer more) {
		this.bytes.append(more);
		List<CursorEntry> entries = new ArrayList<>();
		// A byte of a line feed is never part of another character in UTF-8.
		int length = this.bytes.indexOf((byte) '\n', this.searched);
		while (length >= 0) {
			readLine(length, entries);
			this.bytes.skip(length + 1);
			length = this.bytes.indexOf((byte) '\n', 0);
		}
		this.searched = this.bytes.size();
		this.bytes.checkEntry(this.searched);
		return entries;
	}

	// The line feed stands between the lines, there need not be one after the last.
	@Override
	public List<CursorEntry> end() {
		List<CursorEntry> entries = new ArrayList<>(1);
		readLine(this.bytes.size(), entries);
		this.bytes.skip(this.bytes.size());
		if (!this.headRead) {
			throw new LibsqlProtocolException("The server sent an empty reply to a cursor request", null, null);
		}
		return entries;
	}

	private void readLine(int length, List<CursorEntry> entries) {
		this.bytes.checkEntry(length);
		if (!isBlank(length)) {
			entries.add(JsonInput.read(this.bytes.array(), this.bytes.offset(), length, this::readEntry));
			this.headRead = true;
		}
	}

	private boolean isBlank(int length) {
		for (int i = 0; i < length; i++) {
			if (this.bytes.array()[this.bytes.offset() + i] > ' ') {
				return false;
			}
		}
		return true;
	}

	private CursorEntry readEntry(JsonInput json) {
		return this.headRead ? JsonEntry.read(json, new JsonStructures(json)) : JsonEntry.readHead(json);
	}

}
