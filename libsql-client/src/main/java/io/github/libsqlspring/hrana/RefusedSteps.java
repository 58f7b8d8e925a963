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
 * The steps of a batch that must not, or cannot, be sent as they are, though those before
 * them have to be executed: what the server cannot parse, because it refuses the whole
 * batch for one such step without saying which; and what would write where only reading
 * is allowed. The batch is sent with a statement that must fail in the place of each, so
 * that all conditions work as if the step had failed by itself.
 *
 * @param batch the batch as given
 * @param errors why a step is refused, by its index
 */
record RefusedSteps(Batch batch, Map<Integer, LibsqlError> errors) {

	private static final Set<String> REFUSALS = Set.of("SQL_PARSE_ERROR", "SQL_NO_STATEMENT", "SQL_MANY_STATEMENTS",
			"ARGS_BOTH_POSITIONAL_AND_NAMED");

	private static final Condition NEVER = new Condition.Or(List.of());

	// abs() of the smallest integer is the one computation that SQLite must fail.
	private static final Statement FAIL = Statement.of("SELECT abs(-9223372036854775807 - 1)");

	static RefusedSteps none(Batch batch) {
		return new RefusedSteps(batch, Map.of());
	}

	/**
	 * Whether a server has refused a batch because of what one of its steps says.
	 * @param error why the batch failed
	 * @return whether {@link #probe} finds out which step that is
	 */
	static boolean isRefusal(LibsqlError error) {
		return REFUSALS.contains(error.code());
	}

	/**
	 * A request that lets the server parse a statement and run nothing: it stands under a
	 * condition that never holds.
	 * @param statement the statement
	 * @return the request, which fails if the server refuses the statement
	 */
	static StreamRequest probe(Statement statement) {
		return new StreamRequest.RunBatch(new Batch(List.of(new Batch.Step(NEVER, statement))), null);
	}

	/**
	 * The steps that a server refuses.
	 * @param batch the batch
	 * @param answers the answers to the {@link #probe probes} of its steps
	 * @return the steps
	 */
	static RefusedSteps of(Batch batch, List<StreamResult> answers) {
		Map<Integer, LibsqlError> errors = new TreeMap<>();
		for (int i = 0; i < batch.steps().size(); i++) {
			if (answers.get(i) instanceof StreamResult.Failed failed) {
				errors.put(i, failed.error());
			}
		}
		return new RefusedSteps(batch, errors);
	}

	boolean isEmpty() {
		return this.errors.isEmpty();
	}

	/**
	 * The first refusal.
	 * @return why, if there is any
	 */
	LibsqlError firstError() {
		return this.errors.values().iterator().next();
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
