package io.github.libsqlspring.hrana.wire;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.StatementDescription;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.StepResult;

/**
 * The answer to one request in JSON (Hrana 3, "Requests"). JSON has no order, therefore
 * the fields of all answers are taken first, and the type says at the end which of them
 * count.
 */
final class JsonResponse {

	private final JsonInput json;

	private final JsonStructures structures;

	private final ResultBuilder result = new ResultBuilder();

	private @Nullable String type;

	private boolean hasResult;

	private List<@Nullable StatementResult> stepResults = List.of();

	private List<@Nullable LibsqlError> stepErrors = List.of();

	private List<@Nullable String> parameters = List.of();

	private boolean explain;

	private boolean readOnly;

	private @Nullable Boolean autocommit;

	private List<CursorEntry> entries = List.of();

	private boolean done;

	private JsonResponse(JsonInput json, JsonStructures structures) {
		this.json = json;
		this.structures = structures;
	}

	static JsonResponse read(JsonInput json, JsonStructures structures) {
		JsonResponse response = new JsonResponse(json, structures);
		json.startObject();
		while (json.nextField()) {
			switch (json.fieldName()) {
				case "type" -> response.type = json.nextString();
				case "result" -> response.readResult();
				case "is_autocommit" -> response.autocommit = json.nextBoolean();
				case "entries" -> response.entries = json.nextList(() -> JsonEntry.read(json, structures));
				case "done" -> response.done = json.nextBoolean();
				default -> json.skipField();
			}
		}
		return response;
	}

	private void readResult() {
		this.hasResult = this.json.nextNullable(() -> {
			this.json.startObject();
			while (this.json.nextField()) {
				if (!readStatementField(this.result)) {
					readOtherField();
				}
			}
			return true;
		}) != null;
	}

	private void readOtherField() {
		switch (this.json.fieldName()) {
			case "step_results" -> this.stepResults = this.json.nextNullables(this::readStatementResult);
			case "step_errors" -> this.stepErrors = this.json.nextNullables(this.structures::readError);
			case "params" -> this.parameters = this.json.nextList(this.structures::readColumn)
				.stream()
				.map((parameter) -> parameter.name().isEmpty() ? null : parameter.name())
				.collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
			case "is_explain" -> this.explain = this.json.nextBoolean();
			case "is_readonly" -> this.readOnly = this.json.nextBoolean();
			default -> this.json.skipField();
		}
	}

	private StatementResult readStatementResult() {
		ResultBuilder builder = new ResultBuilder();
		this.json.startObject();
		while (this.json.nextField()) {
			if (!readStatementField(builder)) {
				this.json.skipField();
			}
		}
		return builder.build();
	}

	private boolean readStatementField(ResultBuilder builder) {
		switch (this.json.fieldName()) {
			case "cols" -> this.json.nextEach(() -> builder.addColumn(this.structures.readColumn()));
			case "rows" -> this.json.nextEach(() -> builder.addRow(this.structures.readRow()));
			case "affected_row_count" -> builder.affectedRowCount(this.json.nextLong());
			case "last_insert_rowid" -> builder.rowid(this.json.nextNullableLong());
			case "replication_index" -> builder.replicationIndex(this.json.nextNullableLong());
			case "rows_read" -> builder.rowsRead(this.json.nextLong());
			case "rows_written" -> builder.rowsWritten(this.json.nextLong());
			case "query_duration_ms" -> builder.milliseconds(this.json.nextDouble());
			default -> {
				return false;
			}
		}
		return true;
	}

	// An answer of a WebSocket only.
	boolean isFetch() {
		return "fetch_cursor".equals(this.type);
	}

	ServerMessage.Fetched toFetched(int requestId) {
		return new ServerMessage.Fetched(requestId, this.entries, this.done);
	}

	StreamResult toResult() {
		String name = this.json.required(this.type, "the type of a response");
		return switch (name) {
			case "execute" -> new StreamResult.Executed(withResult().build());
			case "batch" -> new StreamResult.BatchRan(steps(), withResult().replicationIndex());
			case "describe" -> new StreamResult.Described(
					new StatementDescription(this.parameters, withResult().columns(), this.explain, this.readOnly));
			case "get_autocommit" -> new StreamResult.Autocommit(this.json.required(this.autocommit, "is_autocommit"));
			default -> new StreamResult.Done(name);
		};
	}

	private ResultBuilder withResult() {
		if (!this.hasResult) {
			throw this.json.malformed("a result");
		}
		return this.result;
	}

	private List<StepResult> steps() {
		if (this.stepResults.size() != this.stepErrors.size()) {
			throw this.json.malformed("as many step_errors as step_results");
		}
		List<StepResult> steps = new ArrayList<>(this.stepResults.size());
		for (int i = 0; i < this.stepResults.size(); i++) {
			StatementResult success = this.stepResults.get(i);
			LibsqlError error = this.stepErrors.get(i);
			steps.add((error != null) ? new StepResult.Failure(error)
					: (success != null) ? new StepResult.Success(success) : StepResult.SKIPPED);
		}
		return steps;
	}

}
