package io.github.libsqlspring.hrana.wire;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Batch;

/**
 * A message to the server on a WebSocket (Hrana 3, "Hrana over WebSocket").
 */
public sealed interface ClientMessage {

	/**
	 * Says who the client is: first of all, and again when its token has changed.
	 *
	 * @param jwt the token, or {@code null} for none
	 */
	record Hello(@Nullable String jwt) implements ClientMessage {

		/**
		 * Without the token.
		 */
		@Override
		public String toString() {
			return "Hello[]";
		}

	}

	/**
	 * Opens a stream.
	 *
	 * @param requestId what the answer will carry
	 * @param streamId the id of the stream, not in use on this connection
	 */
	record OpenStream(int requestId, int streamId) implements ClientMessage {
	}

	/**
	 * A request on a stream.
	 *
	 * @param requestId what the answer will carry
	 * @param streamId the stream
	 * @param request the request
	 */
	record OnStream(int requestId, int streamId, StreamRequest request) implements ClientMessage {
	}

	/**
	 * Opens a cursor.
	 *
	 * @param requestId what the answer will carry
	 * @param streamId the stream, on which nothing else may follow until it is closed
	 * @param cursorId the id of the cursor, not in use on this connection
	 * @param cursor the batch; its baton has no meaning here
	 */
	record OpenCursor(int requestId, int streamId, int cursorId, CursorRequest cursor) implements ClientMessage {

		public Batch batch() {
			return this.cursor.batch();
		}

	}

	/**
	 * Asks for the next entries of a cursor.
	 *
	 * @param requestId what the answer will carry
	 * @param cursorId the cursor
	 * @param maxCount how many entries at most
	 */
	record FetchCursor(int requestId, int cursorId, int maxCount) implements ClientMessage {
	}

	/**
	 * Closes a cursor.
	 *
	 * @param requestId what the answer will carry
	 * @param cursorId the cursor
	 */
	record CloseCursor(int requestId, int cursorId) implements ClientMessage {
	}

	/**
	 * Stores a text on the server, for all streams of the connection.
	 *
	 * @param requestId what the answer will carry
	 * @param sqlId the id of the text, not in use on this connection
	 * @param sql the text
	 */
	record StoreSql(int requestId, int sqlId, String sql) implements ClientMessage {
	}

	/**
	 * Forgets a stored text.
	 *
	 * @param requestId what the answer will carry
	 * @param sqlId the id of the text
	 */
	record CloseSql(int requestId, int sqlId) implements ClientMessage {
	}

}
