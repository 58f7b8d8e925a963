package io.github.libsqlspring.hrana.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.StatementDescription;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.StepResult;
import io.github.libsqlspring.Value;

/**
 * Replies as JSON.
 */
final class JsonReplyWriter implements ReplyWriter {

	@Override
	public Codec codec() {
		return JsonCodec.INSTANCE;
	}

	@Override
	public byte[] pipeline(PipelineResponse response) {
		return ("{\"baton\":" + text(response.baton()) + ",\"base_url\":" + text(response.baseUrl()) + ",\"results\":"
				+ list(response.results(), JsonReplyWriter::result) + "}")
			.getBytes(StandardCharsets.UTF_8);
	}

	private static <T> String list(List<T> list, Function<T, String> writer) {
		return list.stream().map(writer).collect(Collectors.joining(",", "[", "]"));
	}

	// Everything but ASCII letters and digits once as an escape, once as itself.
	private static String text(String text) {
		if (text == null) {
			return "null";
		}
		StringBuilder json = new StringBuilder("\"");
		for (int i = 0; i < text.length(); i++) {
			char each = text.charAt(i);
			boolean plain = each >= ' ' && each != '"' && each != '\\' && text.length() % 2 == 0;
			json.append(plain ? String.valueOf(each) : String.format("\\u%04x", (int) each));
		}
		return json.append('"').toString();
	}

	private static String result(StreamResult result) {
		return (result instanceof StreamResult.Failed failed)
				? "{\"type\":\"error\",\"error\":" + error(failed.error()) + "}"
				: "{\"response\":{" + response(result) + ",\"type\":\"" + result.type() + "\"},\"type\":\"ok\"}";
	}

	private static String response(StreamResult result) {
		if (result instanceof StreamResult.Executed executed) {
			return "\"result\":" + statement(executed.result());
		}
		if (result instanceof StreamResult.BatchRan ran) {
			return "\"result\":{\"step_results\":" + list(ran.steps(), JsonReplyWriter::success) + ",\"step_errors\":"
					+ list(ran.steps(), JsonReplyWriter::failure) + "}";
		}
		if (result instanceof StreamResult.Described described) {
			return "\"result\":" + description(described.description());
		}
		return (result instanceof StreamResult.Autocommit autocommit) ? "\"is_autocommit\":" + autocommit.autocommit()
				: "\"unknown\":[{}]";
	}

	private static String success(StepResult step) {
		return (step instanceof StepResult.Success success) ? statement(success.result()) : "null";
	}

	private static String failure(StepResult step) {
		return (step instanceof StepResult.Failure failure) ? error(failure.error()) : "null";
	}

	private static String error(LibsqlError error) {
		return "{\"code\":" + text(error.code()) + ",\"message\":" + text(error.message()) + "}";
	}

	private static String columns(List<Column> columns) {
		return list(columns,
				(column) -> "{\"name\":" + text(column.name()) + ",\"decltype\":" + text(column.declaredType()) + "}");
	}

	private static String row(List<Value> values) {
		return list(values, JsonReplyWriter::value);
	}

	private static String row(Row row) {
		return row(IntStream.range(0, row.size()).mapToObj(row::getValue).toList());
	}

	private static String value(Value value) {
		if (value instanceof Value.IntegerValue integer) {
			return "{\"type\":\"integer\",\"value\":\"" + integer.value() + "\"}";
		}
		if (value instanceof Value.FloatValue real) {
			return "{\"type\":\"float\",\"value\":" + real.value() + "}";
		}
		if (value instanceof Value.TextValue text) {
			return "{\"type\":\"text\",\"value\":" + text(text.value()) + "}";
		}
		return (value instanceof Value.BlobValue blob)
				? "{\"base64\":\"" + Base64.getEncoder().encodeToString(blob.bytes()) + "\",\"type\":\"blob\"}"
				: "{\"type\":\"null\"}";
	}

	private static String statement(StatementResult result) {
		return "{\"rows\":" + list(result.rows(), JsonReplyWriter::row) + ",\"cols\":" + columns(result.columns())
				+ ",\"affected_row_count\":" + result.affectedRowCount() + ",\"last_insert_rowid\":"
				+ (result.lastInsertRowid().isPresent() ? "\"" + result.lastInsertRowid().getAsLong() + "\"" : "null")
				+ ",\"replication_index\":"
				+ (result.replicationIndex().isPresent() ? result.replicationIndex().getAsLong() : "null")
				+ ",\"rows_read\":" + result.rowsRead().getAsLong() + ",\"rows_written\":"
				+ result.rowsWritten().getAsLong() + ",\"query_duration_ms\":"
				+ result.serverDuration().get().toNanos() / 1e6 + "}";
	}

	private static String description(StatementDescription description) {
		return "{\"params\":" + list(description.parameters(), (name) -> "{\"name\":" + text(name) + "}") + ",\"cols\":"
				+ columns(description.columns()) + ",\"is_explain\":" + description.explain() + ",\"is_readonly\":"
				+ description.readOnly() + "}";
	}

	@Override
	public byte[] cursor(List<CursorEntry> entries) {
		return entries.stream()
			.map((entry) -> entry(entry) + "\n")
			.collect(Collectors.joining())
			.getBytes(StandardCharsets.UTF_8);
	}

	private static String entry(CursorEntry entry) {
		if (entry instanceof CursorEntry.Head head) {
			return "{\"base_url\":" + text(head.baseUrl()) + ",\"baton\":" + text(head.baton()) + "}";
		}
		if (entry instanceof CursorEntry.StepBegin begin) {
			return "{\"step\":" + begin.step() + ",\"cols\":" + columns(begin.columns()) + ",\"type\":\"step_begin\"}";
		}
		if (entry instanceof CursorEntry.StepEnd end) {
			return "{\"type\":\"step_end\",\"last_insert_rowid\":" + end.lastInsertRowid() + ",\"affected_row_count\":"
					+ end.affectedRowCount() + "}";
		}
		if (entry instanceof CursorEntry.StepError failed) {
			return "{\"type\":\"step_error\",\"step\":" + failed.step() + ",\"error\":" + error(failed.error()) + "}";
		}
		if (entry instanceof CursorEntry.RowEntry row) {
			return "{\"row\":" + row(row.values()) + ",\"type\":\"row\"}";
		}
		return (entry instanceof CursorEntry.Failed failed)
				? "{\"type\":\"error\",\"error\":" + error(failed.error()) + "}"
				: "{\"type\":\"replication_index\",\"replication_index\":"
						+ ((CursorEntry.ReplicationIndex) entry).index() + "}";
	}

}
