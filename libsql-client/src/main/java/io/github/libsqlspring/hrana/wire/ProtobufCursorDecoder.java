package io.github.libsqlspring.hrana.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import io.github.libsqlspring.LibsqlProtocolException;

/**
 * Reads a cursor that arrives as Protobuf messages, each behind its length (Hrana 3,
 * "Execute a batch using a cursor").
 */
final class ProtobufCursorDecoder implements CursorDecoder {

	// Enough for every length that an array can have.
	private static final int MAX_LENGTH_BYTES = 5;

	private final EntryBytes bytes;

	private boolean headRead;

	ProtobufCursorDecoder(int maxEntryBytes) {
		this.bytes = new EntryBytes(maxEntryBytes);
	}

	@Override
	public List<CursorEntry> decode(ByteBuffer more) {
		this.bytes.append(more);
		List<CursorEntry> entries = new ArrayList<>();
		int prefix = prefixSize();
		while (prefix > 0) {
			long length = length(prefix);
			this.bytes.checkEntry(length);
			if (this.bytes.size() - prefix < length) {
				break;
			}
			entries.add(ProtobufInput.read(this.bytes.array(), this.bytes.offset() + prefix, (int) length,
					this::readEntry));
			this.bytes.skip(prefix + (int) length);
			prefix = prefixSize();
		}
		return entries;
	}

	@Override
	public List<CursorEntry> end() {
		if (this.bytes.size() > 0) {
			throw new LibsqlProtocolException("The reply of the server ends within an entry of a cursor", null, null);
		}
		if (!this.headRead) {
			throw new LibsqlProtocolException("The server sent an empty reply to a cursor request", null, null);
		}
		return List.of();
	}

	private CursorEntry readEntry(ProtobufInput input) {
		if (this.headRead) {
			return new ProtobufEntries(input, new ProtobufStructures(input)).readMessage();
		}
		CursorEntry head = ProtobufEntries.readHead(input);
		this.headRead = true;
		return head;
	}

	/**
	 * How many bytes the length of the next entry takes.
	 * @return the number, or 0 if they have not all arrived
	 */
	private int prefixSize() {
		int arrived = Math.min(this.bytes.size(), MAX_LENGTH_BYTES);
		for (int i = 0; i < arrived; i++) {
			if (this.bytes.get(i) >= 0) {
				return i + 1;
			}
		}
		if (arrived == MAX_LENGTH_BYTES) {
			throw new LibsqlProtocolException("The reply of the server has no length before an entry of a cursor", null,
					null);
		}
		return 0;
	}

	private long length(int prefix) {
		long length = 0;
		for (int i = 0; i < prefix; i++) {
			length |= (this.bytes.get(i) & 0x7FL) << (7 * i);
		}
		return length;
	}

}
