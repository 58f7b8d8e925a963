package io.github.libsqlspring.client;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.Session;

/**
 * One call of a session that blocks: waits for its turn, runs, and can be cancelled.
 *
 * @param <T> the type of the result
 */
final class ScheduledCall<T> implements Runnable {

	private final ScheduledSession session;

	private final MonoSink<T> sink;

	private final CallOptions options;

	private final Work<T> work;

	private final long start = System.nanoTime();

	private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

	private @Nullable Disposable timer;

	ScheduledCall(ScheduledSession session, MonoSink<T> sink, CallOptions options, Work<T> work) {
		this.session = session;
		this.sink = sink;
		this.options = options;
		this.work = work;
	}

	void start() {
		this.sink.onCancel(this::cancel);
		Duration limit = this.session.waitLimit(this.options);
		if (limit != null) {
			this.timer = Schedulers.parallel().schedule(this::expire, limit.toMillis(), TimeUnit.MILLISECONDS);
		}
		this.session.run(this);
	}

	@Override
	public void run() {
		if (!this.state.compareAndSet(State.WAITING, State.RUNNING)) {
			return;
		}
		if (this.timer != null) {
			this.timer.dispose();
		}
		T result;
		try {
			result = this.work.on(this.session.session(), left());
		}
		catch (Throwable ex) {
			end(() -> this.sink.error(ex));
			return;
		}
		end(() -> this.sink.success(result));
	}

	private void end(Runnable signal) {
		if (this.state.compareAndSet(State.RUNNING, State.OVER)) {
			signal.run();
		}
	}

	private CallOptions left() {
		Duration timeout = this.options.timeout();
		if (timeout == null) {
			return this.options;
		}
		Duration left = timeout.minusNanos(System.nanoTime() - this.start);
		if (left.isNegative() || left.isZero()) {
			throw late();
		}
		return this.options.withTimeout(left);
	}

	private void expire() {
		if (this.state.compareAndSet(State.WAITING, State.OVER)) {
			this.sink.error(late());
		}
	}

	private LibsqlTransportException late() {
		return new LibsqlTransportException((this.options.timeout() != null) ? ErrorKind.TIMEOUT : ErrorKind.CAPACITY,
				"The embedded database was busy with other calls for too long; nothing was executed", false, null,
				null);
	}

	private void cancel() {
		if (this.timer != null) {
			this.timer.dispose();
		}
		State before = this.state.getAndSet(State.OVER);
		if (before != State.OVER) {
			this.session.breakOff();
		}
	}

	private enum State {

		WAITING, RUNNING, OVER

	}

	/**
	 * What a call does.
	 *
	 * @param <T> the type of the result
	 */
	@FunctionalInterface
	interface Work<T> {

		T on(Session session, CallOptions options);

	}

}
