package io.github.libsqlspring.hrana;

import io.github.libsqlspring.Batch;

/**
 * A request on a stream (Hrana 3, "Requests"). Every statement travels in a batch, which
 * alone can carry a condition.
 */
sealed interface StreamRequest {

	/**
	 * Its name on the wire.
	 * @return the value of {@code type}
	 */
	String type();

	/**
	 * Runs a batch.
	 *
	 * @param batch the steps
	 */
	record RunBatch(Batch batch) implements StreamRequest {

		@Override
		public String type() {
			return "batch";
		}

	}

	/**
	 * Asks whether the stream is outside a transaction.
	 */
	record GetAutocommit() implements StreamRequest {

		@Override
		public String type() {
			return "get_autocommit";
		}

	}

	/**
	 * Closes the stream, which rolls back what is open.
	 */
	record Close() implements StreamRequest {

		@Override
		public String type() {
			return "close";
		}

	}

}
