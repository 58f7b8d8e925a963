package io.github.libsqlspring.hrana.wire;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Reads the answer to a cursor request over HTTP, as its bytes arrive: first one
 * {@link CursorEntry.Head}, then the entries. Not thread-safe.
 */
public interface CursorDecoder {

	/**
	 * Takes the next bytes, cut anywhere.
	 * @param bytes the bytes, read to their end
	 * @return the entries that are complete now, possibly none
	 * @throws io.github.libsqlspring.LibsqlProtocolException if the bytes are not valid
	 */
	List<CursorEntry> decode(ByteBuffer bytes);

	/**
	 * Says that there are no more bytes.
	 * @return the entries that are complete only now, possibly none
	 * @throws io.github.libsqlspring.LibsqlProtocolException if the last entry is not
	 * complete, or the head is missing
	 */
	List<CursorEntry> end();

}
