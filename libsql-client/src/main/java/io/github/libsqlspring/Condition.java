package io.github.libsqlspring;

import java.util.List;

/**
 * When a step of a {@link Batch} is executed (Hrana 3, "Batch conditions").
 * <p>
 * Hrana's {@code error} condition is missing on purpose: the specification calls it false
 * for a skipped step, libSQL servers call it true. {@code not(ok(step))} means the same
 * to all of them.
 */
public sealed interface Condition {

	/**
	 * The connection is not inside a transaction.
	 */
	Condition IS_AUTOCOMMIT = new IsAutocommit();

	/**
	 * The step was executed without an error.
	 *
	 * @param step the index of an earlier step
	 */
	record Ok(int step) implements Condition {
	}

	/**
	 * The condition does not hold.
	 *
	 * @param condition the condition
	 */
	record Not(Condition condition) implements Condition {
	}

	/**
	 * All conditions hold.
	 *
	 * @param conditions the conditions, true if there are none
	 */
	record And(List<Condition> conditions) implements Condition {

		public And {
			conditions = List.copyOf(conditions);
		}

	}

	/**
	 * One of the conditions holds.
	 *
	 * @param conditions the conditions, false if there are none
	 */
	record Or(List<Condition> conditions) implements Condition {

		public Or {
			conditions = List.copyOf(conditions);
		}

	}

	/**
	 * See {@link Condition#IS_AUTOCOMMIT}.
	 */
	record IsAutocommit() implements Condition {
	}

	static Condition ok(int step) {
		return new Ok(step);
	}

	static Condition not(Condition condition) {
		return new Not(condition);
	}

	static Condition and(Condition... conditions) {
		return new And(List.of(conditions));
	}

}
