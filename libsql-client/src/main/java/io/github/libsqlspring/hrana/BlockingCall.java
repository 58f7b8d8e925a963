package io.github.libsqlspring.hrana;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import reactor.core.publisher.Mono;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.concurrent.BlockingCalls;

/**
 * Waits for a reactive chain, never without a limit. Giving up cancels the chain, which
 * aborts the request.
 */
final class BlockingCall {

	private BlockingCall() {
	}

	static <T> T await(Mono<T> mono, Duration limit, URI target) {
		BlockingCalls.check();
		CompletableFuture<T> future = mono.toFuture();
		try {
			return future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (ExecutionException ex) {
			throw unwrap(ex);
		}
		catch (TimeoutException ex) {
			future.cancel(true);
			throw TransportErrors.toException(ex, target, null);
		}
		catch (InterruptedException ex) {
			future.cancel(true);
			Thread.currentThread().interrupt();
			throw new LibsqlTransportException(ErrorKind.INTERRUPTED,
					"The thread was interrupted; whether the statement was executed is unknown", true, null, ex);
		}
	}

	private static RuntimeException unwrap(ExecutionException ex) {
		Throwable cause = ex.getCause();
		if (cause instanceof LibsqlException known) {
			// Thrown on a reactor thread: add where the caller was.
			known.addSuppressed(new CallSite());
			return known;
		}
		return (cause instanceof RuntimeException unchecked) ? unchecked : new IllegalStateException(cause);
	}

	/**
	 * Carries the stack of the caller into an exception made by another thread.
	 */
	private static final class CallSite extends RuntimeException {

		private static final long serialVersionUID = 1L;

		CallSite() {
			super("The caller's stack");
		}

	}

}
