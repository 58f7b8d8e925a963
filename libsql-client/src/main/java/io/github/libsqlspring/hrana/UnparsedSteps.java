package io.github.libsqlspring.hrana;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.Condition;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StepResult;
import io.github.libsqlspring.hrana.wire.StreamRequest;
import io.github.libsqlspring.hrana.wire.StreamResult;

/**
 * The steps of a batch that the server cannot parse. It refuses the whole batch because
 * of one, without saying which, where SQLite would run the steps before it. To make both
 * paths the same, each step is sent alone under a condition that never holds, which
 * parses it and runs nothing; then the batch is sent again with a statement that must
 * fail in the place of each refused one, so that all conditions work as if the step had
 * failed by itself.
 *
 * @param batch the batch as given
 * @param errors why a step was refused, by its index
 */
record UnparsedSteps(Batch batch, Map<Integer, LibsqlError> errors) {

	private static final Set<String> REFUSALS = Set.of("SQL_PARSE_ERROR", "SQL_NO_STATEMENT", "SQL_MANY_STATEMENTS",
			"ARGS_BOTH_POSITIONAL_AND_NAMED");

	private static final Condition NEVER = new Condition.Or(List.of());

	// abs() of the smallest integer is the one computation that SQLite must fail.
	private static final Statement FAIL = Statement.of("SELECT abs(-9223372036854775807 - 1)");

	static boolean isRefusal(LibsqlError error) {
		return REFUSALS.contains(error.code());
	}

	static List<StreamRequest> probes(Batch batch) {
		return batch.steps()
			.stream()
			.<StreamRequest>map((step) -> new StreamRequest.RunBatch(
					new Batch(List.of(new Batch.Step(NEVER, step.statement()))), null))
			.toList();
	}

	static UnparsedSteps of(Batch batch, List<StreamResult> answers) {
		Map<Integer, LibsqlError> errors = new TreeMap<>();
		for (int i = 0; i < batch.steps().size(); i++) {
			if (answers.get(i) instanceof StreamResult.Failed failed) {
				errors.put(i, failed.error());
			}
		}
		return new UnparsedSteps(batch, errors);
	}

	boolean isEmpty() {
		return this.errors.isEmpty();
	}

	Batch replacement() {
		List<Batch.Step> steps = new ArrayList<>(this.batch.steps());
		this.errors.keySet().forEach((i) -> steps.set(i, new Batch.Step(steps.get(i).condition(), FAIL)));
		return new Batch(steps, this.batch.allOrNothing());
	}

	BatchResult restore(BatchResult result) {
		List<StepResult> steps = new ArrayList<>(result.steps());
		this.errors.forEach((i, error) -> {
			if (steps.get(i) instanceof StepResult.Failure failure && failure.error().code().equals("SQLITE_UNKNOWN")) {
				steps.set(i, new StepResult.Failure(error));
			}
		});
		return new BatchResult(steps, result.autocommit());
	}

}
