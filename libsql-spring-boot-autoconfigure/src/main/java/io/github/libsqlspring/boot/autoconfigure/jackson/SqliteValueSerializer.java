package io.github.libsqlspring.boot.autoconfigure.jackson;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

import io.github.libsqlspring.Value;

/**
 * A value of SQLite as JSON that every reader understands in the same way. An integer
 * that JavaScript would round is text, and so is infinity, for which JSON has no number;
 * a blob is text in base64.
 */
final class SqliteValueSerializer extends ValueSerializer<Value> {

	// Number.MAX_SAFE_INTEGER of JavaScript.
	private static final long LARGEST_SAFE_INTEGER = (1L << 53) - 1;

	@Override
	public void serialize(Value value, JsonGenerator generator, SerializationContext context) {
		write(value.toObject(), generator);
	}

	/**
	 * Writes a value.
	 * @param object a value as {@link Value#toObject()} gives it
	 * @param generator where to write it
	 */
	static void write(@Nullable Object object, JsonGenerator generator) {
		if (object instanceof Long integer) {
			write(integer.longValue(), generator);
		}
		else if (object instanceof Double number) {
			write(number.doubleValue(), generator);
		}
		else if (object instanceof byte[] bytes) {
			generator.writeBinary(bytes);
		}
		else if (object != null) {
			generator.writeString(object.toString());
		}
		else {
			generator.writeNull();
		}
	}

	private static void write(long integer, JsonGenerator generator) {
		if (integer < -LARGEST_SAFE_INTEGER || integer > LARGEST_SAFE_INTEGER) {
			generator.writeString(Long.toString(integer));
		}
		else {
			generator.writeNumber(integer);
		}
	}

	private static void write(double number, JsonGenerator generator) {
		if (Double.isFinite(number)) {
			generator.writeNumber(number);
		}
		else {
			generator.writeString(Double.toString(number));
		}
	}

}
