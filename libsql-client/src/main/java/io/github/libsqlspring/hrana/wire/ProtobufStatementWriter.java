package io.github.libsqlspring.hrana.wire;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Arguments;
import io.github.libsqlspring.Batch;
import io.github.libsqlspring.Condition;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.Value;

/**
 * Writes the structures that requests share as Protobuf (Hrana 3, "Protobuf schema",
 * package {@code hrana}). Every method writes one field of the message around it.
 */
final class ProtobufStatementWriter {

	private final ProtobufOutput output;

	private final SqlIds ids;

	ProtobufStatementWriter(ProtobufOutput output, SqlIds ids) {
		this.output = output;
		this.ids = ids;
	}

	void writeBatch(int field, Batch batch, @Nullable Long replicationIndex) {
		int start = this.output.start(field);
		for (Batch.Step step : batch.steps()) {
			int stepStart = this.output.start(1);
			if (step.condition() != null) {
				writeCondition(1, step.condition());
			}
			writeStatement(2, step.statement(), null);
			this.output.end(stepStart);
		}
		writeReplicationIndex(2, replicationIndex);
		this.output.end(start);
	}

	private void writeCondition(int field, Condition condition) {
		int start = this.output.start(field);
		if (condition instanceof Condition.Ok ok) {
			this.output.varint(1, ok.step());
		}
		else if (condition instanceof Condition.Not not) {
			writeCondition(3, not.condition());
		}
		else if (condition instanceof Condition.And and) {
			writeConditions(4, and.conditions());
		}
		else if (condition instanceof Condition.Or or) {
			writeConditions(5, or.conditions());
		}
		else if (condition instanceof Condition.IsAutocommit) {
			this.output.empty(6);
		}
		else {
			throw new IllegalArgumentException(condition.getClass().getName());
		}
		this.output.end(start);
	}

	private void writeConditions(int field, List<Condition> conditions) {
		int start = this.output.start(field);
		conditions.forEach((condition) -> writeCondition(1, condition));
		this.output.end(start);
	}

	void writeStatement(int field, Statement statement, @Nullable Long replicationIndex) {
		int start = this.output.start(field);
		writeSql(1, statement.sql());
		if (statement.arguments() instanceof Arguments.Positional positional) {
			positional.values().forEach((value) -> writeValue(3, value));
		}
		else if (statement.arguments() instanceof Arguments.Named named) {
			named.values().entrySet().forEach(this::writeNamedArgument);
		}
		writeReplicationIndex(6, replicationIndex);
		this.output.end(start);
	}

	/**
	 * Writes a text, or its id as the next field.
	 * @param field the number of the text
	 * @param sql the text
	 */
	void writeSql(int field, String sql) {
		Integer id = this.ids.idOf(sql);
		if (id != null) {
			this.output.varint(field + 1, id);
		}
		else {
			this.output.text(field, sql);
		}
	}

	private void writeReplicationIndex(int field, @Nullable Long index) {
		if (index != null) {
			this.output.varint(field, index);
		}
	}

	private void writeNamedArgument(Map.Entry<String, Value> argument) {
		int start = this.output.start(4);
		this.output.text(1, argument.getKey());
		writeValue(2, argument.getValue());
		this.output.end(start);
	}

	private void writeValue(int field, Value value) {
		int start = this.output.start(field);
		if (value instanceof Value.IntegerValue integer) {
			this.output.signed(2, integer.value());
		}
		else if (value instanceof Value.FloatValue real) {
			this.output.real(3, real.value());
		}
		else if (value instanceof Value.TextValue text) {
			this.output.text(4, text.value());
		}
		else if (value instanceof Value.BlobValue blob) {
			this.output.blob(5, blob.bytes());
		}
		else if (value == Value.NULL) {
			this.output.empty(1);
		}
		else {
			throw new IllegalArgumentException(value.getClass().getName());
		}
		this.output.end(start);
	}

}
