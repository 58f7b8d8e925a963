package io.github.libsqlspring.hrana.wire;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.Statement;

/**
 * A request on a stream (Hrana 3, "Requests").
 */
public sealed interface StreamRequest {

	/**
	 * Its name on the wire.
	 * @return the value of {@code type}
	 */
	String type();

	/**
	 * Executes one statement.
	 *
	 * @param statement the statement
	 * @param replicationIndex how far a replica must have come before it answers, or
	 * {@code null}
	 */
	record Execute(Statement statement, @Nullable Long replicationIndex) implements StreamRequest {

		@Override
		public String type() {
			return "execute";
		}

	}

	/**
	 * Runs a batch, which alone can carry conditions.
	 *
	 * @param batch the steps
	 * @param replicationIndex how far a replica must have come before it answers, or
	 * {@code null}
	 */
	record RunBatch(Batch batch, @Nullable Long replicationIndex) implements StreamRequest {

		@Override
		public String type() {
			return "batch";
		}

	}

	/**
	 * Asks what a statement is, without executing it.
	 *
	 * @param sql its text
	 */
	record Describe(String sql) implements StreamRequest {

		@Override
		public String type() {
			return "describe";
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
	 * Closes the stream, which rolls back what is open. On a WebSocket its name is
	 * {@code close_stream}.
	 */
	record Close() implements StreamRequest {

		@Override
		public String type() {
			return "close";
		}

	}

}
