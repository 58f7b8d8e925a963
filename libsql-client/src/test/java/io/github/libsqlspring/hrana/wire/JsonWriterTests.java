package io.github.libsqlspring.hrana.wire;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.Condition;
import io.github.libsqlspring.Statement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What goes out, structure by structure of the Hrana 3 specification.
 */
class JsonWriterTests {

	private static String write(String baton, StreamRequest... requests) {
		return new String(JsonCodec.INSTANCE.writePipeline(new PipelineRequest(baton, List.of(requests))),
				StandardCharsets.UTF_8);
	}

	private static String writeStep(Condition condition, Statement statement) {
		String json = write(null,
				new StreamRequest.RunBatch(new Batch(List.of(new Batch.Step(condition, statement))), null));
		String prefix = "{\"requests\":[{\"type\":\"batch\",\"batch\":{\"steps\":[";
		String suffix = "]}}]}";
		assertThat(json).startsWith(prefix).endsWith(suffix);
		return json.substring(prefix.length(), json.length() - suffix.length());
	}

	private static String writeArguments(Object... arguments) {
		return writeStep(null, Statement.of("S", arguments));
	}

	@Test
	void pipelineCarriesTheBatonIfThereIsOne() {
		assertThat(write(null, new StreamRequest.Close())).isEqualTo("{\"requests\":[{\"type\":\"close\"}]}");
		assertThat(write("b+/=", new StreamRequest.GetAutocommit()))
			.isEqualTo("{\"baton\":\"b+/=\",\"requests\":[{\"type\":\"get_autocommit\"}]}");
	}

	@Test
	void statementWithoutArgumentsHasNoArgumentFields() {
		assertThat(writeArguments()).isEqualTo("{\"stmt\":{\"sql\":\"S\"}}");
	}

	@Test
	void integersAreDecimalStrings() {
		assertThat(writeArguments(Long.MIN_VALUE, Long.MAX_VALUE)).isEqualTo(
				"{\"stmt\":{\"sql\":\"S\",\"args\":[" + "{\"type\":\"integer\",\"value\":\"-9223372036854775808\"},"
						+ "{\"type\":\"integer\",\"value\":\"9223372036854775807\"}]}}");
	}

	@Test
	void floatsAreNumbersThatReadBackTheSame() {
		assertThat(writeArguments(-0.0, 4.9E-324, 1e18, 0.1)).contains("{\"type\":\"float\",\"value\":-0.0}",
				"\"value\":4.9E-324}", "\"value\":1.0E18}", "\"value\":0.1}");
	}

	@Test
	void textIsEscapedAsJsonDemands() {
		assertThat(writeArguments("a\"\\/\u0000\n\ud83d\ude80\ufeff"))
			.contains("{\"type\":\"text\",\"value\":\"a\\\"\\\\/\\u0000\\n\ud83d\ude80\ufeff\"}");
	}

	@Test
	void blobsAreBase64WithoutEscapes() {
		assertThat(writeArguments(new byte[] { -1, -2, -3, -4 }, new byte[0]))
			.contains("{\"type\":\"blob\",\"base64\":\"//79/A\"}", "{\"type\":\"blob\",\"base64\":\"\"}");
	}

	@Test
	void nullIsAType() {
		assertThat(writeArguments((Object) null)).contains("[{\"type\":\"null\"}]");
	}

	@Test
	void namedArgumentsCarryTheirNames() {
		assertThat(writeStep(null, Statement.named("S", Map.of(":a", 1)))).isEqualTo(
				"{\"stmt\":{\"sql\":\"S\",\"named_args\":[{\"name\":\":a\",\"value\":{\"type\":\"integer\",\"value\":\"1\"}}]}}");
	}

	@Test
	void conditionsNest() {
		Condition condition = Condition.and(Condition.ok(1), Condition.not(Condition.IS_AUTOCOMMIT),
				new Condition.Or(List.of()));
		assertThat(writeStep(condition, Statement.of("S")))
			.isEqualTo("{\"condition\":{\"type\":\"and\",\"conds\":[{\"type\":\"ok\",\"step\":1},"
					+ "{\"type\":\"not\",\"cond\":{\"type\":\"is_autocommit\"}},{\"type\":\"or\",\"conds\":[]}]},"
					+ "\"stmt\":{\"sql\":\"S\"}}");
	}

	@Test
	void noToStringShowsTheBaton() {
		assertThat(new PipelineRequest("SECRET", List.of()).toString()).doesNotContain("SECRET");
		assertThat(new PipelineResponse("SECRET", null, List.of()).toString()).doesNotContain("SECRET");
	}

}
