package io.github.libsqlspring;

/**
 * What became of one step of a {@link Batch}.
 */
public sealed interface StepResult {

	/**
	 * The condition of the step did not hold.
	 */
	StepResult SKIPPED = new Skipped();

	/**
	 * Whether the step was executed without an error.
	 * @return whether it succeeded
	 */
	boolean isOk();

	/**
	 * The statement was executed.
	 *
	 * @param result what it gave
	 */
	record Success(StatementResult result) implements StepResult {

		@Override
		public boolean isOk() {
			return true;
		}

	}

	/**
	 * The statement failed.
	 *
	 * @param error why
	 */
	record Failure(LibsqlError error) implements StepResult {

		@Override
		public boolean isOk() {
			return false;
		}

	}

	/**
	 * See {@link StepResult#SKIPPED}.
	 */
	record Skipped() implements StepResult {

		@Override
		public boolean isOk() {
			return false;
		}

	}

}
