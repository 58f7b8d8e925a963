package io.github.libsqlspring.hrana;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Takes the elements of a flux one at a time, each when it is asked for. One caller at a
 * time; {@link #cancel()} may come from any thread.
 *
 * @param <T> the type of the elements
 */
final class PulledFlux<T> {

	private final Flux<T> source;

	private final Puller puller = new Puller();

	private boolean started;

	private Sinks.@Nullable One<T> asked;

	private boolean done;

	private @Nullable Throwable failure;

	PulledFlux(Flux<T> source) {
		this.source = source;
	}

	/**
	 * The next element.
	 * @return the element; completes empty after the last one
	 */
	Mono<T> next() {
		return Mono.defer(() -> {
			Sinks.One<T> sink = Sinks.one();
			synchronized (this) {
				if (this.done) {
					return (this.failure != null) ? Mono.error(this.failure) : Mono.empty();
				}
				this.asked = sink;
			}
			if (this.started) {
				this.puller.request(1);
			}
			else {
				this.started = true;
				this.source.subscribe(this.puller);
			}
			return sink.asMono();
		});
	}

	/**
	 * Whether there are no more elements.
	 * @return {@code true} after the source has ended and nothing is left
	 */
	synchronized boolean isDone() {
		return this.done;
	}

	void cancel() {
		this.puller.cancel();
	}

	private Sinks.@Nullable One<T> takeAsked() {
		Sinks.One<T> sink = this.asked;
		this.asked = null;
		return sink;
	}

	private void end(@Nullable Throwable cause) {
		Sinks.One<T> sink;
		synchronized (this) {
			this.done = true;
			this.failure = cause;
			sink = takeAsked();
		}
		if (sink != null && cause != null) {
			sink.tryEmitError(cause);
		}
		else if (sink != null) {
			sink.tryEmitEmpty();
		}
	}

	private final class Puller extends BaseSubscriber<T> {

		@Override
		protected void hookOnSubscribe(Subscription subscription) {
			subscription.request(1);
		}

		@Override
		protected void hookOnNext(T element) {
			Sinks.One<T> sink;
			synchronized (PulledFlux.this) {
				sink = takeAsked();
			}
			if (sink != null) {
				sink.tryEmitValue(element);
			}
		}

		@Override
		protected void hookOnComplete() {
			end(null);
		}

		@Override
		protected void hookOnError(Throwable failure) {
			end(failure);
		}

	}

}
