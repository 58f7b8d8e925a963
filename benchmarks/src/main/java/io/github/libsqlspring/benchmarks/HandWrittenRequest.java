package io.github.libsqlspring.benchmarks;

import java.io.ByteArrayOutputStream;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes the requests of {@link HandWrittenContestant}.
 */
final class HandWrittenRequest {

	private static final JsonFactory FACTORY = new JsonFactory();

	private HandWrittenRequest() {
	}

	/**
	 * A request that executes a statement and closes its stream.
	 * @param sql the statement
	 * @param argument its argument, or {@code null} if it has none
	 * @return the body
	 */
	static byte[] execute(String sql, @Nullable Object argument) {
		return pipeline(256, (json) -> {
			json.writeStringProperty("type", "execute");
			writeStatement(json, sql, argument);
		});
	}

	/**
	 * A request that executes a statement many times in one transaction and closes its
	 * stream. Each step waits for the success of the one before, and a failure rolls
	 * back.
	 * @param sql the statement
	 * @param arguments one argument for each time
	 * @return the body
	 */
	static byte[] transaction(String sql, List<String> arguments) {
		return pipeline(arguments.size() * 160, (json) -> {
			json.writeStringProperty("type", "batch");
			json.writeObjectPropertyStart("batch");
			json.writeArrayPropertyStart("steps");
			json.writeStartObject();
			writeStatement(json, "BEGIN IMMEDIATE", null);
			json.writeEndObject();
			int step = 0;
			for (String argument : arguments) {
				writeStep(json, step, sql, argument);
				step++;
			}
			writeStep(json, step, "COMMIT", null);
			writeRollback(json, step + 1);
			json.writeEndArray();
			json.writeEndObject();
		});
	}

	private static byte[] pipeline(int size, Content request) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(size);
		try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
			json.writeStartObject();
			json.writeArrayPropertyStart("requests");
			json.writeStartObject();
			request.write(json);
			json.writeEndObject();
			json.writeStartObject();
			json.writeStringProperty("type", "close");
			json.writeEndObject();
			json.writeEndArray();
			json.writeEndObject();
		}
		return bytes.toByteArray();
	}

	private static void writeStep(JsonGenerator json, int after, String sql, @Nullable Object argument) {
		json.writeStartObject();
		json.writeName("condition");
		writeOk(json, after);
		writeStatement(json, sql, argument);
		json.writeEndObject();
	}

	private static void writeRollback(JsonGenerator json, int commit) {
		json.writeStartObject();
		json.writeObjectPropertyStart("condition");
		json.writeStringProperty("type", "not");
		json.writeName("cond");
		writeOk(json, commit);
		json.writeEndObject();
		writeStatement(json, "ROLLBACK", null);
		json.writeEndObject();
	}

	private static void writeOk(JsonGenerator json, int step) {
		json.writeStartObject();
		json.writeStringProperty("type", "ok");
		json.writeNumberProperty("step", step);
		json.writeEndObject();
	}

	private static void writeStatement(JsonGenerator json, String sql, @Nullable Object argument) {
		json.writeObjectPropertyStart("stmt");
		json.writeStringProperty("sql", sql);
		if (argument != null) {
			json.writeArrayPropertyStart("args");
			json.writeStartObject();
			json.writeStringProperty("type", (argument instanceof Long) ? "integer" : "text");
			json.writeStringProperty("value", argument.toString());
			json.writeEndObject();
			json.writeEndArray();
		}
		json.writeEndObject();
	}

	@FunctionalInterface
	private interface Content {

		void write(JsonGenerator json);

	}

}
