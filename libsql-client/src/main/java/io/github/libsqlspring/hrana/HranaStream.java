package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlProtocolException;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.hrana.wire.CursorEntry;
import io.github.libsqlspring.hrana.wire.CursorRequest;
import io.github.libsqlspring.hrana.wire.StreamRequest;
import io.github.libsqlspring.hrana.wire.StreamResult;

/**
 * A stream of a server, which is one connection to its database. The server opens it with
 * the first request. One call at a time; not thread-safe, but for {@link #isOpen()}.
 * <p>
 * Every failure of a call is a {@link LibsqlException} that says whether the requests may
 * have been executed; after it the stream is good for nothing but {@link #close()}.
 * Nothing is sent before a publisher is subscribed to; cancelling breaks the call off, so
 * that the server stops what it is doing, and is a failure of the call.
 */
interface HranaStream {

	/**
	 * Sends requests, to be carried out in order, in one go.
	 * @param requests the requests; a {@link StreamRequest.Close} only as the last. After
	 * it, the next call opens a new stream
	 * @param limit how long to wait for the whole answer, after which the call fails with
	 * a {@link LibsqlTransportException} of kind TIMEOUT
	 * @return exactly one result per request; an error result is not a failure of the
	 * call
	 */
	Mono<List<StreamResult>> send(List<StreamRequest> requests, Duration limit);

	/**
	 * Runs a batch whose results are read as they are produced, no faster than they are
	 * asked for.
	 * @param cursor the batch; the baton is the stream's business
	 * @param limit how long to wait for the first entry, and for each further one that
	 * was asked for
	 * @return the entries without the head. Completes after the last one; fails with a
	 * {@link LibsqlProtocolException} if they end too early
	 */
	Flux<CursorEntry> cursor(CursorRequest cursor, Duration limit);

	/**
	 * Closes the stream on the server, if it is open there as far as known; rolls back
	 * what is open on it. May also follow a failure.
	 * @return completes when the server has answered, or at once if there is nothing to
	 * close
	 */
	Mono<Void> close();

	/**
	 * Whether the server holds the stream, as far as known.
	 * @return {@code false} before the first answer, after the last, and after a failure
	 * that has ended it
	 */
	boolean isOpen();

}
