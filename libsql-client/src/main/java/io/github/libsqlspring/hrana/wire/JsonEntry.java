package io.github.libsqlspring.hrana.wire;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.Value;

/**
 * An entry of a cursor in JSON (Hrana 3, "Cursor entries"), and the head that precedes
 * the entries over HTTP.
 */
final class JsonEntry {

	private final JsonInput json;

	private @Nullable String type;

	private int step;

	private List<Column> columns = List.of();

	private @Nullable List<Value> row;

	private long affectedRowCount;

	private @Nullable Long rowid;

	private @Nullable LibsqlError error;

	private @Nullable Long replicationIndex;

	private JsonEntry(JsonInput json) {
		this.json = json;
	}

	static CursorEntry readHead(JsonInput json) {
		String baton = null;
		String baseUrl = null;
		json.startObject();
		while (json.nextField()) {
			switch (json.fieldName()) {
				case "baton" -> baton = json.nextNullableString();
				case "base_url" -> baseUrl = json.nextNullableString();
				default -> json.skipField();
			}
		}
		return new CursorEntry.Head(baton, baseUrl);
	}

	static CursorEntry read(JsonInput json, JsonStructures structures) {
		JsonEntry entry = new JsonEntry(json);
		json.startObject();
		while (json.nextField()) {
			switch (json.fieldName()) {
				case "type" -> entry.type = json.nextString();
				case "step" -> entry.step = json.nextInt();
				case "cols" -> entry.columns = json.nextList(structures::readColumn);
				case "row" -> entry.row = json.nextNullable(structures::readRow);
				case "affected_row_count" -> entry.affectedRowCount = json.nextLong();
				case "last_insert_rowid" -> entry.rowid = json.nextNullableLong();
				case "error" -> entry.error = json.nextNullable(structures::readError);
				case "replication_index" -> entry.replicationIndex = json.nextNullableLong();
				default -> json.skipField();
			}
		}
		return entry.toEntry();
	}

	private CursorEntry toEntry() {
		return switch (this.json.required(this.type, "the type of an entry")) {
			case "step_begin" -> new CursorEntry.StepBegin(this.step, this.columns);
			case "row" -> new CursorEntry.RowEntry(this.json.required(this.row, "a row"));
			case "step_end" -> new CursorEntry.StepEnd(this.affectedRowCount,
					ResultBuilder.insertedRowid(this.affectedRowCount, this.rowid));
			case "step_error" -> new CursorEntry.StepError(this.step, requiredError());
			case "error" -> new CursorEntry.Failed(requiredError());
			case "replication_index" -> new CursorEntry.ReplicationIndex(this.replicationIndex);
			// Not skipped: it might carry rows.
			default -> throw this.json.malformed("a known type of entry");
		};
	}

	private LibsqlError requiredError() {
		return this.json.required(this.error, "an error");
	}

}
