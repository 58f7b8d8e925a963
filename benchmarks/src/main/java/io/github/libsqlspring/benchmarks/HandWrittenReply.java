package io.github.libsqlspring.benchmarks;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What {@link HandWrittenContestant} takes from an answer, by a streaming parser that
 * looks for the few properties it needs.
 *
 * @param rows the rows as {@code null}, {@code Long}, {@code Double}, {@code String} and
 * {@code byte[]}
 * @param affectedRowCount the rows that were changed, by all steps together
 */
record HandWrittenReply(List<@Nullable Object[]> rows, long affectedRowCount) {

	private static final JsonFactory FACTORY = new JsonFactory();

	static HandWrittenReply read(byte[] body) {
		List<@Nullable Object[]> rows = new ArrayList<>();
		long affectedRowCount = 0;
		try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), body)) {
			int columns = 0;
			for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
				if (token == JsonToken.PROPERTY_NAME) {
					switch (json.currentName()) {
						case "cols" -> columns = countColumns(json);
						case "rows" -> readRows(json, columns, rows);
						case "affected_row_count" -> affectedRowCount += json.nextLongValue(0);
						case "step_errors" -> checkNoError(json);
						case "error" -> throw new IllegalStateException("The server refused a request");
						default -> {
						}
					}
				}
			}
		}
		return new HandWrittenReply(rows, affectedRowCount);
	}

	private static int countColumns(JsonParser json) {
		json.nextToken();
		int columns = 0;
		while (json.nextToken() != JsonToken.END_ARRAY) {
			json.skipChildren();
			columns++;
		}
		return columns;
	}

	private static void checkNoError(JsonParser json) {
		json.nextToken();
		while (json.nextToken() != JsonToken.END_ARRAY) {
			if (json.currentToken() != JsonToken.VALUE_NULL) {
				throw new IllegalStateException("A step of the batch failed");
			}
		}
	}

	private static void readRows(JsonParser json, int columns, List<@Nullable Object[]> rows) {
		json.nextToken();
		while (json.nextToken() != JsonToken.END_ARRAY) {
			@Nullable Object[] row = new @Nullable Object[columns];
			for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
				row[i] = readValue(json);
			}
			rows.add(row);
		}
	}

	private static @Nullable Object readValue(JsonParser json) {
		String type = "";
		Object value = null;
		while (json.nextToken() != JsonToken.END_OBJECT) {
			String name = json.currentName();
			json.nextToken();
			// The server writes the type first.
			if (name.equals("type")) {
				type = json.getString();
			}
			else {
				value = switch (type) {
					case "integer" -> Long.valueOf(json.getString());
					case "float" -> json.getDoubleValue();
					case "text" -> json.getString();
					case "blob" -> Base64.getDecoder().decode(json.getString());
					default -> throw new IllegalStateException("Unknown type of value");
				};
			}
		}
		return value;
	}

}
