package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Cursor;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlClosedException;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.StatementDescription;
import io.github.libsqlspring.concurrent.BlockingCalls;
import io.github.libsqlspring.concurrent.OpenSessions;

/**
 * The blocking face of a stream.
 */
final class HranaSession implements Session {

	// A batch takes three round trips if one of its steps cannot be parsed.
	private static final int ROUND_TRIPS = 3;

	private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

	private final HttpTransport transport;

	private final Conversation stream;

	private final OpenSessions<HranaSession> openSessions;

	private final AtomicBoolean closed = new AtomicBoolean();

	// Emits an error only, and keeps it for a call that comes late.
	private final Sinks.One<BatchResult> aborted = Sinks.one();

	HranaSession(HttpTransport transport, OpenSessions<HranaSession> openSessions) {
		this.transport = transport;
		this.stream = new Conversation(transport);
		this.openSessions = openSessions;
	}

	@Override
	public BatchResult batch(Batch batch, CallOptions options) {
		return run(batch, false);
	}

	@Override
	public BatchResult batchAndClose(Batch batch, CallOptions options) {
		try {
			return run(batch, true);
		}
		finally {
			close();
		}
	}

	@Override
	public Cursor openCursor(BatchProgram program, CallOptions options) {
		throw new UnsupportedOperationException();
	}

	@Override
	public StatementDescription describe(String sql) {
		throw new UnsupportedOperationException();
	}

	@Override
	public void refuseWrites() {
		// The statements themselves are checked.
	}

	@Override
	public void cancel() {
		abort().subscribe();
	}

	private BatchResult run(Batch batch, boolean close) {
		if (this.closed.get()) {
			throw new LibsqlClosedException(ErrorKind.CLOSED, LibsqlClosedException.CLIENT_CLOSED,
					"The session is closed", null);
		}
		BlockingCalls.check();
		try {
			return BlockingCall.await(Mono.firstWithSignal(this.stream.batch(batch, close), this.aborted.asMono()),
					this.transport.responseTimeout().multipliedBy(ROUND_TRIPS).plus(CLOSE_LIMIT),
					this.transport.baseUri());
		}
		catch (RuntimeException ex) {
			end();
			throw ex;
		}
	}

	@Override
	public void close() {
		if (this.closed.compareAndSet(false, true)) {
			// Waiting is for the caller's next statement: the lock is free when this
			// returns.
			BlockingCall.finish(endStream(), CLOSE_LIMIT.multipliedBy(2), this.transport.baseUri());
		}
	}

	private void end() {
		if (this.closed.compareAndSet(false, true)) {
			endStream().subscribe();
		}
	}

	/**
	 * Ends the session against the will of its user, whose call in flight fails and is
	 * broken off. May be called from any thread.
	 * @return completes when the stream has ended, as far as known
	 */
	Mono<Void> abort() {
		this.aborted.tryEmitError(new LibsqlTransportException(ErrorKind.INTERRUPTED,
				"The database was closed; whether the statement was executed is unknown", true, null, null));
		return this.closed.compareAndSet(false, true) ? endStream() : Mono.empty();
	}

	// What cannot be closed now, the server closes ten seconds after its last request.
	private Mono<Void> endStream() {
		return this.stream.close()
			.timeout(CLOSE_LIMIT)
			.onErrorComplete()
			.doFinally((signal) -> this.openSessions.remove(this));
	}

}
