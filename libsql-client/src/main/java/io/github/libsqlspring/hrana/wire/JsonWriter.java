package io.github.libsqlspring.hrana.wire;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes what a client sends as JSON: pipelines, cursor requests and the messages of a
 * WebSocket.
 */
final class JsonWriter {

	private static final JsonFactory FACTORY = new JsonFactory();

	private final JsonGenerator json;

	private final JsonStatementWriter statements;

	private JsonWriter(JsonGenerator json, SqlIds ids) {
		this.json = json;
		this.statements = new JsonStatementWriter(json, ids);
	}

	static byte[] write(SqlIds ids, Consumer<JsonWriter> structure) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
		try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
			json.writeStartObject();
			structure.accept(new JsonWriter(json, ids));
			json.writeEndObject();
		}
		return bytes.toByteArray();
	}

	void writePipeline(PipelineRequest request) {
		writeBaton(request.baton());
		this.json.writeArrayPropertyStart("requests");
		for (StreamRequest each : request.requests()) {
			this.json.writeStartObject();
			this.json.writeStringProperty("type", each.type());
			writeContent(each);
			this.json.writeEndObject();
		}
		this.json.writeEndArray();
	}

	void writeCursor(CursorRequest request) {
		writeBaton(request.baton());
		this.statements.writeBatch(request.batch(), request.replicationIndex());
	}

	private void writeBaton(@Nullable String baton) {
		if (baton != null) {
			this.json.writeStringProperty("baton", baton);
		}
	}

	private void writeContent(StreamRequest request) {
		if (request instanceof StreamRequest.Execute execute) {
			this.statements.writeStatement(execute.statement(), execute.replicationIndex());
		}
		else if (request instanceof StreamRequest.RunBatch run) {
			this.statements.writeBatch(run.batch(), run.replicationIndex());
		}
		else if (request instanceof StreamRequest.Describe describe) {
			this.statements.writeSql(describe.sql());
		}
		else if (!(request instanceof StreamRequest.GetAutocommit || request instanceof StreamRequest.Close)) {
			throw new IllegalArgumentException(request.getClass().getName());
		}
	}

	void writeMessage(ClientMessage message) {
		if (message instanceof ClientMessage.Hello hello) {
			this.json.writeStringProperty("type", "hello");
			this.json.writeStringProperty("jwt", hello.jwt());
		}
		else if (message instanceof ClientMessage.OnStream on) {
			String type = (on.request() instanceof StreamRequest.Close) ? "close_stream" : on.request().type();
			startRequest(on.requestId(), type);
			this.json.writeNumberProperty("stream_id", on.streamId());
			writeContent(on.request());
			this.json.writeEndObject();
		}
		else if (message instanceof ClientMessage.OpenStream open) {
			startRequest(open.requestId(), "open_stream");
			this.json.writeNumberProperty("stream_id", open.streamId());
			this.json.writeEndObject();
		}
		else if (message instanceof ClientMessage.StoreSql store) {
			startRequest(store.requestId(), "store_sql");
			this.json.writeNumberProperty("sql_id", store.sqlId());
			this.json.writeStringProperty("sql", store.sql());
			this.json.writeEndObject();
		}
		else if (message instanceof ClientMessage.CloseSql close) {
			startRequest(close.requestId(), "close_sql");
			this.json.writeNumberProperty("sql_id", close.sqlId());
			this.json.writeEndObject();
		}
		else {
			writeCursorMessage(message);
		}
	}

	private void writeCursorMessage(ClientMessage message) {
		if (message instanceof ClientMessage.OpenCursor open) {
			startRequest(open.requestId(), "open_cursor");
			this.json.writeNumberProperty("stream_id", open.streamId());
			this.json.writeNumberProperty("cursor_id", open.cursorId());
			this.statements.writeBatch(open.batch(), open.cursor().replicationIndex());
		}
		else if (message instanceof ClientMessage.FetchCursor fetch) {
			startRequest(fetch.requestId(), "fetch_cursor");
			this.json.writeNumberProperty("cursor_id", fetch.cursorId());
			this.json.writeNumberProperty("max_count", fetch.maxCount());
		}
		else if (message instanceof ClientMessage.CloseCursor close) {
			startRequest(close.requestId(), "close_cursor");
			this.json.writeNumberProperty("cursor_id", close.cursorId());
		}
		else {
			throw new IllegalArgumentException(message.getClass().getName());
		}
		this.json.writeEndObject();
	}

	private void startRequest(int requestId, String type) {
		this.json.writeStringProperty("type", "request");
		this.json.writeNumberProperty("request_id", requestId);
		this.json.writeObjectPropertyStart("request");
		this.json.writeStringProperty("type", type);
	}

}
