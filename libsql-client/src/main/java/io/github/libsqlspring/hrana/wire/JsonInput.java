package io.github.libsqlspring.hrana.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

import io.github.libsqlspring.LibsqlProtocolException;

/**
 * Walks over one JSON document. A method {@code next...} goes to the next token and reads
 * what begins there.
 */
final class JsonInput {

	// A value is at most 5 MB on a server as it comes, and configurable there.
	private static final JsonFactory FACTORY = JsonFactory.builder()
		.streamReadConstraints(StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
		.build();

	private final JsonParser json;

	private JsonInput(JsonParser json) {
		this.json = json;
	}

	static <T> T read(byte[] bytes, Function<JsonInput, T> structure) {
		return read(bytes, 0, bytes.length, structure);
	}

	static <T> T read(byte[] bytes, int offset, int length, Function<JsonInput, T> structure) {
		try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
			JsonInput input = new JsonInput(json);
			json.nextToken();
			T read = structure.apply(input);
			if (json.nextToken() != null) {
				throw input.malformed("nothing after the end");
			}
			return read;
		}
		catch (JacksonException | IllegalArgumentException ex) {
			// The message of a parser shows its input, which may hold data and the baton.
			throw new LibsqlProtocolException("The reply of the server is not complete and valid JSON of Hrana 3 ("
					+ ex.getClass().getSimpleName() + ")", null, null);
		}
	}

	void startObject() {
		expect(JsonToken.START_OBJECT);
	}

	boolean nextField() {
		JsonToken token = this.json.nextToken();
		if (token != JsonToken.PROPERTY_NAME && token != JsonToken.END_OBJECT) {
			throw malformed("a property");
		}
		return token == JsonToken.PROPERTY_NAME;
	}

	String fieldName() {
		return this.json.currentName();
	}

	void skipField() {
		this.json.nextToken();
		this.json.skipChildren();
	}

	void startArray() {
		expect(JsonToken.START_ARRAY);
	}

	boolean nextElement() {
		return this.json.nextToken() != JsonToken.END_ARRAY;
	}

	void nextEach(Runnable element) {
		this.json.nextToken();
		startArray();
		while (nextElement()) {
			element.run();
		}
	}

	<T> List<T> nextList(Supplier<T> element) {
		List<T> list = new ArrayList<>();
		nextEach(() -> list.add(element.get()));
		return list;
	}

	<T> List<@Nullable T> nextNullables(Supplier<T> element) {
		List<@Nullable T> list = new ArrayList<>();
		nextEach(() -> list.add((this.json.currentToken() == JsonToken.VALUE_NULL) ? null : element.get()));
		return list;
	}

	<T> @Nullable T nextNullable(Supplier<T> structure) {
		return (this.json.nextToken() == JsonToken.VALUE_NULL) ? null : structure.get();
	}

	JsonToken nextScalar() {
		JsonToken token = this.json.nextToken();
		if (!token.isScalarValue()) {
			throw malformed("a scalar value");
		}
		return token;
	}

	@Nullable String nextNullableString() {
		return (nextScalar() != JsonToken.VALUE_NULL) ? this.json.getString() : null;
	}

	String nextString() {
		return required(nextNullableString(), "a string");
	}

	boolean nextBoolean() {
		JsonToken token = this.json.nextToken();
		if (!token.isBoolean()) {
			throw malformed("a boolean");
		}
		return token == JsonToken.VALUE_TRUE;
	}

	@Nullable Long nextNullableLong() {
		return (nextScalar() != JsonToken.VALUE_NULL) ? Long.valueOf(integer()) : null;
	}

	long nextLong() {
		return (nextScalar() != JsonToken.VALUE_NULL) ? integer() : 0;
	}

	int nextInt() {
		long number = nextLong();
		if (number != (int) number) {
			throw malformed("a number of 32 bits");
		}
		return (int) number;
	}

	double nextDouble() {
		return (nextScalar() != JsonToken.VALUE_NULL) ? floatingPoint() : 0;
	}

	// Integers come as numbers or as strings, depending on endpoint and server.
	long integer() {
		JsonToken token = this.json.currentToken();
		if (token == JsonToken.VALUE_STRING) {
			return Int64.parse(this.json.getStringCharacters(), this.json.getStringOffset(),
					this.json.getStringLength());
		}
		if (token == JsonToken.VALUE_NUMBER_INT) {
			return this.json.getLongValue();
		}
		throw malformed("an integer");
	}

	double floatingPoint() {
		JsonToken token = this.json.currentToken();
		// As an integer, -0 would lose its sign.
		double number = (token == JsonToken.VALUE_NUMBER_FLOAT) ? this.json.getDoubleValue()
				: (token == JsonToken.VALUE_NUMBER_INT) ? Double.parseDouble(this.json.getString()) : Double.NaN;
		if (!Double.isFinite(number)) {
			throw malformed("a finite number");
		}
		return number;
	}

	String text() {
		return this.json.getString();
	}

	// Without a string for every value.
	ValueType nextValueType() {
		expect(JsonToken.VALUE_STRING, this.json.nextToken());
		ValueType type = ValueType.of(this.json.getStringCharacters(), this.json.getStringOffset(),
				this.json.getStringLength());
		return required(type, "a known type of value");
	}

	<T> T required(@Nullable T value, String what) {
		if (value == null) {
			throw malformed(what);
		}
		return value;
	}

	LibsqlProtocolException malformed(String expected) {
		return new LibsqlProtocolException("The reply of the server is not as Hrana 3 specifies: expected " + expected
				+ " at byte " + this.json.currentTokenLocation().getByteOffset(), null, null);
	}

	private void expect(JsonToken token) {
		expect(token, this.json.currentToken());
	}

	private void expect(JsonToken expected, @Nullable JsonToken actual) {
		if (actual != expected) {
			throw malformed(expected.name());
		}
	}

}
