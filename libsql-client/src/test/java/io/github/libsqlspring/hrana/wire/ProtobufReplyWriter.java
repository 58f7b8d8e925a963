package io.github.libsqlspring.hrana.wire;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.StatementDescription;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.StepResult;
import io.github.libsqlspring.Value;

/**
 * Replies as Protobuf.
 */
final class ProtobufReplyWriter implements ReplyWriter {

	@Override
	public Codec codec() {
		return ProtobufCodec.INSTANCE;
	}

	@Override
	public byte[] pipeline(PipelineResponse response) {
		return Proto.join(Proto.text(1, response.baton()), Proto.text(2, response.baseUrl()),
				all(response.results().stream().map((result) -> Proto.message(3, result(result)))));
	}

	private static byte[] all(Stream<byte[]> parts) {
		return Proto.join(parts.toArray(byte[][]::new));
	}

	private static byte[] result(StreamResult result) {
		if (result instanceof StreamResult.Failed failed) {
			return Proto.message(2, error(failed.error()));
		}
		if (result instanceof StreamResult.Executed executed) {
			return Proto.message(1, Proto.message(2, Proto.message(1, statement(executed.result()))));
		}
		if (result instanceof StreamResult.BatchRan ran) {
			return Proto.message(1, Proto.message(3, Proto.message(1, steps(ran.steps()))));
		}
		if (result instanceof StreamResult.Described described) {
			return Proto.message(1, Proto.message(5, Proto.message(1, description(described.description()))));
		}
		if (result instanceof StreamResult.Autocommit autocommit) {
			return Proto.message(1, Proto.message(8, Proto.varint(1, autocommit.autocommit() ? 1 : 0)));
		}
		return Proto.message(1, Proto.message(1));
	}

	private static byte[] error(LibsqlError error) {
		return Proto.join(Proto.text(1, error.message()), Proto.text(2, error.code()));
	}

	private static byte[] columns(int field, List<Column> columns) {
		return all(columns.stream()
			.map((column) -> Proto.message(field, Proto.text(1, column.name()), Proto.text(2, column.declaredType()))));
	}

	private static byte[] row(List<Value> values) {
		return all(values.stream().map((value) -> Proto.message(1, value(value))));
	}

	private static byte[] row(Row row) {
		return row(IntStream.range(0, row.size()).mapToObj(row::getValue).toList());
	}

	private static byte[] value(Value value) {
		if (value instanceof Value.IntegerValue integer) {
			return Proto.zigzag(2, integer.value());
		}
		if (value instanceof Value.FloatValue real) {
			return Proto.fixed64(3, real.value());
		}
		if (value instanceof Value.TextValue text) {
			return Proto.text(4, text.value());
		}
		return (value instanceof Value.BlobValue blob) ? Proto.message(5, blob.bytes()) : Proto.message(1);
	}

	private static byte[] statement(StatementResult result) {
		return Proto.join(columns(1, result.columns()),
				all(result.rows().stream().map((row) -> Proto.message(2, row(row)))),
				Proto.varint(3, result.affectedRowCount()),
				result.lastInsertRowid().isPresent() ? Proto.zigzag(4, result.lastInsertRowid().getAsLong())
						: Proto.join(),
				result.replicationIndex().isPresent() ? Proto.varint(5, result.replicationIndex().getAsLong())
						: Proto.join(),
				result.rowsRead().isPresent() ? statistics(result) : Proto.join());
	}

	private static byte[] statistics(StatementResult result) {
		return Proto.join(Proto.varint(6, result.rowsRead().getAsLong()),
				Proto.varint(7, result.rowsWritten().getAsLong()),
				Proto.fixed64(8, result.serverDuration().get().toNanos() / 1e6));
	}

	private static byte[] steps(List<StepResult> steps) {
		return all(IntStream.range(0, steps.size()).mapToObj((i) -> {
			if (steps.get(i) instanceof StepResult.Success success) {
				return Proto.message(1, Proto.varint(1, i), Proto.message(2, statement(success.result())));
			}
			return (steps.get(i) instanceof StepResult.Failure failure)
					? Proto.message(2, Proto.varint(1, i), Proto.message(2, error(failure.error()))) : Proto.join();
		}));
	}

	private static byte[] description(StatementDescription description) {
		return Proto.join(all(description.parameters().stream().map((name) -> Proto.message(1, Proto.text(1, name)))),
				columns(2, description.columns()), Proto.varint(3, description.explain() ? 1 : 0),
				Proto.varint(4, description.readOnly() ? 1 : 0));
	}

	@Override
	public byte[] cursor(List<CursorEntry> entries) {
		return all(entries.stream().map(ProtobufReplyWriter::entry).map(Proto::delimited));
	}

	private static byte[] entry(CursorEntry entry) {
		if (entry instanceof CursorEntry.Head head) {
			return Proto.join(Proto.text(1, head.baton()), Proto.text(2, head.baseUrl()));
		}
		if (entry instanceof CursorEntry.StepBegin begin) {
			return Proto.message(1, Proto.varint(1, begin.step()), columns(2, begin.columns()));
		}
		if (entry instanceof CursorEntry.StepEnd end) {
			Long rowid = end.lastInsertRowid();
			return Proto.message(2, Proto.varint(1, end.affectedRowCount()),
					(rowid != null) ? Proto.zigzag(2, rowid) : Proto.join());
		}
		if (entry instanceof CursorEntry.StepError failed) {
			return Proto.message(3, Proto.varint(1, failed.step()), Proto.message(2, error(failed.error())));
		}
		if (entry instanceof CursorEntry.RowEntry row) {
			return Proto.message(4, row(row.values()));
		}
		if (entry instanceof CursorEntry.Failed failed) {
			return Proto.message(5, error(failed.error()));
		}
		Long index = ((CursorEntry.ReplicationIndex) entry).index();
		return (index != null) ? Proto.message(6, Proto.varint(1, index)) : Proto.join();
	}

}
