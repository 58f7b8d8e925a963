package io.github.libsqlspring.boot.autoconfigure.jackson;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * Says that a type is not read from JSON, where Jackson would look for constructors.
 *
 * @param <T> the type
 */
final class RefusingDeserializer<T> extends ValueDeserializer<T> {

	private final Class<T> type;

	RefusingDeserializer(Class<T> type) {
		this.type = type;
	}

	@Override
	public T deserialize(JsonParser parser, DeserializationContext context) {
		return context.reportBadDefinition(this.type, this.type.getSimpleName()
				+ " is what a database answered and is not read from JSON: read into a record of your own");
	}

}
