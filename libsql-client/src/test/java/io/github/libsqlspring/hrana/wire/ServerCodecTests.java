package io.github.libsqlspring.hrana.wire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.Arguments;
import io.github.libsqlspring.Batch;
import io.github.libsqlspring.Column;
import io.github.libsqlspring.Condition;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlResultException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementDescription;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.StepResult;
import io.github.libsqlspring.Value;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Both encodings against a server: it takes what they write, and both read the same from
 * what it answers.
 */
class ServerCodecTests {

	private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private static SqldServer server;

	@BeforeAll
	static void start() {
		server = SqldServer.start();
		executed(ProtobufCodec.INSTANCE, Statement.of("CREATE TABLE t (id INTEGER PRIMARY KEY, v VARCHAR(9) UNIQUE)"));
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	static Stream<Codec> codecs() {
		return Stream.of(JsonCodec.INSTANCE, ProtobufCodec.INSTANCE);
	}

	private static HttpResponse<byte[]> post(Codec codec, String path, byte[] body) {
		URI uri = URI.create(server.url() + (codec.isBinary() ? "/v3-protobuf" : "/v3") + path);
		try {
			return HTTP.send(HttpRequest.newBuilder(uri)
				.timeout(Duration.ofSeconds(30))
				.header("Content-Type", codec.mediaType())
				.POST(HttpRequest.BodyPublishers.ofByteArray(body))
				.build(), HttpResponse.BodyHandlers.ofByteArray());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static PipelineResponse send(Codec codec, String baton, StreamRequest... requests) {
		HttpResponse<byte[]> response = post(codec, "/pipeline",
				codec.writePipeline(new PipelineRequest(baton, List.of(requests))));
		assertThat(response.statusCode()).as(() -> new String(response.body())).isEqualTo(200);
		return codec.readPipeline(response.body());
	}

	private static StreamResult one(Codec codec, StreamRequest request) {
		PipelineResponse response = send(codec, null, request, new StreamRequest.Close());
		assertThat(response.baton()).isNull();
		assertThat(response.results()).hasSize(2).last().isEqualTo(new StreamResult.Done("close"));
		return response.results().get(0);
	}

	private static StatementResult executed(Codec codec, Statement statement) {
		StreamResult result = one(codec, new StreamRequest.Execute(statement, null));
		assertThat(result).isInstanceOf(StreamResult.Executed.class);
		return ((StreamResult.Executed) result).result();
	}

	private static StreamResult ran(Codec codec, Batch.Step... steps) {
		return one(codec, new StreamRequest.RunBatch(new Batch(List.of(steps)), null));
	}

	private static Batch.Step step(Condition condition, String sql, Object... arguments) {
		return new Batch.Step(condition, Statement.of(sql, arguments));
	}

	private static List<CursorEntry> cursor(Codec codec, int piece, Batch.Step... steps) {
		HttpResponse<byte[]> response = post(codec, "/cursor",
				codec.writeCursor(new CursorRequest(null, new Batch(List.of(steps)), null)));
		assertThat(response.statusCode()).isEqualTo(200);
		CursorDecoder decoder = codec.cursorDecoder(1_000_000);
		List<CursorEntry> entries = new ArrayList<>();
		for (int i = 0; i < response.body().length; i += piece) {
			entries.addAll(
					decoder.decode(ByteBuffer.wrap(response.body(), i, Math.min(piece, response.body().length - i))));
		}
		entries.addAll(decoder.end());
		return entries;
	}

	// What is the same whenever and however it is asked.
	private static List<Object> content(StatementResult result) {
		List<List<Value>> rows = result.rows().stream().map(ServerCodecTests::values).toList();
		return List.of(result.columns(), rows, result.affectedRowCount(), result.lastInsertRowid());
	}

	private static List<Value> values(Row row) {
		return Stream.iterate(0, (i) -> i < row.size(), (i) -> i + 1).map(row::getValue).toList();
	}

	static Stream<Statement> queries() {
		return Stream.of(Statement.of("SELECT 1"), Statement.of("SELECT NULL, 1 AS a, 1 AS a, 'x' AS \"\""),
				Statement.of("SELECT ?, ?, ?", Long.MIN_VALUE, Long.MAX_VALUE, -1),
				Statement.of("SELECT ?, ?, ?, ?, ?", -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 0.1, 1e16),
				Statement.of("SELECT ?, ?, ?", "", "a\u0000b", "\ufeff\ud83d\ude80\uffff\ufffd\u2028\\\"/"),
				Statement.of("SELECT ?, ?, ?, ?", new byte[0], new byte[1], new byte[] { -1, 0 },
						new byte[] { 1, 2, 3, 4 }),
				Statement.of("SELECT ?", "ä".repeat(100_000)), Statement.of("SELECT ?", new byte[100_000]),
				Statement.of("SELECT ?", (Object) null),
				Statement.named("SELECT :a, @b, $c", Map.of("a", 1, "@b", "x", "c", 2.5)),
				Statement.of("SELECT id, v, id + 1 FROM t"), Statement.of("SELECT 1 WHERE 0"),
				Statement.of("WITH RECURSIVE n(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM n LIMIT 1000) "
						+ "SELECT i, 'text ' || i, i * 0.5, NULL, zeroblob(3) FROM n"),
				Statement.of("EXPLAIN QUERY PLAN SELECT * FROM t"));
	}

	@ParameterizedTest
	@MethodSource("queries")
	void bothEncodingsGiveTheSameRows(Statement statement) {
		StatementResult json = executed(JsonCodec.INSTANCE, statement);
		StatementResult protobuf = executed(ProtobufCodec.INSTANCE, statement);
		assertThat(content(protobuf)).isEqualTo(content(json));
		assertThat(protobuf.rowsRead()).isEqualTo(json.rowsRead()).isNotEmpty();
		assertThat(protobuf.rowsWritten()).isEqualTo(json.rowsWritten()).isNotEmpty();
		assertThat(protobuf.serverDuration()).isNotEmpty();
		assertThat(protobuf.replicationIndex()).isEqualTo(json.replicationIndex());
		if (statement.arguments().count() > 0 && statement.arguments() instanceof Arguments.Positional positional) {
			assertThat(values(protobuf.rows().get(0))).isEqualTo(positional.values());
		}
	}

	@ParameterizedTest
	@MethodSource("codecs")
	void anyValueComesBackAsItWasSent(Codec codec) {
		ReplyGenerator generator = new ReplyGenerator(44);
		for (int i = 0; i < 20; i++) {
			List<Value> values = new ArrayList<>(ReplyGenerator.AWKWARD);
			values.addAll(Stream.generate(generator::value).limit(100).toList());
			Statement statement = new Statement("SELECT ?" + ", ?".repeat(values.size() - 1),
					new Arguments.Positional(values));
			assertThat(values(executed(codec, statement).rows().get(0))).isEqualTo(values);
		}
	}

	@ParameterizedTest
	@MethodSource("queries")
	void aCursorGivesTheSameRowsAsAPipeline(Statement statement) {
		List<CursorEntry> json = cursor(JsonCodec.INSTANCE, 1000, new Batch.Step(null, statement));
		List<CursorEntry> protobuf = cursor(ProtobufCodec.INSTANCE, 777, new Batch.Step(null, statement));
		assertThat(protobuf.subList(1, protobuf.size())).isEqualTo(json.subList(1, json.size()));
		assertThat(((CursorEntry.Head) protobuf.get(0)).baton()).isNotNull();
		StatementResult result = executed(ProtobufCodec.INSTANCE, statement);
		assertThat(protobuf.get(1)).isEqualTo(new CursorEntry.StepBegin(0, result.columns()));
		assertThat(protobuf).filteredOn(CursorEntry.RowEntry.class::isInstance)
			.map((entry) -> ((CursorEntry.RowEntry) entry).values())
			.isEqualTo(result.rows().stream().map(ServerCodecTests::values).toList());
		assertThat(protobuf).last().isInstanceOf(CursorEntry.ReplicationIndex.class);
	}

	@ParameterizedTest
	@MethodSource("codecs")
	void anInsertTellsItsRowidAndItsFrame(Codec codec) {
		long id = codec.isBinary() ? -5 : Long.MAX_VALUE;
		StatementResult result = executed(codec, Statement.of("INSERT INTO t VALUES (?, ?)", id, "i" + id));
		assertThat(result.affectedRowCount()).isEqualTo(1);
		assertThat(result.lastInsertRowid()).hasValue(id);
		assertThat(result.replicationIndex()).isPresent();
		assertThat(result.rowsWritten().getAsLong()).isPositive();
		Statement again = Statement.of("INSERT OR IGNORE INTO t VALUES (?, ?)", id, "other");
		assertThat(executed(codec, again).lastInsertRowid()).isEmpty();
		List<CursorEntry> entries = cursor(codec, 10, step(null, "DELETE FROM t WHERE id = ?", id),
				step(null, "INSERT INTO t VALUES (?, ?)", id, "i" + id));
		assertThat(entries).contains(new CursorEntry.StepEnd(1, null), new CursorEntry.StepEnd(1, id));
	}

	@ParameterizedTest
	@MethodSource("codecs")
	void aBatchTellsWhatBecameOfEachStep(Codec codec) {
		StreamResult.BatchRan ran = (StreamResult.BatchRan) ran(codec, step(null, "SELECT 1"),
				step(Condition.not(Condition.ok(0)), "SELECT 2"), step(null, "SELECT * FROM absent"),
				step(Condition.and(Condition.ok(0), Condition.IS_AUTOCOMMIT,
						new Condition.Or(List.of(Condition.ok(2), Condition.not(Condition.ok(2))))), "SELECT ?", 4),
				step(Condition.not(Condition.IS_AUTOCOMMIT), "SELECT 5"));
		assertThat(ran.steps()).hasSize(codec.isBinary() ? 4 : 5);
		assertThat(((StepResult.Success) ran.steps().get(0)).result().rows().get(0)).containsExactly(1L);
		assertThat(ran.steps().get(1)).isEqualTo(StepResult.SKIPPED);
		assertThat(((StepResult.Failure) ran.steps().get(2)).error().message()).contains("no such table: absent");
		assertThat(((StepResult.Success) ran.steps().get(3)).result().rows().get(0)).containsExactly(4L);
	}

	@ParameterizedTest
	@MethodSource("codecs")
	void aLongBatchIsTaken(Codec codec) {
		Batch.Step[] steps = Stream.iterate(0, (i) -> i < 1000, (i) -> i + 1)
			.map((i) -> step((i > 0) ? Condition.ok(i - 1) : null, "SELECT ?, ?", i, "text " + i))
			.toArray(Batch.Step[]::new);
		assertThat(((StreamResult.BatchRan) ran(codec, steps)).steps()).hasSize(1000).allMatch(StepResult::isOk);
	}

	@ParameterizedTest
	@MethodSource("codecs")
	void aStatementIsDescribed(Codec codec) {
		assertThat(one(codec, new StreamRequest.Describe("SELECT id, v, 1 FROM t WHERE v = :v AND id = ?3")))
			.isEqualTo(new StreamResult.Described(new StatementDescription(Arrays.asList(":v", null, "?3"),
					List.of(new Column("id", "INTEGER"), new Column("v", "VARCHAR(9)"), new Column("1", null)), false,
					true)));
		assertThat(one(codec, new StreamRequest.Describe("EXPLAIN DELETE FROM t")))
			.matches((result) -> ((StreamResult.Described) result).description().explain());
		assertThat(one(codec, new StreamRequest.Describe("DELETE FROM t")))
			.matches((result) -> !((StreamResult.Described) result).description().readOnly());
	}

	@ParameterizedTest
	@MethodSource("codecs")
	void aStreamIsContinuedByItsBaton(Codec codec) {
		PipelineResponse begun = send(codec, null, new StreamRequest.Execute(Statement.of("BEGIN"), null),
				new StreamRequest.GetAutocommit());
		assertThat(begun.results()).last().isEqualTo(new StreamResult.Autocommit(false));
		PipelineResponse ended = send(codec, begun.baton(), new StreamRequest.Execute(Statement.of("ROLLBACK"), null),
				new StreamRequest.GetAutocommit(), new StreamRequest.Close());
		assertThat(ended.results().subList(1, 3)).containsExactly(new StreamResult.Autocommit(true),
				new StreamResult.Done("close"));
	}

	@ParameterizedTest
	@MethodSource("codecs")
	void aReplicationIndexIsTaken(Codec codec) {
		Statement statement = Statement.of("SELECT 1");
		assertThat(one(codec, new StreamRequest.Execute(statement, 1L))).isInstanceOf(StreamResult.Executed.class);
		Batch batch = new Batch(List.of(new Batch.Step(null, statement)));
		assertThat(one(codec, new StreamRequest.RunBatch(batch, Long.MAX_VALUE)))
			.isInstanceOf(StreamResult.BatchRan.class);
		assertThat(post(codec, "/cursor", codec.writeCursor(new CursorRequest(null, batch, 1L))).statusCode())
			.isEqualTo(200);
	}

	@Test
	void failuresAreTheSameInBothEncodings() {
		for (String sql : List.of("selec", "SELECT * FROM absent", "SELECT absent", "", "COMMIT", "SELECT ?")) {
			StreamRequest request = new StreamRequest.Execute(Statement.of(sql), null);
			assertThat(one(ProtobufCodec.INSTANCE, request)).isInstanceOf(StreamResult.Failed.class)
				.isEqualTo(one(JsonCodec.INSTANCE, request));
		}
		Batch.Step[] steps = { step(null, "SELECT 1"), step(null, "SELECT * FROM absent") };
		List<CursorEntry> json = cursor(JsonCodec.INSTANCE, 10, steps);
		assertThat(json).filteredOn(CursorEntry.StepError.class::isInstance).hasSize(1);
		assertThat(cursor(ProtobufCodec.INSTANCE, 10, steps).subList(1, json.size()))
			.isEqualTo(json.subList(1, json.size()));
	}

	@Test
	void anInfinityIsANumberInProtobufOnly() {
		Statement statement = Statement.of("SELECT 9e999, -9e999");
		StatementResult protobuf = executed(ProtobufCodec.INSTANCE, statement);
		assertThat(protobuf.rows().get(0)).containsExactly(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
		StatementResult json = executed(JsonCodec.INSTANCE, statement);
		assertThatExceptionOfType(LibsqlResultException.class).isThrownBy(() -> json.rows().get(0).getDouble(1))
			.withMessageContaining("'-9e999'");
		assertThat(cursor(ProtobufCodec.INSTANCE, 3, new Batch.Step(null, statement)))
			.contains(new CursorEntry.RowEntry(List.of(new Value.FloatValue(Double.POSITIVE_INFINITY),
					new Value.FloatValue(Double.NEGATIVE_INFINITY))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "wrong", "" })
	void anErrorInTheBodyOfAReplyIsReadOnlyInItsEncoding(String baton) {
		for (Codec codec : codecs().toList()) {
			HttpResponse<byte[]> response = post(codec, "/pipeline",
					codec.writePipeline(new PipelineRequest(baton, List.of())));
			assertThat(response.statusCode()).isEqualTo(400);
			assertThat(codec.readError(response.body())).isNull();
		}
		LibsqlError error = new LibsqlError("STREAM_EXPIRED", "expired");
		assertThat(JsonCodec.INSTANCE.readError("{\"message\":\"expired\",\"code\":\"STREAM_EXPIRED\"}".getBytes()))
			.isEqualTo(error);
		assertThat(ProtobufCodec.INSTANCE.readError("\n\7expired\22\16STREAM_EXPIRED".getBytes())).isEqualTo(error);
	}

}
