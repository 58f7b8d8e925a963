package io.github.libsqlspring.hrana;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import reactor.core.publisher.Mono;
import reactor.util.context.Context;

import io.github.libsqlspring.CallObserver;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LockHolders;
import io.github.libsqlspring.RetryListener;
import io.github.libsqlspring.RetryPolicy;
import io.github.libsqlspring.concurrent.DatabaseCounters;

/**
 * A server as the conversations with it share it: the way to it, the streams that are
 * open, what is known of SQL texts, and when to try again. Thread-safe.
 */
final class HranaServer {

	// What timers can count, and nobody waits for.
	private static final Duration FOREVER = Duration.ofDays(365);

	private final HranaOptions options;

	private final Transport transport;

	private final StreamPool streams;

	private final ReadOnlyTexts readOnlyTexts = new ReadOnlyTexts();

	private final ParsedTexts parsedTexts = new ParsedTexts();

	private final DatabaseCounters counters = new DatabaseCounters();

	private final LockHolders lockHolders = new LockHolders(false);

	HranaServer(HranaOptions options, Transport transport, StreamPool streams) {
		this.options = options;
		this.transport = transport;
		this.streams = streams;
	}

	Mono<PooledStream> takeStream(Duration limit) {
		return this.streams.take(this.transport, limit);
	}

	void giveBack(PooledStream stream) {
		this.streams.giveBack(this.transport, stream);
	}

	void park(PooledStream stream) {
		this.streams.park(this.transport, stream);
	}

	StreamPool streams() {
		return this.streams;
	}

	Transport transport() {
		return this.transport;
	}

	ReadOnlyTexts readOnlyTexts() {
		return this.readOnlyTexts;
	}

	DatabaseCounters counters() {
		return this.counters;
	}

	ParsedTexts parsedTexts() {
		return this.parsedTexts;
	}

	LockHolders lockHolders() {
		return this.lockHolders;
	}

	URI baseUri() {
		return this.transport.baseUri();
	}

	/**
	 * How long a call may take.
	 * @param call how it is carried out
	 * @return its own limit, or the one configured
	 */
	Duration limit(CallOptions call) {
		Duration timeout = call.timeout();
		Duration limit = (timeout != null) ? timeout : this.options.responseTimeout();
		return (limit.compareTo(FOREVER) < 0) ? limit : FOREVER;
	}

	CallObserver callObserver() {
		return this.options.callObserver();
	}

	Optional<String> namespace() {
		return Optional.ofNullable(this.options.namespace());
	}

	/**
	 * What the requests of the current thread belong to, for those who wait for them.
	 * @return the context of their chains
	 */
	Context threadContext() {
		if (callObserver() == CallObserver.NONE) {
			return Context.empty();
		}
		Map<Object, Object> entries = callObserver().threadContext();
		return entries.isEmpty() ? Context.empty() : Context.of(entries);
	}

	int maxResultSize() {
		return this.options.maxResultSize();
	}

	Deadline deadline(CallOptions call) {
		return Deadline.after(limit(call));
	}

	/**
	 * Decides whether a call is made again.
	 * @param failure how it has failed
	 * @param work what it is
	 * @param attempt how often it has been made
	 * @param deadline the end of the time that it has
	 * @return completes when the pause before the next attempt is over; empty if there is
	 * to be none
	 */
	Optional<Mono<Void>> retry(LibsqlException failure, RetryTable.Work work, int attempt, Deadline deadline) {
		if (failure.kind() == ErrorKind.CAPACITY) {
			// Others need the places more.
			this.streams.giveUpIdle();
		}
		RetryPolicy policy = this.options.retryPolicy();
		if (attempt >= policy.maxAttempts() || !RetryTable.isSafe(failure, work)) {
			return Optional.empty();
		}
		Duration pause = Backoff.before(policy, attempt + 1);
		if (!deadline.allows(pause)) {
			return Optional.empty();
		}
		this.counters.retried(failure);
		tell(new RetryListener.Retry(attempt + 1, pause, failure));
		return Optional.of(Mono.delay(pause).then());
	}

	private void tell(RetryListener.Retry retry) {
		try {
			this.options.retryListener().onRetry(retry);
		}
		catch (RuntimeException ex) {
			System.getLogger(HranaServer.class.getName())
				.log(System.Logger.Level.WARNING, "The listener for retries has failed", ex);
		}
	}

}
