package io.github.libsqlspring.hrana.wire;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.StatementDescription;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.StepResult;

/**
 * The answer to one {@link StreamRequest} (Hrana 3, "StreamResult").
 */
public sealed interface StreamResult {

	/**
	 * What to call this answer in a message.
	 * @return the value of {@code type}
	 */
	String type();

	/**
	 * A statement was executed.
	 *
	 * @param result what it gave
	 */
	record Executed(StatementResult result) implements StreamResult {

		@Override
		public String type() {
			return "execute";
		}

	}

	/**
	 * A batch has run.
	 *
	 * @param steps what became of each step; of those that the encoding leaves out at the
	 * end because they were skipped, nothing
	 * @param replicationIndex the index of the last frame of the write-ahead log, or
	 * {@code null} if the server does not say
	 */
	record BatchRan(List<StepResult> steps, @Nullable Long replicationIndex) implements StreamResult {

		public BatchRan {
			steps = List.copyOf(steps);
		}

		@Override
		public String type() {
			return "batch";
		}

	}

	/**
	 * What a statement is.
	 *
	 * @param description the description
	 */
	record Described(StatementDescription description) implements StreamResult {

		@Override
		public String type() {
			return "describe";
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
