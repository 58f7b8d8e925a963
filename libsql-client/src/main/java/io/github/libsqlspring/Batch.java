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
 */
public record Batch(List<Step> steps) {

	public Batch {
		steps = List.copyOf(steps);
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
