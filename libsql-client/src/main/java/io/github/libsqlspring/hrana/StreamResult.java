package io.github.libsqlspring.hrana;

import java.util.List;

import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.StepResult;

/**
 * The answer to one {@link StreamRequest} (Hrana 3, "StreamResult").
 */
sealed interface StreamResult {

	/**
	 * What to call this answer in a message.
	 * @return the value of {@code type}
	 */
	String type();

	/**
	 * A batch has run.
	 *
	 * @param steps what became of each step
	 */
	record BatchRan(List<StepResult> steps) implements StreamResult {

		public BatchRan {
			steps = List.copyOf(steps);
		}

		@Override
		public String type() {
			return "batch";
		}

	}

	/**
	 * Whether the stream is outside a transaction.
	 *
	 * @param autocommit whether it is
	 */
	record Autocommit(boolean autocommit) implements StreamResult {

		@Override
		public String type() {
			return "get_autocommit";
		}

	}

	/**
	 * An answer without content.
	 *
	 * @param type its name on the wire
	 */
	record Done(String type) implements StreamResult {
	}

	/**
	 * The request failed; those after it have been carried out all the same.
	 *
	 * @param error why
	 */
	record Failed(LibsqlError error) implements StreamResult {

		@Override
		public String type() {
			return "error";
		}

	}

}
