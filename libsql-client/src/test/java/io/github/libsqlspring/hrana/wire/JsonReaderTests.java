package io.github.libsqlspring.hrana.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlProtocolException;
import io.github.libsqlspring.LibsqlResultException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.StepResult;
import io.github.libsqlspring.Value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What comes in, structure by structure of the Hrana 3 specification, and what must not.
 */
class JsonReaderTests {

	private static final String BATCH = """
			{"baton":"b1","base_url":null,"results":[
			 {"type":"ok","response":{"type":"batch","result":{
			  "step_results":[
			   {"cols":[{"name":"id","decltype":"INTEGER"},{"name":null,"decltype":null}],
			    "rows":[[{"type":"integer","value":"2"},{"type":"null"}]],
			    "affected_row_count":2,"last_insert_rowid":"3","replication_index":"7183",
			    "rows_read":4,"rows_written":5,"query_duration_ms":0.363},
			   null,
			   null],
			  "step_errors":[null,{"message":"UNIQUE constraint failed: t.a","code":"SQLITE_CONSTRAINT"},null],
			  "replication_index":"3"}}},
			 {"type":"ok","response":{"type":"get_autocommit","is_autocommit":false}},
			 {"type":"error","error":{"message":"no","code":null}},
			 {"type":"ok","response":{"type":"close"}}]}
			""";

	private static PipelineResponse read(String json) {
		return JsonReader.readPipeline(json.getBytes(StandardCharsets.UTF_8));
	}

	private static StepResult readStep(String result) {
		PipelineResponse response = read("{\"baton\":null,\"base_url\":null,\"results\":[{\"type\":\"ok\",\"response\":"
				+ "{\"type\":\"batch\",\"result\":{\"step_results\":[" + result + "],\"step_errors\":[null]}}}]}");
		return ((StreamResult.BatchRan) response.results().get(0)).steps().get(0);
	}

	private static Value readValue(String value) {
		StepResult step = readStep("{\"cols\":[{\"name\":\"c\"}],\"rows\":[[" + value
				+ "]],\"affected_row_count\":0,\"last_insert_rowid\":null}");
		return ((StepResult.Success) step).result().rows().get(0).getValue(0);
	}

	@Test
	void aPipelineIsReadCompletely() {
		PipelineResponse response = read(BATCH);
		assertThat(response.baton()).isEqualTo("b1");
		assertThat(response.baseUrl()).isNull();
		List<StepResult> steps = ((StreamResult.BatchRan) response.results().get(0)).steps();
		StatementResult result = ((StepResult.Success) steps.get(0)).result();
		assertThat(result.columns().get(0).name()).isEqualTo("id");
		assertThat(result.columns().get(0).declaredType()).isEqualTo("INTEGER");
		assertThat(result.columns().get(1).name()).isEmpty();
		assertThat(result.rows().get(0)).containsExactly(2L, null);
		assertThat(result.affectedRowCount()).isEqualTo(2);
		assertThat(result.lastInsertRowid()).hasValue(3);
		assertThat(result.rowsRead()).hasValue(4);
		assertThat(result.rowsWritten()).hasValue(5);
		assertThat(result.serverDuration()).contains(Duration.ofNanos(363_000));
		assertThat(steps.get(1))
			.isEqualTo(new StepResult.Failure(new LibsqlError("SQLITE_CONSTRAINT", "UNIQUE constraint failed: t.a")));
		assertThat(steps.get(2)).isEqualTo(StepResult.SKIPPED);
		assertThat(response.results().get(1)).isEqualTo(new StreamResult.Autocommit(false));
		assertThat(response.results().get(2)).isEqualTo(new StreamResult.Failed(new LibsqlError("UNKNOWN", "no")));
		assertThat(response.results().get(3)).isEqualTo(new StreamResult.Done("close"));
	}

	@Test
	void unknownFieldsAreSkipped() {
		assertThat(read("{\"new\":{\"a\":[1,{}]},\"results\":[{\"type\":\"ok\",\"x\":[[]],\"response\":"
				+ "{\"type\":\"close\",\"y\":1}}],\"z\":null}")
			.results()).containsExactly(new StreamResult.Done("close"));
	}

	@Test
	void integersComeAsStringsAndAsNumbers() {
		assertThat(readValue("{\"type\":\"integer\",\"value\":\"-9223372036854775808\"}"))
			.isEqualTo(new Value.IntegerValue(Long.MIN_VALUE));
		assertThat(readValue("{\"type\":\"integer\",\"value\":9223372036854775807}"))
			.isEqualTo(new Value.IntegerValue(Long.MAX_VALUE));
	}

	@Test
	void floatsKeepEveryBit() {
		assertThat(readValue("{\"type\":\"float\",\"value\":5e-324}"))
			.isEqualTo(new Value.FloatValue(Double.MIN_VALUE));
		assertThat(readValue("{\"type\":\"float\",\"value\":-0.0}")).isEqualTo(new Value.FloatValue(-0.0));
		assertThat(readValue("{\"type\":\"float\",\"value\":1e16}")).isEqualTo(new Value.FloatValue(1e16));
		assertThat(readValue("{\"value\":1,\"type\":\"float\"}")).isEqualTo(new Value.FloatValue(1));
	}

	@Test
	void base64ComesWithAndWithoutPadding() {
		Value expected = new Value.BlobValue(new byte[] { 1 });
		assertThat(readValue("{\"type\":\"blob\",\"base64\":\"AQ\"}")).isEqualTo(expected);
		assertThat(readValue("{\"type\":\"blob\",\"base64\":\"AQ==\"}")).isEqualTo(expected);
		assertThat(readValue("{\"type\":\"blob\",\"base64\":\"\"}")).isEqualTo(new Value.BlobValue(new byte[0]));
	}

	@Test
	void textKeepsWhatJsonEscapes() {
		assertThat(readValue("{\"type\":\"text\",\"value\":\"a\\u0000\\ud83d\\ude80\\/\"}"))
			.isEqualTo(new Value.TextValue("a\u0000\ud83d\ude80/"));
	}

	@Test
	void anInfinityFailsWhenItIsReadAndNamesTheColumn() {
		StepResult step = readStep("{\"cols\":[{\"name\":\"a\"},{\"name\":\"big\"}],\"rows\":[[{\"type\":\"null\"},"
				+ "{\"type\":\"float\",\"value\":null}]],\"affected_row_count\":0}");
		Row row = ((StepResult.Success) step).result().rows().get(0);
		assertThat(row.isNull("a")).isTrue();
		for (ThrowingCallable read : List.<ThrowingCallable>of(() -> row.getDouble("big"), () -> row.getObject(1),
				() -> row.isNull("big"), row::asMap, () -> row.forEach((value) -> {
				}))) {
			assertThatExceptionOfType(LibsqlResultException.class).isThrownBy(read).withMessageContaining("'big'");
		}
	}

	@Test
	void theRowidIsLeftOutIfNothingWasInserted() {
		StepResult step = readStep("{\"cols\":[],\"rows\":[],\"affected_row_count\":0,\"last_insert_rowid\":\"7\"}");
		assertThat(((StepResult.Success) step).result().lastInsertRowid()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "{}", "{\"results\":null}", "{\"results\":{}}", "{\"results\":[1]}",
			"{\"results\":[{}]}", "{\"results\":[{\"type\":\"ok\",\"response\":{}}]}", "<html>SECRET</html>",
			"{\"results\":[]} SECRET", "{\"results\":[]}{}", "{\"baton\":\"SECRET\"", "{\"baton\":{},\"results\":[]}",
			"{\"results\":[{\"type\":\"ok\",\"response\":{\"type\":\"batch\",\"result\":{\"step_results\":[null]}}}]}" })
	void whatIsNotHranaIsOneTypedFailure(String json) {
		assertThatExceptionOfType(LibsqlProtocolException.class).isThrownBy(() -> read(json))
			.satisfies((failure) -> assertThat(failure.toString()).doesNotContain("SECRET"))
			.withNoCause();
	}

	@Test
	void valuesThatAreNotAsSpecifiedAreOneTypedFailure() {
		for (String value : List.of("{\"type\":\"integer\",\"value\":\"9223372036854775808\"}",
				"{\"type\":\"integer\"}", "{\"type\":\"integer\",\"value\":1.5}", "{\"type\":\"text\"}",
				"{\"type\":\"blob\",\"base64\":\"*\"}", "{\"type\":\"date\",\"value\":1}", "{}", "1", "null",
				"{\"type\":\"text\",\"value\":[]}", "{\"type\":\"float\",\"value\":\"x\"}")) {
			assertThatExceptionOfType(LibsqlProtocolException.class).as(value).isThrownBy(() -> readValue(value));
		}
	}

	@Test
	void everyTruncationIsOneTypedFailure() {
		byte[] bytes = BATCH.strip().getBytes(StandardCharsets.UTF_8);
		for (int length = 0; length < bytes.length; length++) {
			byte[] part = java.util.Arrays.copyOf(bytes, length);
			assertThatExceptionOfType(LibsqlProtocolException.class).as("%d bytes", length)
				.isThrownBy(() -> JsonReader.readPipeline(part));
		}
	}

}
