package io.github.libsqlspring.reactive;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Session;

/**
 * One conversation with a database, as a {@link Session} is, for callers that do not
 * block. Nothing happens before a publisher is subscribed to; each is to be subscribed to
 * once, and not before the one before has ended. Cancelling a subscription breaks the
 * call off and closes the session.
 */
public interface ReactiveSession {

	/**
	 * Runs the steps, as {@link Session#batch(Batch, CallOptions)} does.
	 * @param batch the steps
	 * @param options how
	 * @return one result per step
	 */
	Mono<BatchResult> batch(Batch batch, CallOptions options);

	/**
	 * Runs the steps and closes the session, as
	 * {@link Session#batchAndClose(Batch, CallOptions)} does.
	 * @param batch the steps
	 * @param options how
	 * @return one result per step
	 */
	Mono<BatchResult> batchAndClose(Batch batch, CallOptions options);

	/**
	 * Ends a transaction that has only read, and closes the session, as
	 * {@link Session#endReading(BatchProgram, CallOptions)} does.
	 * @param end what ends it
	 * @param options how
	 * @return completes when the session is closed
	 */
	default Mono<Void> endReading(BatchProgram end, CallOptions options) {
		return batchAndClose(end.batch(), options).then();
	}

	/**
	 * Runs a program of one statement. No more rows of a query are read than are asked
	 * for, but for a few; those of a change with RETURNING may be read at once.
	 * @param program the program
	 * @param options how; the time limit is for the first row, and for each further one
	 * @return the rows; cancelling stops the statement and leaves the session open
	 */
	Flux<Row> rows(BatchProgram program, CallOptions options);

	/**
	 * Refuses writes from now on, as {@link Session#refuseWrites()} does.
	 */
	void refuseWrites();

	/**
	 * Ends the conversation and rolls back what is open. Reports no failure.
	 * @return completes when it has ended, as far as known
	 */
	Mono<Void> close();

}
