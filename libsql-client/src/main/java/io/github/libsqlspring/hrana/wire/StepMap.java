package io.github.libsqlspring.hrana.wire;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.StepResult;

/**
 * The results of a batch where they are a map from the index of the step, from which
 * skipped steps are missing.
 */
final class StepMap {

	// Far more than a batch can have, and little memory if somebody makes it up.
	private static final int MAX_STEPS = 1 << 20;

	private @Nullable StepResult[] steps = new StepResult[4];

	private int size;

	/**
	 * Takes the result of a step.
	 * @param index the index of the step
	 * @param result its result
	 * @return {@code false} if the index is impossible or has a result already
	 */
	boolean put(int index, StepResult result) {
		if (index < 0 || index >= MAX_STEPS || (index < this.size && this.steps[index] != null)) {
			return false;
		}
		if (index >= this.steps.length) {
			this.steps = Arrays.copyOf(this.steps, Math.max(index + 1, this.steps.length * 2));
		}
		this.steps[index] = result;
		this.size = Math.max(this.size, index + 1);
		return true;
	}

	/**
	 * The results up to the last step that was not skipped.
	 * @return the results
	 */
	List<StepResult> toList() {
		StepResult[] list = new StepResult[this.size];
		for (int i = 0; i < list.length; i++) {
			StepResult step = this.steps[i];
			list[i] = (step != null) ? step : StepResult.SKIPPED;
		}
		return List.of(list);
	}

}
