package io.github.libsqlspring.hrana.wire;

import org.jspecify.annotations.Nullable;

/**
 * Writes what a client sends over HTTP as Protobuf (Hrana 3, "Protobuf schema", package
 * {@code hrana.http}).
 */
final class ProtobufWriter {

	private final ProtobufOutput output = new ProtobufOutput();

	private final ProtobufStatementWriter statements = new ProtobufStatementWriter(this.output, SqlIds.NONE);

	static byte[] write(PipelineRequest request) {
		ProtobufWriter writer = new ProtobufWriter();
		writer.writeBaton(request.baton());
		request.requests().forEach(writer::writeRequest);
		return writer.output.toByteArray();
	}

	static byte[] write(CursorRequest request) {
		ProtobufWriter writer = new ProtobufWriter();
		writer.writeBaton(request.baton());
		writer.statements.writeBatch(2, request.batch(), request.replicationIndex());
		return writer.output.toByteArray();
	}

	private void writeBaton(@Nullable String baton) {
		if (baton != null) {
			this.output.text(1, baton);
		}
	}

	private void writeRequest(StreamRequest request) {
		int start = this.output.start(2);
		if (request instanceof StreamRequest.Close) {
			this.output.empty(1);
		}
		else if (request instanceof StreamRequest.Execute execute) {
			int content = this.output.start(2);
			this.statements.writeStatement(1, execute.statement(), execute.replicationIndex());
			this.output.end(content);
		}
		else if (request instanceof StreamRequest.RunBatch run) {
			int content = this.output.start(3);
			this.statements.writeBatch(1, run.batch(), run.replicationIndex());
			this.output.end(content);
		}
		else if (request instanceof StreamRequest.Describe describe) {
			int content = this.output.start(5);
			this.statements.writeSql(1, describe.sql());
			this.output.end(content);
		}
		else if (request instanceof StreamRequest.GetAutocommit) {
			this.output.empty(8);
		}
		else {
			throw new IllegalArgumentException(request.getClass().getName());
		}
		this.output.end(start);
	}

}
