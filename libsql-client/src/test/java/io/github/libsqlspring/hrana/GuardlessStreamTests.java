package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.StepResult;
import io.github.libsqlspring.hrana.RetryTable.Work;
import io.github.libsqlspring.hrana.wire.StreamRequest;
import io.github.libsqlspring.hrana.wire.StreamResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Statements one by one, and what is known of the transaction between them.
 */
class GuardlessStreamTests {

	private static final Duration LIMIT = Duration.ofSeconds(10);

	private static final StreamResult OK = new StreamResult.Executed(
			new StatementResult(List.of(), List.of(), 1, null, null));

	private static final StreamResult ERROR = new StreamResult.Failed(new LibsqlError("SQLITE_CONSTRAINT", "no"));

	private final List<String> sent = new ArrayList<>();

	private final Deque<Object> answers = new ArrayDeque<>();

	private final GuardlessStream stream = new GuardlessStream((requests) -> {
		assertThat(requests).hasSize(1);
		StreamRequest request = requests.get(0);
		this.sent.add((request instanceof StreamRequest.Execute execute) ? execute.statement().sql() : request.type());
		Object answer = this.answers.isEmpty() ? OK : this.answers.remove();
		return (answer instanceof LibsqlException failure) ? Mono.error(failure)
				: Mono.just(List.of((StreamResult) answer));
	});

	private List<StreamResult> send(StreamRequest... requests) {
		return this.stream.send(List.of(requests)).block(LIMIT);
	}

	private boolean autocommitAfter(String... sql) {
		for (String each : sql) {
			send(new StreamRequest.Execute(Statement.of(each), null));
		}
		return ((StreamResult.Autocommit) send(new StreamRequest.GetAutocommit()).get(0)).autocommit();
	}

	private static StreamRequest run(BatchProgram program) {
		return new StreamRequest.RunBatch(program.batch(), null);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ROLLBACK TO a", "rollback/**/to savepoint a", "ROLLBACK TRANSACTION x TO a",
			"ROLLBACK\nTRANSACTION\tTO \"a\"", "RELEASE a", "SELECT 'COMMIT'", "EXPLAIN COMMIT" })
	void whatLeavesATransactionOpen(String sql) {
		assertThat(autocommitAfter("BEGIN", "SAVEPOINT a", sql)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ROLLBACK", "ROLLBACK -- TO a", "rollback transaction \"to\"", "COMMIT", "/* */END" })
	void whatEndsATransaction(String sql) {
		assertThat(autocommitAfter("BEGIN", sql)).isTrue();
	}

	@Test
	void anErrorInsideATransactionClosesTheStreamAndSkipsWhatFollows() {
		this.answers.addAll(List.of(OK, ERROR));
		List<StreamResult> results = send(
				run(BatchProgram.atomic(io.github.libsqlspring.TransactionMode.WRITE,
						List.of(Statement.of("INSERT 1"), Statement.of("INSERT 2")))),
				new StreamRequest.GetAutocommit());
		assertThat(this.sent).containsExactly("BEGIN IMMEDIATE", "INSERT 1", "close");
		List<StepResult> steps = ((StreamResult.BatchRan) results.get(0)).steps();
		assertThat(steps.get(1)).isInstanceOf(StepResult.Failure.class);
		assertThat(steps.subList(2, 5)).containsOnly(StepResult.SKIPPED);
		assertThat(((StreamResult.Autocommit) results.get(1)).autocommit()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "STREAM_EXPIRED", "HTTP_429", "SQLITE_BUSY" })
	void aRefusalAfterAPartWasExecutedDoesNotSayThatNothingWas(String code) {
		int status = code.equals("HTTP_429") ? 429 : 400;
		LibsqlException refusal = new LibsqlResponseException(new LibsqlError(code, "refused", status), null);
		StreamRequest two = run(BatchProgram.autocommit(List.of(Statement.of("INSERT 1"), Statement.of("INSERT 2"))));

		this.answers.addAll(List.of(OK, refusal));
		LibsqlException part = catchThrowableOfType(LibsqlException.class, () -> send(two));
		assertThat(part.outcomeUnknown()).isTrue();
		assertThat(Replies.isStreamGone(part)).isFalse();
		assertThat(RetryTable.isSafe(part, Work.WRITE)).isFalse();

		this.answers.add(refusal);
		assertThat(catchThrowableOfType(LibsqlException.class, () -> send(two))).isSameAs(refusal);
	}

	@Test
	void aSavepointOutsideATransactionIsRefusedUnsent() {
		Batch batch = new Batch(List.of(new Batch.Step(null, Statement.of("SAVEPOINT a"))));
		StreamResult.BatchRan ran = (StreamResult.BatchRan) send(new StreamRequest.RunBatch(batch, null)).get(0);
		assertThat(ran.steps().get(0)).isInstanceOf(StepResult.Failure.class);
		assertThat(this.sent).isEmpty();
	}

}
