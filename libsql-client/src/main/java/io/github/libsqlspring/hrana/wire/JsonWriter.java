package io.github.libsqlspring.hrana.wire;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import io.github.libsqlspring.Arguments;
import io.github.libsqlspring.Batch;
import io.github.libsqlspring.Condition;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.Value;

/**
 * Writes Hrana 3 requests as JSON, one method per structure of the specification.
 */
public final class JsonWriter {

	private static final JsonFactory FACTORY = new JsonFactory();

	private final JsonGenerator json;

	private JsonWriter(JsonGenerator json) {
		this.json = json;
	}

	// Public until the codec is there.
	public static byte[] write(PipelineRequest request) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
		try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
			new JsonWriter(json).writePipeline(request);
		}
		return bytes.toByteArray();
	}

	private void writePipeline(PipelineRequest request) {
		this.json.writeStartObject();
		if (request.baton() != null) {
			this.json.writeStringProperty("baton", request.baton());
		}
		this.json.writeArrayPropertyStart("requests");
		request.requests().forEach(this::writeStreamRequest);
		this.json.writeEndArray();
		this.json.writeEndObject();
	}

	private void writeStreamRequest(StreamRequest request) {
		this.json.writeStartObject();
		this.json.writeStringProperty("type", request.type());
		if (request instanceof StreamRequest.RunBatch run) {
			this.json.writeObjectPropertyStart("batch");
			this.json.writeArrayPropertyStart("steps");
			run.batch().steps().forEach(this::writeStep);
			this.json.writeEndArray();
			this.json.writeEndObject();
		}
		this.json.writeEndObject();
	}

	private void writeStep(Batch.Step step) {
		this.json.writeStartObject();
		Condition condition = step.condition();
		if (condition != null) {
			this.json.writeName("condition");
			writeCondition(condition);
		}
		this.json.writeName("stmt");
		writeStatement(step.statement());
		this.json.writeEndObject();
	}

	private void writeCondition(Condition condition) {
		this.json.writeStartObject();
		if (condition instanceof Condition.Ok ok) {
			this.json.writeStringProperty("type", "ok");
			this.json.writeNumberProperty("step", ok.step());
		}
		else if (condition instanceof Condition.Not not) {
			this.json.writeStringProperty("type", "not");
			this.json.writeName("cond");
			writeCondition(not.condition());
		}
		else if (condition instanceof Condition.And and) {
			writeConditions("and", and.conditions());
		}
		else if (condition instanceof Condition.Or or) {
			writeConditions("or", or.conditions());
		}
		else if (condition instanceof Condition.IsAutocommit) {
			this.json.writeStringProperty("type", "is_autocommit");
		}
		else {
			throw new IllegalArgumentException(condition.getClass().getName());
		}
		this.json.writeEndObject();
	}

	private void writeConditions(String type, List<Condition> conditions) {
		this.json.writeStringProperty("type", type);
		this.json.writeArrayPropertyStart("conds");
		conditions.forEach(this::writeCondition);
		this.json.writeEndArray();
	}

	private void writeStatement(Statement statement) {
		this.json.writeStartObject();
		this.json.writeStringProperty("sql", statement.sql());
		// Left out where empty: servers refuse null here.
		if (statement.arguments() instanceof Arguments.Positional positional && positional.count() > 0) {
			this.json.writeArrayPropertyStart("args");
			positional.values().forEach(this::writeValue);
			this.json.writeEndArray();
		}
		else if (statement.arguments() instanceof Arguments.Named named && named.count() > 0) {
			this.json.writeArrayPropertyStart("named_args");
			named.values().entrySet().forEach(this::writeNamedArgument);
			this.json.writeEndArray();
		}
		this.json.writeEndObject();
	}

	private void writeNamedArgument(Map.Entry<String, Value> argument) {
		this.json.writeStartObject();
		this.json.writeStringProperty("name", argument.getKey());
		this.json.writeName("value");
		writeValue(argument.getValue());
		this.json.writeEndObject();
	}

	private void writeValue(Value value) {
		this.json.writeStartObject();
		if (value instanceof Value.IntegerValue integer) {
			this.json.writeStringProperty("type", "integer");
			// A string: a JSON number would lose what is beyond 53 bits on the way.
			this.json.writeStringProperty("value", Long.toString(integer.value()));
		}
		else if (value instanceof Value.FloatValue real) {
			this.json.writeStringProperty("type", "float");
			this.json.writeNumberProperty("value", real.value());
		}
		else if (value instanceof Value.TextValue text) {
			this.json.writeStringProperty("type", "text");
			this.json.writeStringProperty("value", text.value());
		}
		else if (value instanceof Value.BlobValue blob) {
			this.json.writeStringProperty("type", "blob");
			this.json.writeStringProperty("base64", Base64.getEncoder().withoutPadding().encodeToString(blob.bytes()));
		}
		else if (value == Value.NULL) {
			this.json.writeStringProperty("type", "null");
		}
		else {
			throw new IllegalArgumentException(value.getClass().getName());
		}
		this.json.writeEndObject();
	}

}
