package io.github.libsqlspring.hrana.wire;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.LibsqlError;

/**
 * Hrana as JSON. Every version of the protocol has it. Stateless and thread-safe.
 */
public final class JsonCodec implements Codec {

	/** The only instance that is needed. */
	public static final JsonCodec INSTANCE = new JsonCodec();

	@Override
	public String mediaType() {
		return "application/json";
	}

	@Override
	public boolean isBinary() {
		return false;
	}

	@Override
	public byte[] writePipeline(PipelineRequest request) {
		return JsonWriter.write(SqlIds.NONE, (writer) -> writer.writePipeline(request));
	}

	@Override
	public PipelineResponse readPipeline(byte[] body) {
		return JsonReader.readPipeline(body);
	}

	@Override
	public byte[] writeCursor(CursorRequest request) {
		return JsonWriter.write(SqlIds.NONE, (writer) -> writer.writeCursor(request));
	}

	@Override
	public CursorDecoder cursorDecoder(int maxEntryBytes) {
		return new JsonCursorDecoder(maxEntryBytes);
	}

	@Override
	public byte[] writeMessage(ClientMessage message, SqlIds ids) {
		return JsonWriter.write(ids, (writer) -> writer.writeMessage(message));
	}

	@Override
	public ServerMessage readMessage(byte[] payload) {
		return JsonReader.readMessage(payload);
	}

	@Override
	public @Nullable LibsqlError readError(byte[] body) {
		return JsonReader.readError(body);
	}

}
