package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.FailedStatement;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.StepResult;
import io.github.libsqlspring.hrana.RetryTable.Work;
import io.github.libsqlspring.sql.ConnectionState;
import io.github.libsqlspring.sql.SqlStatement;

/**
 * One call of a session.
 *
 * @param batch what to run
 * @param options how
 * @param last whether the session ends with it
 * @param deadline the end of the time that it has
 */
record Call(Batch batch, CallOptions options, boolean last, Deadline deadline) {

	/**
	 * What it is, if no transaction has begun before it.
	 * @return the kind of work
	 */
	Work work() {
		if (statements().allMatch((sql) -> sql.readOnly() || sql.isTransactionControl())) {
			return Work.READ;
		}
		return this.options.repeatable() ? Work.REPEATABLE_WRITE : Work.WRITE;
	}

	/**
	 * Whether it changes its connection in a way that the next user would feel.
	 * @return whether it may
	 */
	boolean changesConnection() {
		return statements().anyMatch(ConnectionState::isChangedBy);
	}

	private Stream<SqlStatement> statements() {
		return this.batch.steps().stream().flatMap((step) -> SqlStatement.parseAll(step.statement().sql()).stream());
	}

	/**
	 * How long to wait for one answer.
	 * @param server the server, which knows the default
	 * @return the time
	 */
	Duration limit(HranaServer server) {
		return server.limit(this.options);
	}

	/**
	 * The failure of a step because of another transaction, if the whole batch has had no
	 * effect.
	 * @param result what became of the batch
	 * @return the failure, or {@code null} if there is none of this kind
	 */
	@Nullable LibsqlException busyWithoutEffect(BatchResult result) {
		if (!this.batch.allOrNothing() || !result.autocommit()) {
			return null;
		}
		Optional<StepResult.Failure> first = result.steps()
			.stream()
			.filter(StepResult.Failure.class::isInstance)
			.map(StepResult.Failure.class::cast)
			.findFirst();
		return first.filter((failure) -> isBusy(failure.error().kind()))
			.map((failure) -> new LibsqlResponseException(failure.error(), statement()))
			.orElse(null);
	}

	private static boolean isBusy(ErrorKind kind) {
		return kind == ErrorKind.BUSY || kind == ErrorKind.TRANSACTION_LOST;
	}

	/**
	 * A failure of the call as a whole as that of its statement.
	 * @param failure the failure
	 * @return what to throw
	 */
	LibsqlException explain(LibsqlException failure) {
		return (failure instanceof LibsqlTransportException transport) ? transport.forStatement(statement()) : failure;
	}

	/**
	 * The statement of a batch that holds one only, perhaps behind a BEGIN.
	 * @return the statement, or {@code null} if no single one is to blame
	 */
	@Nullable FailedStatement statement() {
		int steps = this.batch.steps().size();
		return (steps == 1 || steps == 2) ? FailedStatement.single(this.batch.steps().get(steps - 1).statement().sql())
				: null;
	}

}
