package io.github.libsqlspring;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A program of statements that the database runs in one go, on a server in one round
 * trip. A step without a condition always runs; a failed step does not stop the later
 * ones, their conditions do.
 *
 * @param steps the steps, in order
 * @param allOrNothing whether the failure of a step means that no step had an effect, so
 * that the batch may be run again
 */
public record Batch(List<Step> steps, boolean allOrNothing) {

	public Batch {
		steps = List.copyOf(steps);
	}

	/**
	 * A batch whose steps may succeed one by one.
	 * @param steps the steps, in order
	 */
	public Batch(List<Step> steps) {
		this(steps, false);
	}

	/**
	 * One statement of a batch.
	 *
	 * @param condition when to run it, or {@code null} for always
	 * @param statement what to run
	 */
	public record Step(@Nullable Condition condition, Statement statement) {

		public Step {
			Objects.requireNonNull(statement, "statement");
		}

	}

}
