package io.github.libsqlspring.hrana.wire;

import java.util.List;

import io.github.libsqlspring.LibsqlError;

/**
 * A message of the server on a WebSocket (Hrana 3, "Hrana over WebSocket").
 */
public sealed interface ServerMessage {

	/**
	 * The client may go on.
	 */
	record HelloOk() implements ServerMessage {
	}

	/**
	 * The client is refused; the server closes the connection.
	 *
	 * @param error why
	 */
	record HelloError(LibsqlError error) implements ServerMessage {
	}

	/**
	 * The answer to a request, or its failure; in any order among the requests in flight.
	 *
	 * @param requestId the request
	 * @param result the answer
	 */
	record Response(int requestId, StreamResult result) implements ServerMessage {
	}

	/**
	 * The next entries of a cursor.
	 *
	 * @param requestId the request
	 * @param entries the entries
	 * @param done whether these were the last
	 */
	record Fetched(int requestId, List<CursorEntry> entries, boolean done) implements ServerMessage {

		public Fetched {
			entries = List.copyOf(entries);
		}

	}

}
