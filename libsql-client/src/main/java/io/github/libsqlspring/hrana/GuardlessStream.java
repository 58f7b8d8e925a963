package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.ConditionEvaluator;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StepResult;
import io.github.libsqlspring.hrana.RetryTable.Situation;
import io.github.libsqlspring.hrana.wire.CursorEntry;
import io.github.libsqlspring.hrana.wire.CursorRequest;
import io.github.libsqlspring.hrana.wire.StreamRequest;
import io.github.libsqlspring.hrana.wire.StreamResult;
import io.github.libsqlspring.sql.SqlStatement;

/**
 * A stream of a server that speaks Hrana 2 only, which knows neither
 * {@code get_autocommit} nor a condition that could guard a statement against a lost
 * transaction. Therefore each statement is a request of its own, its condition is decided
 * here, and after any error inside a transaction the stream is closed, so that nothing
 * can follow which the server would commit by itself. There is no cursor either: results
 * are read whole.
 */
final class GuardlessStream {

	private static final List<StreamRequest> CLOSE = List.of(new StreamRequest.Close());

	private final Function<List<StreamRequest>, Mono<List<StreamResult>>> exchange;

	private boolean autocommit = true;

	// Whether the call has had any effect.
	private boolean executed;

	GuardlessStream(Function<List<StreamRequest>, Mono<List<StreamResult>>> exchange) {
		this.exchange = exchange;
	}

	Mono<List<StreamResult>> send(List<StreamRequest> requests) {
		return Mono.defer(() -> {
			this.executed = false;
			return Flux.fromIterable(requests).concatMap(this::send, 1).collectList().onErrorMap(this::notAgain);
		});
	}

	// A failure that says that nothing was executed holds for the last request only.
	private Throwable notAgain(Throwable failure) {
		if (this.executed && failure instanceof LibsqlException known
				&& (Replies.isStreamGone(known) || Situation.of(known).isPresent())) {
			return new LibsqlTransportException(ErrorKind.CONNECTION,
					"The server has executed a part of the statements only: " + known.getMessage(), true, null, known);
		}
		return failure;
	}

	private Mono<StreamResult> send(StreamRequest request) {
		if (request instanceof StreamRequest.GetAutocommit) {
			return Mono.fromSupplier(() -> new StreamResult.Autocommit(this.autocommit));
		}
		if (request instanceof StreamRequest.Execute execute) {
			return execute(execute.statement(), execute.replicationIndex()).map(GuardlessStream::toResult);
		}
		if (request instanceof StreamRequest.RunBatch run) {
			return run(run.batch(), run.replicationIndex()).map((steps) -> new StreamResult.BatchRan(steps, null));
		}
		return exchange(List.of(request));
	}

	private static StreamResult toResult(StepResult step) {
		if (step instanceof StepResult.Failure failure) {
			return new StreamResult.Failed(failure.error());
		}
		return new StreamResult.Executed(((StepResult.Success) step).result());
	}

	private Mono<List<StepResult>> run(Batch batch, @Nullable Long replicationIndex) {
		return Mono.defer(() -> next(batch.steps().iterator(), replicationIndex, new ArrayList<>()));
	}

	private Mono<List<StepResult>> next(Iterator<Batch.Step> steps, @Nullable Long replicationIndex,
			List<StepResult> results) {
		while (steps.hasNext()) {
			Batch.Step step = steps.next();
			if (ConditionEvaluator.holds(step.condition(), results, this.autocommit)) {
				return execute(step.statement(), replicationIndex).flatMap((result) -> {
					results.add(result);
					return next(steps, replicationIndex, results);
				});
			}
			results.add(StepResult.SKIPPED);
		}
		return Mono.just(results);
	}

	private Mono<StepResult> execute(Statement statement, @Nullable Long replicationIndex) {
		List<SqlStatement> parsed = SqlStatement.parseAll(statement.sql());
		if (this.autocommit && parsed.stream().anyMatch((sql) -> sql.keyword().equals("SAVEPOINT"))) {
			return Mono.just(new StepResult.Failure(new LibsqlError("TRANSACTION_STATEMENT_NOT_ALLOWED",
					"The server speaks Hrana 2, which cannot say when a transaction that SAVEPOINT began has ended; "
							+ "begin it with BEGIN")));
		}
		return exchange(List.of(new StreamRequest.Execute(statement, replicationIndex))).flatMap((answer) -> {
			if (answer instanceof StreamResult.Failed failed) {
				StepResult failure = new StepResult.Failure(failed.error());
				// An error can end a transaction, and there is no way to ask.
				return this.autocommit ? Mono.just(failure) : lose().thenReturn(failure);
			}
			if (answer instanceof StreamResult.Executed done) {
				this.executed = true;
				this.autocommit = parsed.isEmpty() ? this.autocommit : autocommitAfter(parsed.get(0));
				return Mono.just(new StepResult.Success(done.result()));
			}
			return Mono.error(Replies.unexpected("execute", answer));
		});
	}

	private Mono<Void> lose() {
		this.autocommit = true;
		return this.exchange.apply(CLOSE).then();
	}

	private boolean autocommitAfter(SqlStatement executed) {
		return switch (executed.keyword()) {
			case "BEGIN" -> false;
			case "COMMIT", "END" -> true;
			case "ROLLBACK" -> this.autocommit || !executed.isRollbackTo();
			default -> this.autocommit;
		};
	}

	private Mono<StreamResult> exchange(List<StreamRequest> request) {
		return this.exchange.apply(request).map((results) -> results.get(0));
	}

	Flux<CursorEntry> cursor(CursorRequest cursor, Duration limit) {
		this.executed = false;
		return run(cursor.batch(), cursor.replicationIndex()).timeout(limit)
			.onErrorMap(this::notAgain)
			.flatMapIterable(StepEntries::of);
	}

}
