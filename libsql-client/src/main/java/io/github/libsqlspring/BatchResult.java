package io.github.libsqlspring;

import java.util.List;

/**
 * What became of a {@link Batch}.
 *
 * @param steps one result per step, in order
 * @param autocommit whether the connection was outside any transaction after the last
 * step
 */
public record BatchResult(List<StepResult> steps, boolean autocommit) {

	public BatchResult {
		steps = List.copyOf(steps);
	}

}
