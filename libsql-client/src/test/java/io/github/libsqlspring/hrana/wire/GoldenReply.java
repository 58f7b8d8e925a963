package io.github.libsqlspring.hrana.wire;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.ServerStatistics;
import io.github.libsqlspring.StatementDescription;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.StepResult;
import io.github.libsqlspring.Value;

/**
 * What a server says, and the golden file that has its bytes.
 *
 * @param name the name of the file
 * @param read reads such bytes
 * @param expected what they say
 */
record GoldenReply(String name, BiFunction<Codec, byte[], Object> read, Object expected) {

	private static final LibsqlError ERROR = new LibsqlError("SQLITE_CONSTRAINT", "UNIQUE constraint failed: t.a");

	private static final List<Column> COLUMNS = List.of(new Column("id", "INTEGER"), new Column("", null));

	private static final StatementResult RESULT = new StatementResult(COLUMNS,
			List.of(row(new Value.IntegerValue(-2), new Value.TextValue("ä")),
					row(Value.NULL, new Value.BlobValue(new byte[] { 1 })),
					row(new Value.FloatValue(Double.MIN_VALUE), new Value.FloatValue(-0.0))),
			2, -3L, new ServerStatistics(4, 5, Duration.ofNanos(250_000)))
		.withReplicationIndex(7183L);

	private static final StepResult NOTHING = new StepResult.Success(
			new StatementResult(List.of(), List.of(), 0, null, null));

	private static final List<CursorEntry> ENTRIES = List.of(new CursorEntry.StepBegin(1, COLUMNS),
			new CursorEntry.RowEntry(List.of(new Value.IntegerValue(1), Value.NULL)), new CursorEntry.StepEnd(1, 4L),
			new CursorEntry.StepEnd(0, null), new CursorEntry.StepError(2, ERROR), new CursorEntry.Failed(ERROR),
			new CursorEntry.ReplicationIndex(7185L), new CursorEntry.ReplicationIndex(null));

	private static Row row(Value... values) {
		return new Row(COLUMNS, List.of(values));
	}

	static List<GoldenReply> all() {
		return List.of(
				new GoldenReply("http.PipelineRespBody", Codec::readPipeline,
						new PipelineResponse("b2", "https://other/",
								List.of(new StreamResult.Done("close"), new StreamResult.Autocommit(true),
										new StreamResult.Autocommit(false), new StreamResult.Failed(ERROR),
										new StreamResult.Failed(new LibsqlError("UNKNOWN", "m"))))),
				pipeline("shared.StmtResult", new StreamResult.Executed(RESULT)),
				pipeline("shared.BatchResult",
						new StreamResult.BatchRan(
								List.of(NOTHING, new StepResult.Failure(ERROR), StepResult.SKIPPED, NOTHING), null)),
				pipeline("shared.DescribeResult",
						new StreamResult.Described(
								new StatementDescription(Arrays.asList(":a", null), COLUMNS, false, true))),
				new GoldenReply("http.CursorRespBody", (codec, bytes) -> readCursor(codec, bytes, bytes.length),
						Stream.concat(Stream.of(new CursorEntry.Head("b3", null)), ENTRIES.stream()).toList()),
				new GoldenReply("shared.Error", Codec::readError, ERROR),
				message("ws.HelloOkMsg", new ServerMessage.HelloOk()),
				message("ws.HelloErrorMsg", new ServerMessage.HelloError(ERROR)),
				message("ws.ResponseErrorMsg", new ServerMessage.Response(-1, new StreamResult.Failed(ERROR))),
				done("ws.OpenStreamResp", "open_stream"), done("ws.CloseStreamResp", "close_stream"),
				done("ws.OpenCursorResp", "open_cursor"), done("ws.CloseCursorResp", "close_cursor"),
				done("ws.SequenceResp", "sequence"), done("ws.StoreSqlResp", "store_sql"),
				done("ws.CloseSqlResp", "close_sql"), response("ws.ExecuteResp", new StreamResult.Executed(RESULT)),
				response("ws.BatchResp", new StreamResult.BatchRan(List.of(NOTHING), null)),
				response("ws.DescribeResp",
						new StreamResult.Described(new StatementDescription(List.of(), List.of(), true, false))),
				response("ws.GetAutocommitResp", new StreamResult.Autocommit(true)),
				message("ws.FetchCursorResp", new ServerMessage.Fetched(5, ENTRIES, true)));
	}

	static List<CursorEntry> readCursor(Codec codec, byte[] bytes, int piece) {
		CursorDecoder decoder = codec.cursorDecoder(100_000);
		List<CursorEntry> entries = new ArrayList<>();
		for (int i = 0; i < bytes.length; i += piece) {
			entries.addAll(decoder.decode(ByteBuffer.wrap(bytes, i, Math.min(piece, bytes.length - i))));
		}
		entries.addAll(decoder.end());
		return entries;
	}

	private static GoldenReply pipeline(String name, StreamResult result) {
		return new GoldenReply(name, Codec::readPipeline, new PipelineResponse(null, null, List.of(result)));
	}

	private static GoldenReply message(String name, ServerMessage message) {
		return new GoldenReply(name, Codec::readMessage, message);
	}

	private static GoldenReply response(String name, StreamResult result) {
		return message(name, new ServerMessage.Response(5, result));
	}

	private static GoldenReply done(String name, String type) {
		return response(name, new StreamResult.Done(type));
	}

}
