package io.github.libsqlspring.hrana.wire;

/**
 * Writes what a client sends on a WebSocket as Protobuf (Hrana 3, "Protobuf schema",
 * package {@code hrana.ws}).
 */
final class ProtobufMessageWriter {

	private final ProtobufOutput output = new ProtobufOutput();

	private final ProtobufStatementWriter statements;

	private ProtobufMessageWriter(SqlIds ids) {
		this.statements = new ProtobufStatementWriter(this.output, ids);
	}

	static byte[] write(ClientMessage message, SqlIds ids) {
		ProtobufMessageWriter writer = new ProtobufMessageWriter(ids);
		writer.writeMessage(message);
		return writer.output.toByteArray();
	}

	private void writeMessage(ClientMessage message) {
		boolean hello = message instanceof ClientMessage.Hello;
		int start = this.output.start(hello ? 1 : 2);
		if (message instanceof ClientMessage.Hello given) {
			if (given.jwt() != null) {
				this.output.text(1, given.jwt());
			}
		}
		else if (message instanceof ClientMessage.OnStream on) {
			this.output.varint(1, on.requestId());
			writeOnStream(on.streamId(), on.request());
		}
		else if (message instanceof ClientMessage.OpenStream open) {
			this.output.varint(1, open.requestId());
			writeIds(2, open.streamId());
		}
		else if (message instanceof ClientMessage.StoreSql store) {
			this.output.varint(1, store.requestId());
			int content = startIds(11, store.sqlId());
			this.output.text(2, store.sql());
			this.output.end(content);
		}
		else if (message instanceof ClientMessage.CloseSql close) {
			this.output.varint(1, close.requestId());
			writeIds(12, close.sqlId());
		}
		else {
			writeCursorMessage(message);
		}
		this.output.end(start);
	}

	private void writeOnStream(int streamId, StreamRequest request) {
		if (request instanceof StreamRequest.Close) {
			writeIds(3, streamId);
		}
		else if (request instanceof StreamRequest.Execute execute) {
			int content = startIds(4, streamId);
			this.statements.writeStatement(2, execute.statement(), execute.replicationIndex());
			this.output.end(content);
		}
		else if (request instanceof StreamRequest.RunBatch run) {
			int content = startIds(5, streamId);
			this.statements.writeBatch(2, run.batch(), run.replicationIndex());
			this.output.end(content);
		}
		else if (request instanceof StreamRequest.Describe describe) {
			int content = startIds(10, streamId);
			this.statements.writeSql(2, describe.sql());
			this.output.end(content);
		}
		else if (request instanceof StreamRequest.GetAutocommit) {
			writeIds(13, streamId);
		}
		else {
			throw new IllegalArgumentException(request.getClass().getName());
		}
	}

	private void writeCursorMessage(ClientMessage message) {
		if (message instanceof ClientMessage.OpenCursor open) {
			this.output.varint(1, open.requestId());
			int content = startIds(6, open.streamId());
			this.output.varint(2, open.cursorId());
			this.statements.writeBatch(3, open.batch(), open.cursor().replicationIndex());
			this.output.end(content);
		}
		else if (message instanceof ClientMessage.FetchCursor fetch) {
			this.output.varint(1, fetch.requestId());
			int content = startIds(8, fetch.cursorId());
			this.output.varint(2, fetch.maxCount());
			this.output.end(content);
		}
		else if (message instanceof ClientMessage.CloseCursor close) {
			this.output.varint(1, close.requestId());
			writeIds(7, close.cursorId());
		}
		else {
			throw new IllegalArgumentException(message.getClass().getName());
		}
	}

	// All requests begin with an id: of a stream, of a cursor or of a text.
	private int startIds(int field, int id) {
		int start = this.output.start(field);
		this.output.varint(1, id);
		return start;
	}

	private void writeIds(int field, int id) {
		this.output.end(startIds(field, id));
	}

}
