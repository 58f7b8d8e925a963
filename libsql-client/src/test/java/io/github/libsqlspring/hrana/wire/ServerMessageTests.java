package io.github.libsqlspring.hrana.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.Column;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StepResult;
import io.github.libsqlspring.Value;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every message of a WebSocket in both encodings, against a server.
 */
class ServerMessageTests {

	private static final SqlIds IDS = (sql) -> sql.startsWith("SELECT ?") ? 3 : null;

	private static final Statement STORED = Statement.of("SELECT ?, 'x'", 7);

	private static SqldServer server;

	@BeforeAll
	static void start() {
		server = SqldServer.start();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	static Stream<Codec> codecs() {
		return Stream.of(JsonCodec.INSTANCE, ProtobufCodec.INSTANCE);
	}

	// The answers in the order of the requests: the server may change it.
	private static List<ServerMessage> talk(Codec codec, ClientMessage... messages) {
		String protocol = codec.isBinary() ? "hrana3-protobuf" : "hrana3";
		Flux<WebSocketFrame> frames = Flux.fromArray(messages).map((message) -> frame(codec, message));
		return HttpClient.create()
			.websocket(WebsocketClientSpec.builder().protocols(protocol).build())
			.uri(server.url().replace("http:", "ws:") + "/")
			.handle((in, out) -> out.sendObject(frames)
				.then()
				.cast(byte[].class)
				.mergeWith(in.aggregateFrames().receive().asByteArray().take(messages.length)))
			.map(codec::readMessage)
			.sort(Comparator.comparingInt(ServerMessageTests::requestId))
			.collectList()
			.block(Duration.ofSeconds(30));
	}

	private static WebSocketFrame frame(Codec codec, ClientMessage message) {
		byte[] bytes = codec.writeMessage(message, IDS);
		return codec.isBinary() ? new BinaryWebSocketFrame(Unpooled.wrappedBuffer(bytes))
				: new TextWebSocketFrame(new String(bytes, StandardCharsets.UTF_8));
	}

	private static int requestId(ServerMessage message) {
		if (message instanceof ServerMessage.Response response) {
			return response.requestId();
		}
		return (message instanceof ServerMessage.Fetched fetched) ? fetched.requestId() : Integer.MIN_VALUE;
	}

	private static ClientMessage onStream(int requestId, StreamRequest request) {
		return new ClientMessage.OnStream(requestId, 1, request);
	}

	private static ServerMessage done(int requestId, String type) {
		return new ServerMessage.Response(requestId, new StreamResult.Done(type));
	}

	@ParameterizedTest
	@MethodSource("codecs")
	void everyRequestIsTakenAndAnswered(Codec codec) {
		Batch batch = new Batch(List.of(new Batch.Step(null, STORED)));
		List<ServerMessage> answers = talk(codec, new ClientMessage.Hello(null), new ClientMessage.OpenStream(0, 1),
				new ClientMessage.StoreSql(1, 3, STORED.sql()), onStream(2, new StreamRequest.Execute(STORED, null)),
				onStream(3, new StreamRequest.RunBatch(batch, null)),
				onStream(4, new StreamRequest.Describe(STORED.sql())),
				onStream(5, new StreamRequest.Describe("SELECT 1")), onStream(6, new StreamRequest.GetAutocommit()),
				onStream(7, new StreamRequest.Execute(Statement.of("selec"), null)),
				new ClientMessage.OpenCursor(8, 1, 9, new CursorRequest(null, batch, null)),
				new ClientMessage.FetchCursor(9, 9, 100), new ClientMessage.CloseCursor(10, 9),
				new ClientMessage.CloseSql(11, 3), onStream(Integer.MAX_VALUE, new StreamRequest.Close()));
		assertThat(answers).hasSize(14);
		assertThat(answers.subList(0, 3)).containsExactly(new ServerMessage.HelloOk(), done(0, "open_stream"),
				done(1, "store_sql"));
		assertThat(result(answers, 3, StreamResult.Executed.class).result().rows().get(0)).containsExactly(7L, "x");
		assertThat(result(answers, 4, StreamResult.BatchRan.class).steps()).singleElement().matches(StepResult::isOk);
		assertThat(result(answers, 5, StreamResult.Described.class).description().parameters())
			.containsExactly((String) null);
		assertThat(result(answers, 6, StreamResult.Described.class).description().columns())
			.containsExactly(new Column("1", null));
		assertThat(result(answers, 7, StreamResult.Autocommit.class).autocommit()).isTrue();
		assertThat(result(answers, 8, StreamResult.Failed.class).error().code()).isEqualTo("SQL_PARSE_ERROR");
		assertThat(answers.get(9)).isEqualTo(done(8, "open_cursor"));
		assertFetched((ServerMessage.Fetched) answers.get(10));
		assertThat(answers.subList(11, 14)).containsExactly(done(10, "close_cursor"), done(11, "close_sql"),
				done(Integer.MAX_VALUE, "close_stream"));
	}

	private static <T extends StreamResult> T result(List<ServerMessage> answers, int index, Class<T> type) {
		return type.cast(((ServerMessage.Response) answers.get(index)).result());
	}

	private static void assertFetched(ServerMessage.Fetched fetched) {
		assertThat(fetched.done()).isTrue();
		assertThat(fetched.entries()).containsExactly(
				new CursorEntry.StepBegin(0, List.of(new Column("?", null), new Column("'x'", null))),
				new CursorEntry.RowEntry(List.of(new Value.IntegerValue(7), new Value.TextValue("x"))),
				new CursorEntry.StepEnd(0, null), new CursorEntry.ReplicationIndex(null));
	}

}
