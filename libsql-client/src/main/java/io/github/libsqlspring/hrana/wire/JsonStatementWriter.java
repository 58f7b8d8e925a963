package io.github.libsqlspring.hrana.wire;

import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

import io.github.libsqlspring.Arguments;
import io.github.libsqlspring.Batch;
import io.github.libsqlspring.Condition;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.Value;

/**
 * Writes the structures that requests share as JSON (Hrana 3, "Shared structures").
 */
final class JsonStatementWriter {

	private final JsonGenerator json;

	private final SqlIds ids;

	JsonStatementWriter(JsonGenerator json, SqlIds ids) {
		this.json = json;
		this.ids = ids;
	}

	void writeBatch(Batch batch, @Nullable Long replicationIndex) {
		this.json.writeObjectPropertyStart("batch");
		this.json.writeArrayPropertyStart("steps");
		batch.steps().forEach(this::writeStep);
		this.json.writeEndArray();
		writeReplicationIndex(replicationIndex);
		this.json.writeEndObject();
	}

	private void writeStep(Batch.Step step) {
		this.json.writeStartObject();
		Condition condition = step.condition();
		if (condition != null) {
			this.json.writeName("condition");
			writeCondition(condition);
		}
		writeStatement(step.statement(), null);
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

	void writeStatement(Statement statement, @Nullable Long replicationIndex) {
		this.json.writeObjectPropertyStart("stmt");
		writeSql(statement.sql());
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
		writeReplicationIndex(replicationIndex);
		this.json.writeEndObject();
	}

	void writeSql(String sql) {
		Integer id = this.ids.idOf(sql);
		if (id != null) {
			this.json.writeNumberProperty("sql_id", id);
		}
		else {
			this.json.writeStringProperty("sql", sql);
		}
	}

	private void writeReplicationIndex(@Nullable Long index) {
		if (index != null) {
			this.json.writeStringProperty("replication_index", index.toString());
		}
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
			writeType(ValueType.INTEGER);
			// A string: a JSON number would lose what is beyond 53 bits on the way.
			this.json.writeStringProperty("value", Long.toString(integer.value()));
		}
		else if (value instanceof Value.FloatValue real) {
			writeType(ValueType.FLOAT);
			this.json.writeNumberProperty("value", real.value());
		}
		else if (value instanceof Value.TextValue text) {
			writeType(ValueType.TEXT);
			this.json.writeStringProperty("value", text.value());
		}
		else if (value instanceof Value.BlobValue blob) {
			writeType(ValueType.BLOB);
			this.json.writeStringProperty("base64", Base64.getEncoder().withoutPadding().encodeToString(blob.bytes()));
		}
		else if (value == Value.NULL) {
			writeType(ValueType.NULL);
		}
		else {
			throw new IllegalArgumentException(value.getClass().getName());
		}
		this.json.writeEndObject();
	}

	private void writeType(ValueType type) {
		this.json.writeStringProperty("type", type.wireName());
	}

}
