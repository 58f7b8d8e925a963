package io.github.libsqlspring.boot.autoconfigure.jackson;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

import io.github.libsqlspring.Row;

/**
 * A row as an object: a member for each column, in column order. Of columns with the same
 * name the first one stands, as everywhere in a {@link Row}; JSON with two members of one
 * name is read differently by everyone.
 */
final class RowSerializer extends ValueSerializer<Row> {

	@Override
	public void serialize(Row row, JsonGenerator generator, SerializationContext context) {
		generator.writeStartObject(row);
		for (Map.Entry<String, @Nullable Object> column : row.asMap().entrySet()) {
			generator.writeName(column.getKey());
			SqliteValueSerializer.write(column.getValue(), generator);
		}
		generator.writeEndObject();
	}

}
