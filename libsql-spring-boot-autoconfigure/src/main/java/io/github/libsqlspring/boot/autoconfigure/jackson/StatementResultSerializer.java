package io.github.libsqlspring.boot.autoconfigure.jackson;

import java.util.OptionalLong;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.StatementResult;

/**
 * A result as an object of column names, rows, number of affected rows and last rowid.
 * What the server says of its work stays here: it is for operators, not for callers.
 */
final class StatementResultSerializer extends ValueSerializer<StatementResult> {

	@Override
	public void serialize(StatementResult result, JsonGenerator generator, SerializationContext context) {
		generator.writeStartObject(result);
		generator.writeArrayPropertyStart("columns");
		for (Column column : result.columns()) {
			generator.writeString(column.name());
		}
		generator.writeEndArray();
		generator.writeArrayPropertyStart("rows");
		for (Row row : result.rows()) {
			context.writeValue(generator, row);
		}
		generator.writeEndArray();
		generator.writeName("affectedRowCount");
		SqliteValueSerializer.write(result.affectedRowCount(), generator);
		generator.writeName("lastInsertRowid");
		OptionalLong rowid = result.lastInsertRowid();
		SqliteValueSerializer.write(rowid.isPresent() ? rowid.getAsLong() : null, generator);
		generator.writeEndObject();
	}

}
