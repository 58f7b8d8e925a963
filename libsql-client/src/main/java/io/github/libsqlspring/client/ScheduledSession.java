package io.github.libsqlspring.client;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Cursor;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlClosedException;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.reactive.ReactiveSession;

/**
 * A session that blocks, for callers that do not. Its calls run one after the other on
 * threads that never carry out what the caller does with a result: that is for a
 * scheduler whose threads must not block, as on the remote path.
 */
final class ScheduledSession implements ReactiveSession, Lane.Visitor {

	private static final Duration MAX_WAIT = Duration.ofSeconds(30);

	// So few, because each of them may be large.
	private static final int PREFETCH = 16;

	private final Supplier<Session> opening;

	private final Lane lane;

	private final Executor threads;

	private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

	private final AtomicInteger pending = new AtomicInteger();

	private final AtomicBoolean entered = new AtomicBoolean();

	private volatile @Nullable Session session;

	private volatile @Nullable LibsqlException refusal;

	private volatile boolean writesRefused;

	private volatile boolean ended;

	ScheduledSession(Supplier<Session> opening, Lane lane, Executor threads) {
		this.opening = opening;
		this.lane = lane;
		this.threads = threads;
	}

	@Override
	public Mono<BatchResult> batch(Batch batch, CallOptions options) {
		return call(options, (open, left) -> open.batch(batch, left));
	}

	@Override
	public Mono<BatchResult> batchAndClose(Batch batch, CallOptions options) {
		return call(options, (open, left) -> {
			try {
				return open.batchAndClose(batch, left);
			}
			finally {
				endNow();
			}
		});
	}

	private <T> Mono<T> call(CallOptions options, ScheduledCall.Work<T> work) {
		return Mono.<T>create((sink) -> new ScheduledCall<>(this, sink, options, work).start())
			.publishOn(Schedulers.parallel());
	}

	@Override
	public Flux<Row> rows(BatchProgram program, CallOptions options) {
		return call(options, (open, left) -> open.openCursor(program, left))
			.flatMapMany((cursor) -> Flux.<Row>create((sink) -> new ScheduledRows(this, cursor, sink).start())
				.publishOn(Schedulers.parallel(), PREFETCH))
			.doOnDiscard(Cursor.class, (cursor) -> run(cursor::close));
	}

	@Override
	public void refuseWrites() {
		this.writesRefused = true;
	}

	@Override
	public Mono<Void> close() {
		return Mono.defer(() -> {
			if (this.ended || !this.entered.get() || this.lane.giveUp(this)) {
				this.ended = true;
				return Mono.empty();
			}
			return Mono.<Void>create((sink) -> run(() -> {
				endNow();
				sink.success();
			})).publishOn(Schedulers.parallel());
		});
	}

	private void endNow() {
		this.ended = true;
		Session open = this.session;
		if (open != null) {
			open.close();
		}
		this.lane.leave(this);
	}

	/**
	 * How long a call waits for its turn.
	 * @param options those of the call
	 * @return the time; empty if the session has its turn
	 */
	@Nullable Duration waitLimit(CallOptions options) {
		if (this.entered.get()) {
			return null;
		}
		return (options.timeout() != null) ? options.timeout() : MAX_WAIT;
	}

	/**
	 * Runs a task after those before it, on a thread that may block.
	 * @param task the task, which does not throw
	 */
	void run(Runnable task) {
		this.tasks.add(task);
		if (this.pending.getAndIncrement() > 0) {
			return;
		}
		if (this.entered.compareAndSet(false, true)) {
			this.lane.enter(this);
		}
		else {
			proceed();
		}
	}

	@Override
	public void proceed() {
		this.threads.execute(this::runAll);
	}

	private void runAll() {
		do {
			Runnable task = this.tasks.poll();
			if (task != null) {
				task.run();
			}
		}
		while (this.pending.decrementAndGet() > 0);
	}

	@Override
	public void refuse(boolean closed) {
		this.refusal = closed ? closedException("client") : new LibsqlTransportException(ErrorKind.CAPACITY,
				"Too many calls wait for the embedded database; nothing was executed", false, null, null);
		proceed();
	}

	/**
	 * The session below, for a task.
	 * @return the session, opened by the first task
	 */
	Session session() {
		LibsqlException refused = this.refusal;
		if (refused != null) {
			throw refused;
		}
		if (this.ended) {
			throw closedException("session");
		}
		Session open = this.session;
		if (open == null) {
			open = this.opening.get();
			this.session = open;
			if (this.writesRefused) {
				open.refuseWrites();
			}
		}
		return open;
	}

	private static LibsqlClosedException closedException(String what) {
		return new LibsqlClosedException(ErrorKind.CLOSED, LibsqlClosedException.CLIENT_CLOSED,
				"The " + what + " is closed; nothing was executed", null);
	}

	/**
	 * Breaks off the call that is under way and closes the session. Does not wait.
	 */
	void breakOff() {
		Session open = this.session;
		if (open != null) {
			aside(open::cancel);
		}
		close().subscribe();
	}

	/**
	 * Runs something beside the task that is under way.
	 * @param interruption what ends that task, and does not throw
	 */
	void aside(Runnable interruption) {
		this.threads.execute(interruption);
	}

}
