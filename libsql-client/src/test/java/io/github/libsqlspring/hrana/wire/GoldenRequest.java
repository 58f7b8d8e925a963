package io.github.libsqlspring.hrana.wire;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.Condition;
import io.github.libsqlspring.Statement;

/**
 * What a client says, and the golden file that has its bytes.
 *
 * @param name the name of the file
 * @param write writes it
 */
record GoldenRequest(String name, BiFunction<Codec, SqlIds, byte[]> write) {

	private static final Batch BATCH = new Batch(List.of(new Batch.Step(null, Statement.of("A"))));

	static List<GoldenRequest> all() {
		return List.of(
				pipeline("http.PipelineReqBody", "b+/=", execute(Statement.of("SELECT 1")),
						new StreamRequest.GetAutocommit(), new StreamRequest.Close()),
				pipeline("shared.Value", null,
						execute(Statement.of("S", null, Long.MIN_VALUE, Long.MAX_VALUE, -1, -0.0, 0.5,
								"a\u0000ä\ud83d\ude80", "", new byte[] { -1, -2, -3, -4 }, new byte[0]))),
				pipeline("shared.Stmt", null, new StreamRequest.Execute(Statement.named("S", Map.of(":a", 1)), 300L)),
				pipeline("shared.Batch", null, new StreamRequest.RunBatch(new Batch(List
					.of(BATCH.steps().get(0), new Batch.Step(Condition.ok(0), Statement.of("B")))), 7L)),
				pipeline("shared.BatchCond", null,
						new StreamRequest.RunBatch(new Batch(List
							.of(new Batch.Step(Condition.and(Condition.ok(200), Condition.not(Condition.IS_AUTOCOMMIT),
									new Condition.Or(List.of())), Statement.of("A")))),
								null)),
				pipeline("http.DescribeStreamReq", null, new StreamRequest.Describe("SELECT ?")),
				new GoldenRequest("http.CursorReqBody",
						(codec, ids) -> codec.writeCursor(new CursorRequest("b",
								new Batch(List.of(new Batch.Step(null, Statement.of("A", 64)))), 9L))),
				message("ws.HelloMsg", new ClientMessage.Hello("j.w.t")),
				message("ws.HelloMsg-without-token", new ClientMessage.Hello(null)),
				message("ws.OpenStreamReq", new ClientMessage.OpenStream(5, 7)),
				message("ws.CloseStreamReq", new ClientMessage.OnStream(5, -7, new StreamRequest.Close())),
				message("ws.ExecuteReq", onStream(execute(Statement.of("A")))),
				message("ws.ExecuteReq-stored", onStream(execute(Statement.of("STORED", (Object) null)))),
				message("ws.BatchReq",
						onStream(new StreamRequest.RunBatch(
								new Batch(List.of(new Batch.Step(null, Statement.of("STORED")))), null))),
				message("ws.OpenCursorReq", new ClientMessage.OpenCursor(5, 7, 8, new CursorRequest(null, BATCH, 1L))),
				message("ws.CloseCursorReq", new ClientMessage.CloseCursor(5, 8)),
				message("ws.FetchCursorReq", new ClientMessage.FetchCursor(5, 8, 1000)),
				message("ws.DescribeReq", onStream(new StreamRequest.Describe("A"))),
				message("ws.DescribeReq-stored", onStream(new StreamRequest.Describe("STORED"))),
				message("ws.StoreSqlReq", new ClientMessage.StoreSql(5, 3, "S")),
				message("ws.CloseSqlReq", new ClientMessage.CloseSql(5, 3)),
				message("ws.GetAutocommitReq", onStream(new StreamRequest.GetAutocommit())));
	}

	private static StreamRequest execute(Statement statement) {
		return new StreamRequest.Execute(statement, null);
	}

	private static ClientMessage onStream(StreamRequest request) {
		return new ClientMessage.OnStream(5, 7, request);
	}

	private static GoldenRequest pipeline(String name, String baton, StreamRequest... requests) {
		return new GoldenRequest(name,
				(codec, ids) -> codec.writePipeline(new PipelineRequest(baton, List.of(requests))));
	}

	private static GoldenRequest message(String name, ClientMessage message) {
		return new GoldenRequest(name, (codec, ids) -> codec.writeMessage(message, ids));
	}

}
