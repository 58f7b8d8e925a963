package io.github.libsqlspring.hrana.wire;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlProtocolException;

/**
 * One encoding of the Hrana protocol. Every method that reads throws a
 * {@link LibsqlProtocolException} for bytes that are not complete and valid; its message
 * shows nothing of them. Thread-safe.
 */
public interface Codec {

	/**
	 * What the body of a request is.
	 * @return the media type
	 */
	String mediaType();

	/**
	 * Whether a message on a WebSocket is a binary frame.
	 * @return {@code false} for a text frame
	 */
	boolean isBinary();

	/**
	 * Writes the requests for a stream over HTTP.
	 * @param request the requests
	 * @return the body
	 */
	byte[] writePipeline(PipelineRequest request);

	/**
	 * Reads the answer to a pipeline.
	 * @param body the body
	 * @return the answer
	 */
	PipelineResponse readPipeline(byte[] body);

	/**
	 * Writes the request for a cursor over HTTP.
	 * @param request the request
	 * @return the body
	 */
	byte[] writeCursor(CursorRequest request);

	/**
	 * Reads the answer to one cursor request over HTTP, as its bytes arrive.
	 * @param maxEntryBytes the largest entry that is read
	 * @return a decoder for one answer, not thread-safe
	 */
	CursorDecoder cursorDecoder(int maxEntryBytes);

	/**
	 * Writes a message for a WebSocket.
	 * @param message the message
	 * @param ids which texts are stored on the server
	 * @return the payload of a frame
	 */
	byte[] writeMessage(ClientMessage message, SqlIds ids);

	/**
	 * Reads a message from a WebSocket.
	 * @param payload the payload of a frame
	 * @return the message
	 */
	ServerMessage readMessage(byte[] payload);

	/**
	 * Reads the error of a reply whose status is not 200, if it is written in this
	 * encoding.
	 * @param body the body
	 * @return the error without an HTTP status, its code {@code UNKNOWN} if it has none,
	 * or {@code null} if the body is anything else
	 */
	@Nullable LibsqlError readError(byte[] body);

}
