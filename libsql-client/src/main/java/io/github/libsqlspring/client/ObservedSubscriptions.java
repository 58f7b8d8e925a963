package io.github.libsqlspring.client;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import io.github.libsqlspring.ObservedCall;
import io.github.libsqlspring.ObservedCalls;

/**
 * Calls that are made by subscribing, each of which an observer learns of: what surrounds
 * it is in the Reactor context, and what belongs to it finds it there.
 *
 * @param calls the calls to the database
 */
record ObservedSubscriptions(ObservedCalls calls) {

	<T> Mono<T> mono(Supplier<List<String>> statements, Mono<T> call, ToLongFunction<? super T> rows) {
		return Mono.deferContextual((context) -> {
			Running running = start(statements, context);
			return call.doOnSuccess((result) -> running.end((result != null) ? rows.applyAsLong(result) : 0, null))
				.doOnError((failure) -> running.end(0, failure))
				.doOnCancel(() -> running.end(0, null))
				.contextWrite(running::addTo);
		});
	}

	<T> Flux<T> flux(Supplier<List<String>> statements, Flux<T> call) {
		return Flux.deferContextual((context) -> {
			Running running = start(statements, context);
			AtomicLong rows = new AtomicLong();
			return call.doOnNext((row) -> rows.incrementAndGet())
				.doOnError((failure) -> running.end(rows.get(), failure))
				.doOnComplete(() -> running.end(rows.get(), null))
				.doOnCancel(() -> running.end(rows.get(), null))
				.contextWrite(running::addTo);
		});
	}

	private Running start(Supplier<List<String>> statements, ContextView context) {
		return new Running(this.calls.observer()
			.start(this.calls.describe(statements.get()),
					(key) -> context.hasKey(key) ? context.<Object>get(key) : null),
				new AtomicBoolean());
	}

	/**
	 * A call under way. What has given its result can be cancelled nevertheless.
	 *
	 * @param call the call
	 * @param ended whether it has ended
	 */
	private record Running(ObservedCall call, AtomicBoolean ended) {

		void end(long rows, @Nullable Throwable failure) {
			if (this.ended.compareAndSet(false, true)) {
				this.call.end(rows, failure);
			}
		}

		Context addTo(Context context) {
			return context.putAllMap(this.call.context());
		}

	}

}
