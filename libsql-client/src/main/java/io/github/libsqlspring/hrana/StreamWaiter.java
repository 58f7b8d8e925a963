package io.github.libsqlspring.hrana;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Somebody who waits for a stream. What is handed over either arrives or can be
 * reclaimed, never both and never neither.
 */
final class StreamWaiter {

	private final Transport transport;

	// Null while waiting; NOBODY after the waiting has ended.
	private final AtomicReference<@Nullable Handed> handed = new AtomicReference<>();

	private final Sinks.One<Boolean> ready = Sinks.one();

	StreamWaiter(Transport transport) {
		this.transport = transport;
	}

	Transport transport() {
		return this.transport;
	}

	/**
	 * Ends the waiting with a stream.
	 * @param stream the stream
	 * @return {@code false} if nobody waits any more: the stream is still the caller's
	 */
	boolean handOver(PooledStream stream) {
		if (!this.handed.compareAndSet(null, new Handed(stream))) {
			return false;
		}
		// On another thread: the caller may hold a lock, or be in the middle of
		// something.
		Schedulers.parallel().schedule(() -> this.ready.tryEmitValue(Boolean.TRUE));
		return true;
	}

	/**
	 * Tells that {@link #end()} has something to give.
	 * @return emits when a stream was handed over
	 */
	Mono<Boolean> ready() {
		return this.ready.asMono();
	}

	/**
	 * Ends the waiting, or finds that it has ended.
	 * @return what was handed over and has not arrived
	 */
	@Nullable PooledStream end() {
		Handed last = this.handed.getAndSet(Handed.NOBODY);
		return (last != null) ? last.stream() : null;
	}

	private record Handed(@Nullable PooledStream stream) {

		static final Handed NOBODY = new Handed(null);

	}

}
