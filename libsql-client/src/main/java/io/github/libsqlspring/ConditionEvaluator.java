package io.github.libsqlspring;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Decides whether a step of a batch runs, as a server would (Hrana 3, "Batch
 * conditions"): for databases that do not do it themselves.
 * <p>
 * Part of the inner contract.
 */
public final class ConditionEvaluator {

	private ConditionEvaluator() {
	}

	/**
	 * Evaluates a condition.
	 * @param condition the condition, or {@code null} for always
	 * @param earlier the results of the steps before
	 * @param autocommit whether the connection is outside any transaction
	 * @return whether the step runs
	 * @throws IllegalArgumentException if the condition refers to a step that is not
	 * before it
	 */
	public static boolean holds(@Nullable Condition condition, List<StepResult> earlier, boolean autocommit) {
		if (condition == null) {
			return true;
		}
		if (condition instanceof Condition.Ok ok) {
			if (ok.step() < 0 || ok.step() >= earlier.size()) {
				throw new IllegalArgumentException(
						"A condition of step " + earlier.size() + " refers to step " + ok.step());
			}
			return earlier.get(ok.step()).isOk();
		}
		if (condition instanceof Condition.Not not) {
			return !holds(not.condition(), earlier, autocommit);
		}
		// Every part is looked at: a wrong step number is an error wherever it stands.
		if (condition instanceof Condition.And and) {
			return and.conditions().stream().filter((part) -> holds(part, earlier, autocommit)).count() == and
				.conditions()
				.size();
		}
		if (condition instanceof Condition.Or or) {
			return or.conditions().stream().filter((part) -> holds(part, earlier, autocommit)).count() > 0;
		}
		if (condition instanceof Condition.IsAutocommit) {
			return autocommit;
		}
		throw new IllegalArgumentException("Unknown condition " + condition);
	}

}
