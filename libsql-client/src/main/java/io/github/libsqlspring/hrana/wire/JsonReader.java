package io.github.libsqlspring.hrana.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlProtocolException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.ServerStatistics;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.StepResult;
import io.github.libsqlspring.Value;

/**
 * Reads Hrana 3 answers from JSON, one method per structure of the specification. Unknown
 * fields are skipped; anything else that is not as specified fails with a
 * {@link LibsqlProtocolException}.
 */
public final class JsonReader {

	// A value is at most 5 MB on a server as it comes, and configurable there.
	private static final JsonFactory FACTORY = JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
		.build();

	// A float without a value: JSON has no number for it.
	private static final Value INFINITY = new Value.UnreadableValue(
			"an infinity is stored there, which Hrana's JSON cannot carry; select it as text");

	private final JsonParser json;

	private JsonReader(JsonParser json) {
		this.json = json;
	}

	// Public until the codec is there.
	public static PipelineResponse readPipeline(byte[] bytes) {
		try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), bytes)) {
			JsonReader reader = new JsonReader(json);
			json.nextToken();
			PipelineResponse response = reader.readPipelineResponse();
			if (json.nextToken() != null) {
				throw reader.malformed("nothing after the end");
			}
			return response;
		}
		catch (JacksonException | IllegalArgumentException ex) {
			// The message of a parser shows its input, which may hold data and the baton.
			throw new LibsqlProtocolException("The reply of the server is not complete and valid JSON of Hrana 3 ("
					+ ex.getClass().getSimpleName() + ")", null, null);
		}
	}

	private PipelineResponse readPipelineResponse() {
		String baton = null;
		String baseUrl = null;
		List<StreamResult> results = null;
		startObject();
		while (nextField()) {
			switch (this.json.currentName()) {
				case "baton" -> baton = nextNullableString();
				case "base_url" -> baseUrl = nextNullableString();
				case "results" -> results = nextList(this::readStreamResult);
				default -> skipValue();
			}
		}
		if (results == null) {
			throw malformed("results");
		}
		return new PipelineResponse(baton, baseUrl, results);
	}

	private StreamResult readStreamResult() {
		StreamResult result = null;
		startObject();
		while (nextField()) {
			switch (this.json.currentName()) {
				case "response" -> {
					this.json.nextToken();
					result = readStreamResponse();
				}
				case "error" -> {
					this.json.nextToken();
					result = new StreamResult.Failed(readError());
				}
				default -> skipValue();
			}
		}
		return required(result, "response or error");
	}

	private StreamResult readStreamResponse() {
		String type = null;
		StreamResult result = null;
		startObject();
		while (nextField()) {
			switch (this.json.currentName()) {
				case "type" -> type = nextString();
				case "is_autocommit" -> result = new StreamResult.Autocommit(nextBoolean());
				case "result" -> {
					this.json.nextToken();
					result = readBatchResult();
				}
				default -> skipValue();
			}
		}
		return (result != null) ? result : new StreamResult.Done(required(type, "type of a response"));
	}

	private StreamResult readBatchResult() {
		List<@Nullable StepResult> results = List.of();
		List<@Nullable LibsqlError> errors = List.of();
		Long replicationIndex = null;
		startObject();
		while (nextField()) {
			switch (this.json.currentName()) {
				case "step_results" -> results = nextNullables(this::readStatementResult);
				case "step_errors" -> errors = nextNullables(this::readError);
				case "replication_index" -> replicationIndex = nextNullableLong();
				default -> skipValue();
			}
		}
		if (results.size() != errors.size()) {
			throw malformed("as many step_errors as step_results");
		}
		List<StepResult> steps = new ArrayList<>(results.size());
		for (int i = 0; i < results.size(); i++) {
			StepResult result = results.get(i);
			LibsqlError error = errors.get(i);
			steps.add((error != null) ? new StepResult.Failure(error) : (result != null) ? result : StepResult.SKIPPED);
		}
		return new StreamResult.BatchRan(steps, replicationIndex);
	}

	private StepResult readStatementResult() {
		List<Column> columns = List.of();
		List<List<Value>> rows = List.of();
		long affected = 0;
		Long rowid = null;
		Long rowsRead = null;
		long rowsWritten = 0;
		double milliseconds = 0;
		startObject();
		while (nextField()) {
			switch (this.json.currentName()) {
				case "cols" -> columns = nextList(this::readColumn);
				case "rows" -> rows = nextList(this::readRow);
				case "affected_row_count" -> affected = nextLong();
				case "last_insert_rowid" -> rowid = nextNullableLong();
				case "rows_read" -> rowsRead = nextLong();
				case "rows_written" -> rowsWritten = nextLong();
				case "query_duration_ms" -> milliseconds = nextDouble();
				default -> skipValue();
			}
		}
		ServerStatistics statistics = (rowsRead != null)
				? new ServerStatistics(rowsRead, rowsWritten, Duration.ofNanos(Math.round(milliseconds * 1_000_000)))
				: null;
		// The server repeats the last rowid of its connection if nothing was inserted.
		Long insertedRowid = (affected > 0) ? rowid : null;
		List<Row> complete = new ArrayList<>(rows.size());
		for (List<Value> row : rows) {
			complete.add(new Row(columns, row));
		}
		return new StepResult.Success(new StatementResult(columns, complete, affected, insertedRowid, statistics));
	}

	private Column readColumn() {
		String name = null;
		String declaredType = null;
		startObject();
		while (nextField()) {
			switch (this.json.currentName()) {
				case "name" -> name = nextNullableString();
				case "decltype" -> declaredType = nextNullableString();
				default -> skipValue();
			}
		}
		return new Column((name != null) ? name : "", declaredType);
	}

	private List<Value> readRow() {
		List<Value> row = new ArrayList<>();
		startArray();
		while (this.json.nextToken() != JsonToken.END_ARRAY) {
			row.add(readValue());
		}
		return row;
	}

	private Value readValue() {
		String type = "";
		Object raw = null;
		startObject();
		while (nextField()) {
			switch (this.json.currentName()) {
				case "type" -> type = nextString();
				case "value", "base64" -> raw = nextScalar();
				default -> skipValue();
			}
		}
		return switch (type) {
			case "null" -> Value.NULL;
			case "integer" -> new Value.IntegerValue(Long.parseLong(required(raw, "value of an integer").toString()));
			case "float" -> (raw != null) ? new Value.FloatValue(Double.parseDouble(raw.toString())) : INFINITY;
			case "text" -> new Value.TextValue(required(raw, "value of a text").toString());
			// The decoder takes base64 with and without padding.
			case "blob" ->
				new Value.BlobValue(Base64.getDecoder().decode(required(raw, "base64 of a blob").toString()));
			default -> throw malformed("a known type of value");
		};
	}

	private LibsqlError readError() {
		String message = null;
		String code = null;
		startObject();
		while (nextField()) {
			switch (this.json.currentName()) {
				case "message" -> message = nextNullableString();
				case "code" -> code = nextNullableString();
				default -> skipValue();
			}
		}
		return new LibsqlError((code != null) ? code : "UNKNOWN", (message != null) ? message : "no message");
	}

	private <T> List<T> nextList(ElementReader<T> reader) {
		this.json.nextToken();
		startArray();
		List<T> list = new ArrayList<>();
		while (this.json.nextToken() != JsonToken.END_ARRAY) {
			list.add(reader.read());
		}
		return list;
	}

	private <T> List<@Nullable T> nextNullables(ElementReader<T> reader) {
		this.json.nextToken();
		startArray();
		List<@Nullable T> list = new ArrayList<>();
		while (this.json.nextToken() != JsonToken.END_ARRAY) {
			list.add((this.json.currentToken() == JsonToken.VALUE_NULL) ? null : reader.read());
		}
		return list;
	}

	private void startObject() {
		expect(JsonToken.START_OBJECT);
	}

	private void startArray() {
		expect(JsonToken.START_ARRAY);
	}

	private void expect(JsonToken token) {
		if (this.json.currentToken() != token) {
			throw malformed(token.name());
		}
	}

	private boolean nextField() {
		JsonToken token = this.json.nextToken();
		if (token != JsonToken.PROPERTY_NAME && token != JsonToken.END_OBJECT) {
			throw malformed("a property");
		}
		return token == JsonToken.PROPERTY_NAME;
	}

	private void skipValue() {
		this.json.nextToken();
		this.json.skipChildren();
	}

	private @Nullable Object nextScalar() {
		JsonToken token = this.json.nextToken();
		if (token == JsonToken.VALUE_NULL) {
			return null;
		}
		if (!token.isScalarValue()) {
			throw malformed("a scalar value");
		}
		return this.json.getString();
	}

	private @Nullable String nextNullableString() {
		Object scalar = nextScalar();
		return (scalar != null) ? scalar.toString() : null;
	}

	private String nextString() {
		return required(nextNullableString(), "a string");
	}

	private boolean nextBoolean() {
		return Boolean.parseBoolean(nextString());
	}

	// Numbers come as numbers or as strings, depending on endpoint and server.
	private @Nullable Long nextNullableLong() {
		String text = nextNullableString();
		return (text != null) ? Long.valueOf(text) : null;
	}

	private long nextLong() {
		Long number = nextNullableLong();
		return (number != null) ? number : 0;
	}

	private double nextDouble() {
		String text = nextNullableString();
		return (text != null) ? Double.parseDouble(text) : 0;
	}

	private <T> T required(@Nullable T value, String what) {
		if (value == null) {
			throw malformed(what);
		}
		return value;
	}

	private LibsqlProtocolException malformed(String expected) {
		return new LibsqlProtocolException("The reply of the server is not as Hrana 3 specifies: expected " + expected
				+ " at byte " + this.json.currentTokenLocation().getByteOffset(), null, null);
	}

	@FunctionalInterface
	private interface ElementReader<T> {

		T read();

	}

}
