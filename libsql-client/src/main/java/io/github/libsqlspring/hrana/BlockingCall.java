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
		if (Thread.currentThread().isInterrupted()) {
			throw new LibsqlTransportException(ErrorKind.INTERRUPTED, "The thread is interrupted; nothing was executed",
					false, null, null);
		}
		CompletableFuture<T> future = mono.toFuture();
		try {
			return future.get(limit.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (ExecutionException ex) {
			throw unwrap(ex);
		}
		catch (TimeoutException ex) {
			future.cancel(true);
			throw TransportErrors.toException(ex, target);
		}
		catch (InterruptedException ex) {
			future.cancel(true);
			Thread.currentThread().interrupt();
			throw new LibsqlTransportException(ErrorKind.INTERRUPTED,
					"The thread was interrupted; whether the statement was executed is unknown", true, null, ex);
		}
	}

	/**
	 * Carries out what ends something, whose failure nobody has to know. Waits for it
	 * only where waiting is allowed: not on a reactor thread, nor on an interrupted one.
	 * @param ending what to carry out
	 * @param limit how long to wait
	 * @param target the server
	 */
	static void finish(Mono<Void> ending, Duration limit, URI target) {
		Mono<Boolean> quiet = ending.onErrorComplete().thenReturn(Boolean.TRUE);
		if (!BlockingCalls.isAllowed() || Thread.currentThread().isInterrupted()) {
			quiet.subscribe();
			return;
		}
		try {
			await(quiet, limit, target);
		}
		catch (LibsqlTransportException ex) {
			System.getLogger(BlockingCall.class.getName()).log(System.Logger.Level.DEBUG, "Not ended in time", ex);
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
