package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import reactor.core.publisher.Mono;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlClosedException;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.Session;
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

	private final HranaStream stream;

	private final OpenSessions<HranaSession> openSessions;

	private final AtomicBoolean closed = new AtomicBoolean();

	HranaSession(HttpTransport transport, OpenSessions<HranaSession> openSessions) {
		this.transport = transport;
		this.stream = new HranaStream(transport);
		this.openSessions = openSessions;
	}

	@Override
	public BatchResult batch(Batch batch) {
		return run(batch, false);
	}

	@Override
	public BatchResult batchAndClose(Batch batch) {
		try {
			return run(batch, true);
		}
		finally {
			close();
		}
	}

	private BatchResult run(Batch batch, boolean close) {
		if (this.closed.get()) {
			throw new LibsqlClosedException(ErrorKind.CLOSED, LibsqlClosedException.CLIENT_CLOSED,
					"The session is closed", null);
		}
		try {
			return BlockingCall.await(this.stream.batch(batch, close),
					this.transport.roundTripTimeout().multipliedBy(ROUND_TRIPS), this.transport.baseUri());
		}
		catch (RuntimeException ex) {
			end(false);
			throw ex;
		}
	}

	@Override
	public void close() {
		// Waiting is for the caller's next statement: the lock is free when this returns.
		end(BlockingCalls.isAllowed() && !Thread.currentThread().isInterrupted());
	}

	private void end(boolean wait) {
		if (!this.closed.compareAndSet(false, true)) {
			return;
		}
		try {
			if (this.stream.isOpen()) {
				closeStream(wait);
			}
		}
		finally {
			this.openSessions.remove(this);
		}
	}

	// What cannot be closed now, the server closes ten seconds after its last request.
	private void closeStream(boolean wait) {
		Mono<Boolean> closing = this.stream.close().timeout(CLOSE_LIMIT).onErrorComplete().thenReturn(Boolean.TRUE);
		if (!wait) {
			closing.subscribe();
			return;
		}
		try {
			BlockingCall.await(closing, CLOSE_LIMIT.multipliedBy(2), this.transport.baseUri());
		}
		catch (LibsqlTransportException ex) {
			System.getLogger(HranaSession.class.getName()).log(System.Logger.Level.DEBUG, "Close was interrupted", ex);
		}
	}

}
