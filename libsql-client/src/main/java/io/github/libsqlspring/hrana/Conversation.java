package io.github.libsqlspring.hrana;

import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.FailedStatement;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.StatementDescription;
import io.github.libsqlspring.hrana.RetryTable.Situation;
import io.github.libsqlspring.hrana.RetryTable.Work;
import io.github.libsqlspring.hrana.wire.CursorEntry;
import io.github.libsqlspring.hrana.wire.CursorRequest;
import io.github.libsqlspring.hrana.wire.StreamRequest;
import io.github.libsqlspring.hrana.wire.StreamResult;
import io.github.libsqlspring.reactive.ReactiveSession;
import io.github.libsqlspring.sql.ConnectionState;

/**
 * A conversation with a server: the reactive chain of the remote path, whatever the
 * transport. Takes a stream for its first call, holds it as long as it has to, and sends
 * again what is safe to be sent again. One call at a time; not thread-safe, but for
 * {@link #close()}.
 */
final class Conversation implements ReactiveSession {

	private final HranaServer server;

	private final Runnable onEnd;

	// Whoever takes it out ends it, or gives it back.
	private final AtomicReference<@Nullable PooledStream> stream = new AtomicReference<>();

	private final AtomicBoolean parked = new AtomicBoolean();

	// Emits an error only, and keeps it for a call that comes late.
	private final Sinks.One<Object> broken = Sinks.one();

	private volatile boolean underWay;

	private volatile boolean autocommit = true;

	private volatile boolean changed;

	private boolean readOnly;

	// Whether the statement of a cursor may be running that nobody reads any more.
	private volatile boolean cursorLeft;

	private volatile boolean closed;

	Conversation(HranaServer server, Runnable onEnd) {
		this.server = server;
		this.onEnd = onEnd;
	}

	@Override
	public Mono<BatchResult> batch(Batch batch, CallOptions options) {
		return call(batch, options, false);
	}

	@Override
	public Mono<BatchResult> batchAndClose(Batch batch, CallOptions options) {
		return call(batch, options, true).flatMap((result) -> close().thenReturn(result))
			.onErrorResume((failure) -> close().then(Mono.error(failure)));
	}

	@Override
	public Mono<Void> endReading(BatchProgram end, CallOptions options) {
		return close();
	}

	private Mono<BatchResult> call(Batch batch, CallOptions options, boolean last) {
		return carryOut(() -> {
			Call call = new Call(batch, options, last, this.server.deadline(options));
			return attempt(call, 1).flatMap((result) -> collected(call, result)).doOnNext((result) -> {
				park(!last);
				this.server.counters().answered(result);
			}).onErrorMap(LibsqlException.class, call::explain);
		});
	}

	// Its state is of use to the next call, like the rowid of the last one.
	private void park(boolean goesOn) {
		PooledStream held = this.stream.get();
		if (goesOn && held != null && held.isOpen() && this.autocommit && !this.changed) {
			this.server.park(held);
			this.parked.set(true);
		}
	}

	// Whoever cancels it ends the conversation.
	private <T> Mono<T> carryOut(Supplier<Mono<T>> work) {
		Mono<T> call = Mono.defer(() -> {
			checkOpen();
			this.underWay = true;
			@SuppressWarnings("unchecked")
			Mono<T> end = (Mono<T>) this.broken.asMono();
			return Mono.firstWithSignal(work.get(), end);
		}).doOnError(LibsqlException.class, this.server.counters()::failed).doOnTerminate(() -> this.underWay = false);
		return ifCancelled(call, () -> abort(Replies.closed()).subscribe());
	}

	// Operators cancel what has given its result too; that is not the end of a call.
	private static <T> Mono<T> ifCancelled(Mono<T> call, Runnable action) {
		return Mono.defer(() -> {
			AtomicBoolean over = new AtomicBoolean();
			return call.doOnTerminate(() -> over.set(true)).doOnCancel(() -> {
				if (!over.get()) {
					action.run();
				}
			});
		});
	}

	// What was set on a connection is as much a part of a conversation as a transaction.
	private Work work(Call call) {
		return (this.autocommit && !this.changed) ? call.work() : Work.IN_TRANSACTION;
	}

	// A query can be run again, row by row: of that, a server sends any amount.
	private Mono<BatchResult> collected(Call call, BatchResult result) {
		if (!LargeResult.isMissing(result) || call.work() != Work.READ) {
			return Mono.just(result);
		}
		LargeResult large = new LargeResult(this.server.maxResultSize());
		return takeStream(call.deadline()).flatMapMany((current) -> readCursor(current, call, new CursorProgress()))
			.takeWhile(large::add)
			.then(Mono.fromSupplier(
					() -> large.result().map((step) -> new BatchResult(List.of(step), this.autocommit)).orElse(result)))
			.timeout(call.deadline().remaining())
			.onErrorMap(TimeoutException.class, (ex) -> TransportErrors.toException(ex, this.server.baseUri()));
	}

	private Mono<BatchResult> attempt(Call call, int attempt) {
		Work work = work(call);
		return once(call).flatMap((result) -> {
			LibsqlException busy = (work != Work.IN_TRANSACTION) ? call.busyWithoutEffect(result) : null;
			return (busy != null) ? again(call, attempt, work, busy, Mono.just(result)) : Mono.just(result);
		})
			.onErrorResume(LibsqlException.class, (failure) -> (work == Work.WRITE && isPerhapsHalfDone(call, failure))
					? Mono.error(failure) : again(call, attempt, work, failure, Mono.error(failure)));
	}

	// A lock that was missed has no effect on one statement, but those before it stand.
	private static boolean isPerhapsHalfDone(Call call, LibsqlException failure) {
		return call.batch().steps().size() > 1 && !call.batch().allOrNothing()
				&& Situation.of(failure).filter(Situation.BUSY::equals).isPresent();
	}

	private Mono<BatchResult> again(Call call, int attempt, Work work, LibsqlException failure,
			Mono<BatchResult> otherwise) {
		return this.server.retry(failure, work, attempt, call.deadline())
			.map((pause) -> pause.then(Mono.defer(() -> attempt(call, attempt + 1))))
			.orElse(otherwise);
	}

	private Mono<BatchResult> once(Call call) {
		return onStream(call.deadline(), (current) -> exchange(current, call));
	}

	// Once, or a second time on a new stream if an unused one was no longer there.
	private <T> Mono<T> onStream(Deadline deadline, Function<PooledStream, Mono<T>> work) {
		return takeStream(deadline).flatMap((current) -> {
			boolean replaceable = isReplaceable(current);
			return on(current, work).onErrorResume((failure) -> {
				if (!replaceable || !Replies.isStreamGone(failure)) {
					return Mono.error(failure);
				}
				// Most likely all of them are gone.
				this.server.streams().giveUpIdle();
				return takeStream(deadline).flatMap((fresh) -> on(fresh, work));
			});
		});
	}

	private <T> Mono<T> on(PooledStream current, Function<PooledStream, Mono<T>> work) {
		return ifCancelled(work.apply(current).doOnError((failure) -> abandon(current)), () -> abandon(current));
	}

	private boolean isReplaceable(PooledStream current) {
		return this.autocommit && !this.changed && current.isOpen();
	}

	private Mono<PooledStream> takeStream(Deadline deadline) {
		PooledStream held = this.stream.get();
		if (held != null && (!this.parked.getAndSet(false) || this.server.streams().unpark(held))) {
			return Mono.just(held);
		}
		// Others have its place.
		this.stream.compareAndSet(held, null);
		return this.server.takeStream(deadline.remaining()).doOnNext((taken) -> {
			this.stream.set(taken);
			if (this.closed) {
				abandon(taken);
				throw Replies.closed();
			}
		});
	}

	private Mono<BatchResult> exchange(PooledStream current, Call call) {
		return refusals(current, call).flatMap((refused) -> {
			Exchange exchange = new Exchange(this.server, current, call, call.last() && !keepsStream(call));
			return refused.isEmpty() ? exchange.run() : exchange.run(refused);
		}).doOnNext((result) -> {
			this.autocommit = result.autocommit();
			this.changed |= call.changesConnection();
		});
	}

	private boolean keepsStream(Call call) {
		return !this.changed && !call.changesConnection() && this.server.streams().keeps();
	}

	private Mono<RefusedSteps> refusals(PooledStream current, Call call) {
		return this.readOnly ? this.server.readOnlyTexts().refuseWrites(current, call)
				: Mono.just(RefusedSteps.none(call.batch()));
	}

	/**
	 * Runs a program of one statement, whose results are read as they are produced.
	 * @param program the program
	 * @param options how
	 * @return what the program gives, piece by piece
	 */
	Flux<CursorEntry> entries(BatchProgram program, CallOptions options) {
		return Flux.defer(() -> {
			checkOpen();
			Call call = new Call(program.batch(), options, false, this.server.deadline(options));
			if (call.work() != Work.READ) {
				// A server undoes the change of a cursor that is closed before its end.
				return batch(program.batch(), options).flatMapIterable((result) -> StepEntries.of(result.steps()));
			}
			this.underWay = true;
			return openCursor(call, 1).doOnError(LibsqlException.class, this.server.counters()::failed)
				.onErrorMap(LibsqlException.class, call::explain)
				.takeUntilOther(this.broken.asMono());
		}).doOnTerminate(() -> this.underWay = false).doOnCancel(() -> this.underWay = false);
	}

	private Flux<CursorEntry> openCursor(Call call, int attempt) {
		Work work = work(call);
		CursorProgress progress = new CursorProgress();
		return readCursor(call, progress).onErrorResume(LibsqlException.class, (failure) -> {
			Flux<CursorEntry> error = Flux.error(failure);
			if (progress.hasBegun()) {
				return error;
			}
			return this.server.retry(failure, work, attempt, call.deadline())
				.map((pause) -> pause.thenMany(Flux.defer(() -> openCursor(call, attempt + 1))))
				.orElse(error);
		});
	}

	private Flux<CursorEntry> readCursor(Call call, CursorProgress progress) {
		return takeStream(call.deadline()).flatMapMany((current) -> {
			boolean replaceable = isReplaceable(current);
			return readCursor(current, call, progress).onErrorResume((failure) -> {
				if (!replaceable || progress.hasBegun() || !Replies.isStreamGone(failure)) {
					return Flux.error(failure);
				}
				this.server.streams().giveUpIdle();
				return takeStream(call.deadline()).flatMapMany((fresh) -> readCursor(fresh, call, progress));
			});
		});
	}

	private Flux<CursorEntry> readCursor(PooledStream current, Call call, CursorProgress progress) {
		CursorRequest request = new CursorRequest(null, call.batch(), call.options().replicationIndex());
		// The statement is tried before, because a mistake in a cursor costs the stream.
		return checkBefore(current, call).thenMany(Flux.defer(() -> current.cursor(request, call.limit(this.server))))
			.doOnNext((entry) -> {
				if (!progress.hasBegun()) {
					this.changed |= call.changesConnection();
				}
				progress.after(entry);
				count(entry);
				this.autocommit &= !progress.beginsTransaction(entry, call);
			})
			.doOnComplete(() -> park(!call.last()))
			.doOnError((failure) -> {
				if (!isAnswer(failure)) {
					abandon(current);
				}
			})
			.doOnCancel(() -> {
				// Inside a transaction the stream goes on: the server has only stopped
				// the
				// statement.
				this.changed |= call.changesConnection();
				this.cursorLeft = true;
				if (this.autocommit) {
					abandon(current);
				}
			});
	}

	private void count(CursorEntry entry) {
		if (entry instanceof CursorEntry.StepError failed) {
			this.server.counters().failed(failed.error());
		}
		else if (entry instanceof CursorEntry.Failed failed) {
			this.server.counters().failed(failed.error());
		}
	}

	// Of a statement that was refused before its cursor: the stream is as it was.
	private static boolean isAnswer(Throwable failure) {
		return failure instanceof LibsqlResponseException response && response.httpStatus().isEmpty();
	}

	private Mono<Void> checkBefore(PooledStream current, Call call) {
		return refusals(current, call).flatMap((refused) -> {
			if (refused.isEmpty()) {
				return this.server.parsedTexts().check(current, call);
			}
			return Mono.error(new LibsqlResponseException(refused.firstError(), null));
		});
	}

	@Override
	public Flux<Row> rows(BatchProgram program, CallOptions options) {
		return Flux.defer(() -> {
			ProgramRows rows = new ProgramRows(program);
			return entries(program, options).mapNotNull(rows::read).concatWith(Mono.fromRunnable(rows::end));
		});
	}

	/**
	 * Asks what a statement is, without executing it.
	 * @param sql its text
	 * @return the description
	 */
	Mono<StatementDescription> describe(String sql) {
		return carryOut(() -> {
			Deadline deadline = this.server.deadline(CallOptions.DEFAULT);
			return onStream(deadline,
					(current) -> current.send(List.of(new StreamRequest.Describe(sql)), deadline.remaining()))
				// SQLite carries out some PRAGMAs already when it compiles them.
				.doOnNext((results) -> {
					this.changed |= ConnectionState.isChangedByAny(sql);
					park(true);
				})
				.map((results) -> toDescription(results.get(0), sql));
		});
	}

	private static StatementDescription toDescription(StreamResult result, String sql) {
		if (result instanceof StreamResult.Described described) {
			return described.description();
		}
		if (result instanceof StreamResult.Failed failed) {
			throw new LibsqlResponseException(failed.error(), FailedStatement.single(sql));
		}
		throw Replies.unexpected("describe", result);
	}

	@Override
	public void refuseWrites() {
		this.readOnly = true;
	}

	@Override
	public Mono<Void> close() {
		return Mono.defer(() -> {
			this.closed = true;
			if (this.underWay) {
				// Nobody else may have the stream before that call has ended.
				this.broken.tryEmitError(new LibsqlTransportException(ErrorKind.INTERRUPTED,
						"The session was closed meanwhile; whether the statement was executed is unknown", true, null,
						null));
			}
			PooledStream current = this.stream.getAndSet(null);
			if (current == null || (this.parked.getAndSet(false) && !this.server.streams().unpark(current))) {
				return Mono.empty();
			}
			if (!this.autocommit && mayBeLeft()) {
				current.leaveTransaction();
			}
			if ((this.autocommit || current.isInLeftTransaction()) && !this.changed) {
				this.server.giveBack(current);
				return Mono.empty();
			}
			return this.server.streams().end(current);
		}).doFinally((signal) -> this.onEnd.run()).then();
	}

	// A server without guard is asked one thing at a time, so that there is nothing to
	// gain.
	private boolean mayBeLeft() {
		HranaProtocol spoken = this.server.transport().spoken();
		return this.readOnly && !this.changed && !this.underWay && !this.cursorLeft && spoken != null
				&& spoken.hasGuard();
	}

	/**
	 * Ends the conversation without giving the stream to anybody else. Breaks off the
	 * call that may be under way.
	 * @param reason what that call fails with
	 * @return completes when it has ended, as far as known
	 */
	Mono<Void> abort(LibsqlException reason) {
		this.broken.tryEmitError(reason);
		this.changed = true;
		return close();
	}

	private void abandon(PooledStream current) {
		if (this.stream.compareAndSet(current, null)) {
			// What was open or set on it is lost.
			this.closed |= !this.autocommit || this.changed;
			this.autocommit = true;
			this.changed = false;
			this.server.streams().discard(current);
		}
	}

	private void checkOpen() {
		if (this.closed) {
			throw Replies.closed();
		}
	}

	boolean isClosed() {
		return this.closed;
	}

}
