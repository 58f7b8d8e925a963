package io.github.libsqlspring.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.BatchOutcome;
import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlProtocolException;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.SqlCheck;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.TransactionLifecycle;
import io.github.libsqlspring.TransactionMode;
import io.github.libsqlspring.reactive.ReactiveSession;

/**
 * A transaction on a session, which it owns and closes at its end. One call at a time; a
 * second one is refused.
 */
final class ReactiveTransaction implements ReactiveLibsqlOperations {

	private final ReactiveSession session;

	private final TransactionLifecycle lifecycle;

	private final @Nullable Duration statementTimeout;

	// On a server, two first statements at once would begin two transactions.
	private final AtomicReference<@Nullable Call> underWay = new AtomicReference<>();

	ReactiveTransaction(ReactiveSession session, TransactionMode mode, @Nullable Duration statementTimeout) {
		this.session = session;
		this.lifecycle = new TransactionLifecycle(mode);
		this.statementTimeout = statementTimeout;
		if (mode == TransactionMode.READ) {
			session.refuseWrites();
		}
	}

	@Override
	public ReactiveStatementSpec sql(String sql) {
		return new DefaultReactiveStatementSpec(this, sql);
	}

	@Override
	public Mono<StatementResult> execute(Statement statement, CallOptions options) {
		return batch(List.of(statement), options).map((results) -> results.get(0));
	}

	@Override
	public Mono<List<StatementResult>> batch(List<Statement> statements, CallOptions options) {
		return Mono.defer(() -> {
			List<Statement> copy = List.copyOf(statements);
			SqlCheck.noTransactionControl(copy);
			this.lifecycle.check(copy);
			return copy.isEmpty() ? Mono.just(List.of()) : attempt(copy, options).map(ReactiveTransaction::results);
		});
	}

	private static List<StatementResult> results(BatchOutcome outcome) {
		if (outcome.failure() != null) {
			throw outcome.failure();
		}
		return outcome.results();
	}

	private Mono<BatchOutcome> attempt(List<Statement> statements, CallOptions options) {
		Call call = enter(false);
		BatchProgram program = this.lifecycle.next(statements);
		return send(program.batch(), inside(options)).map((result) -> this.lifecycle.after(program, result))
			.flatMap((outcome) -> this.lifecycle.isLost() ? this.session.close().thenReturn(outcome)
					: Mono.just(outcome))
			.onErrorResume(this::loseBy)
			.doOnTerminate(() -> leave(call))
			.doOnCancel(() -> breakOff(call));
	}

	@Override
	public Flux<Row> stream(Statement statement, CallOptions options) {
		return Flux.defer(() -> {
			List<Statement> statements = List.of(statement);
			SqlCheck.noTransactionControl(statements);
			this.lifecycle.check(statements);
			Call call = enter(true);
			BatchProgram program = this.lifecycle.next(statements);
			this.lifecycle.begun();
			// Who cancels need not look for a lost transaction: the next program does.
			return this.session.rows(program, inside(options))
				.onErrorResume(this::lookAfter)
				.doOnTerminate(() -> leave(call))
				.doOnCancel(() -> leave(call));
		});
	}

	@Override
	public Mono<Void> executeScript(String script) {
		return Mono.defer(() -> batch(Scripts.split(script))).then();
	}

	/**
	 * Whether the database has seen anything of it, and its end is not known.
	 * @return whether commit or rollback have something to do
	 */
	boolean isBegun() {
		return this.lifecycle.isBegun();
	}

	/**
	 * Makes the changes permanent and ends the transaction. If that fails, it remains to
	 * {@link #rollback()}.
	 * @return completes when the changes stand
	 */
	Mono<Void> commit() {
		return Mono.defer(() -> {
			this.lifecycle.checkOpen();
			enter(false);
			if (!this.lifecycle.end()) {
				return this.session.close();
			}
			BatchProgram commit = BatchProgram.commit();
			return end(commit, inside(CallOptions.DEFAULT)).doOnNext(commit::results).then(this.session.close());
		});
	}

	/**
	 * Discards the changes and ends the transaction.
	 * @return completes when it has ended, as far as known; never fails
	 */
	Mono<Void> rollback() {
		return Mono.defer(() -> {
			boolean open = this.lifecycle.end();
			// Beside a call under way, the end of the session ends both.
			return (open && this.underWay.get() == null) ? end(BatchProgram.rollback(), CallOptions.DEFAULT).then()
					: Mono.<Void>empty();
		}).onErrorResume((failure) -> {
			System.getLogger(ReactiveTransaction.class.getName())
				.log(System.Logger.Level.DEBUG, "Rollback failed", failure);
			return Mono.empty();
		}).then(Mono.defer(this.session::close));
	}

	// What becomes of a transaction that has only read is of no interest.
	private Mono<BatchResult> end(BatchProgram program, CallOptions options) {
		return (this.lifecycle.mode() == TransactionMode.READ)
				? this.session.endReading(program, options).then(Mono.empty())
				: this.session.batchAndClose(program.batch(), options);
	}

	// Operators cancel what has given its result too; the session must not take that for
	// the end of a call.
	private Mono<BatchResult> send(Batch batch, CallOptions options) {
		return Mono.create((sink) -> sink.onCancel(this.session.batch(batch, options)
			.subscribe(sink::success, sink::error, null, Context.of(sink.contextView()))));
	}

	private Call enter(boolean streaming) {
		Call call = new Call(streaming);
		Call other = this.underWay.compareAndExchange(null, call);
		if (other == null) {
			return call;
		}
		throw new IllegalStateException(
				other.streaming() ? "A stream of rows is open on this transaction: let it end, or cancel it first"
						: "The transaction carries out another call; one at a time, and this one was not "
								+ "carried out: compose them by then() or flatMap()");
	}

	private boolean leave(Call call) {
		return this.underWay.compareAndSet(call, null);
	}

	// A call that has its result is cancelled too, by operators behind it.
	private void breakOff(Call call) {
		if (leave(call)) {
			this.lifecycle
				.lose(new LibsqlTransportException(ErrorKind.INTERRUPTED, "The call was cancelled", true, null, null));
		}
	}

	private <T> Mono<T> loseBy(Throwable failure) {
		this.lifecycle.lose((failure instanceof LibsqlException known) ? known
				: new LibsqlProtocolException("The call failed unexpectedly", null, failure));
		return this.session.close().then(Mono.error(failure));
	}

	// An error can end a transaction.
	private Mono<Row> lookAfter(Throwable failure) {
		if (!(failure instanceof LibsqlResponseException)) {
			return loseBy(failure);
		}
		return send(new Batch(List.of()), CallOptions.DEFAULT).map(BatchResult::autocommit)
			.onErrorReturn(true)
			.flatMap((over) -> over ? loseBy(failure) : Mono.error(failure));
	}

	// Repeating is for what stands alone: the transaction is lost with its session.
	private CallOptions inside(CallOptions options) {
		return new CallOptions(options.timeout(), false, options.replicationIndex())
			.withDefaultTimeout(this.statementTimeout);
	}

	/**
	 * A call that is under way; its identity counts.
	 */
	private static final class Call {

		private final boolean streaming;

		Call(boolean streaming) {
			this.streaming = streaming;
		}

		boolean streaming() {
			return this.streaming;
		}

	}

}
