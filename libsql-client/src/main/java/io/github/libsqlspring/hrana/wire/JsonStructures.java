package io.github.libsqlspring.hrana.wire;

import java.util.Base64;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.Value;

/**
 * Reads the structures that all answers share from JSON (Hrana 3, "Shared structures").
 */
final class JsonStructures {

	// A float without a value: JSON has no number for it.
	private static final Value INFINITY = new Value.UnreadableValue(
			"an infinity is stored there, which Hrana's JSON cannot carry; select it as text");

	private final JsonInput json;

	private final RowBuffer row = new RowBuffer();

	JsonStructures(JsonInput json) {
		this.json = json;
	}

	LibsqlError readError() {
		return readError("no message");
	}

	// All there is to tell an error from any other JSON is its message.
	LibsqlError readErrorWithMessage() {
		return readError(null);
	}

	private LibsqlError readError(@Nullable String noMessage) {
		String message = null;
		String code = null;
		this.json.startObject();
		while (this.json.nextField()) {
			switch (this.json.fieldName()) {
				case "message" -> message = this.json.nextNullableString();
				case "code" -> code = this.json.nextNullableString();
				default -> this.json.skipField();
			}
		}
		return new LibsqlError((code != null) ? code : "UNKNOWN",
				this.json.required((message != null) ? message : noMessage, "a message"));
	}

	Column readColumn() {
		String name = null;
		String declaredType = null;
		this.json.startObject();
		while (this.json.nextField()) {
			switch (this.json.fieldName()) {
				case "name" -> name = this.json.nextNullableString();
				case "decltype" -> declaredType = this.json.nextNullableString();
				default -> this.json.skipField();
			}
		}
		return new Column((name != null) ? name : "", declaredType);
	}

	List<Value> readRow() {
		this.json.startArray();
		while (this.json.nextElement()) {
			this.row.add(readValue());
		}
		return this.row.take();
	}

	private Value readValue() {
		ValueType type = null;
		Value value = null;
		String early = null;
		this.json.startObject();
		while (this.json.nextField()) {
			switch (this.json.fieldName()) {
				case "type" -> type = this.json.nextValueType();
				case "value", "base64" -> {
					if (type != null) {
						value = toValue(type, this.json.nextScalar());
					}
					else {
						early = this.json.nextNullableString();
					}
				}
				default -> this.json.skipField();
			}
		}
		return (value != null) ? value : lateValue(this.json.required(type, "a type of a value"), early);
	}

	private Value toValue(ValueType type, JsonToken token) {
		if (token == JsonToken.VALUE_NULL) {
			return lateValue(type, null);
		}
		return switch (type) {
			case NULL -> Value.NULL;
			case INTEGER -> new Value.IntegerValue(this.json.integer());
			case FLOAT -> new Value.FloatValue(this.json.floatingPoint());
			case TEXT -> new Value.TextValue(this.json.text());
			// The decoder takes base64 with and without padding.
			case BLOB -> new Value.BlobValue(Base64.getDecoder().decode(this.json.text()));
		};
	}

	// A value that came before its type, or none.
	private Value lateValue(ValueType type, @Nullable String text) {
		if (type == ValueType.NULL) {
			return Value.NULL;
		}
		if (type == ValueType.FLOAT && text == null) {
			return INFINITY;
		}
		String required = this.json.required(text, "the value of " + type.wireName());
		return switch (type) {
			case INTEGER -> new Value.IntegerValue(Long.parseLong(required));
			case FLOAT -> new Value.FloatValue(Double.parseDouble(required));
			case TEXT -> new Value.TextValue(required);
			default -> new Value.BlobValue(Base64.getDecoder().decode(required));
		};
	}

}
