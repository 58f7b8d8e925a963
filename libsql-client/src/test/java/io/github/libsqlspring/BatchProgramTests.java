package io.github.libsqlspring;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BatchProgramTests {

	private static final Statement A = Statement.of("INSERT A");

	private static final Statement B = Statement.of("INSERT B");

	private static final StepResult BUSY = new StepResult.Failure(new LibsqlError("SQLITE_BUSY", "database is locked"));

	private static final StepResult SKIPPED = StepResult.SKIPPED;

	@Nested
	class Steps {

		@Test
		void inAutocommitRunUpToTheFirstFailure() {
			assertThat(describe(BatchProgram.autocommit(List.of(A, B)))).containsExactly("INSERT A",
					"ok(0) -> INSERT B");
		}

		@Test
		void inATransactionRunOnlyWhileItIsOpen() {
			assertThat(describe(BatchProgram.inTransaction(List.of(A, B)))).containsExactly("not(auto) -> INSERT A",
					"and(ok(0), not(auto)) -> INSERT B");
		}

		@Test
		void atTheBeginningRunOnlyBehindBegin() {
			assertThat(describe(BatchProgram.beginning(TransactionMode.WRITE, List.of(A))))
				.containsExactly("BEGIN IMMEDIATE", "and(ok(0), not(auto)) -> INSERT A");
			assertThat(describe(BatchProgram.beginning(TransactionMode.READ, List.of())))
				.containsExactly("BEGIN DEFERRED");
		}

		@Test
		void ofAnAtomicBatchEndInCommitOrRollback() {
			assertThat(describe(BatchProgram.atomic(TransactionMode.WRITE, List.of(A, B)))).containsExactly(
					"BEGIN IMMEDIATE", "and(ok(0), not(auto)) -> INSERT A", "and(ok(1), not(auto)) -> INSERT B",
					"and(ok(2), not(auto)) -> COMMIT", "and(ok(0), not(ok(3)), not(auto)) -> ROLLBACK");
		}

		@Test
		void ofAMigrationCheckForeignKeysBeforeTheyCommit() {
			assertThat(describe(BatchProgram.migration(List.of(A)))).satisfiesExactly(
					(step) -> assertThat(step).isEqualTo("PRAGMA foreign_keys = OFF"),
					(step) -> assertThat(step).isEqualTo("ok(0) -> BEGIN IMMEDIATE"),
					(step) -> assertThat(step).isEqualTo("and(ok(1), not(auto)) -> INSERT A"),
					(step) -> assertThat(step).startsWith("and(ok(2), not(auto)) -> SELECT abs(")
						.contains("pragma_foreign_key_check"),
					(step) -> assertThat(step).isEqualTo("and(ok(3), not(auto)) -> COMMIT"),
					(step) -> assertThat(step).isEqualTo("and(ok(1), not(ok(4)), not(auto)) -> ROLLBACK"));
		}

		@Test
		void atTheEndRunOnlyInsideATransaction() {
			assertThat(describe(BatchProgram.commit())).containsExactly("not(auto) -> COMMIT");
			assertThat(describe(BatchProgram.rollback())).containsExactly("not(auto) -> ROLLBACK");
		}

	}

	@Nested
	class Results {

		@Test
		void areThoseOfTheCallersStatements() {
			BatchProgram program = BatchProgram.atomic(TransactionMode.WRITE, List.of(A, B));

			assertThat(program.results(result(ok(0), ok(1), ok(2), ok(0), SKIPPED)))
				.extracting(StatementResult::affectedRowCount)
				.containsExactly(1L, 2L);
		}

		@Test
		void ofNoStatementAreNone() {
			assertThat(BatchProgram.autocommit(List.of()).results(result())).isEmpty();
			assertThat(BatchProgram.commit().results(result(ok(0)))).isEmpty();
		}

		@Test
		void areTheFirstFailureWithTheIndexOfItsStatement() {
			BatchProgram program = BatchProgram.atomic(TransactionMode.WRITE, List.of(A, B));

			assertThatExceptionOfType(LibsqlResponseException.class)
				.isThrownBy(() -> program.results(result(ok(0), ok(1), BUSY, SKIPPED, ok(0))))
				.satisfies((ex) -> assertThat(ex.code()).isEqualTo("SQLITE_BUSY"))
				.satisfies((ex) -> assertThat(ex.statementIndex()).hasValue(1))
				.satisfies((ex) -> assertThat(ex.sql()).hasValue("INSERT B"));
		}

		@Test
		void ofASingleStatementFailWithoutAnIndex() {
			assertThatExceptionOfType(LibsqlResponseException.class)
				.isThrownBy(() -> BatchProgram.autocommit(List.of(A)).results(result(BUSY)))
				.satisfies((ex) -> assertThat(ex.statementIndex()).isEmpty())
				.satisfies((ex) -> assertThat(ex.sql()).hasValue("INSERT A"));
		}

		@Test
		void failWithoutAStatementIfBeginOrCommitDid() {
			BatchProgram program = BatchProgram.atomic(TransactionMode.WRITE, List.of(A));

			for (BatchResult result : List.of(result(BUSY, SKIPPED, SKIPPED, SKIPPED),
					result(ok(0), ok(1), BUSY, ok(0)))) {
				assertThatExceptionOfType(LibsqlResponseException.class).isThrownBy(() -> program.results(result))
					.satisfies((ex) -> assertThat(ex.sql()).isEmpty())
					.satisfies((ex) -> assertThat(ex.statementIndex()).isEmpty());
			}
		}

		@Test
		void tellThatTheTransactionIsLostIfAStepWasSkippedUnasked() {
			for (BatchProgram program : List.of(BatchProgram.inTransaction(List.of(A)), BatchProgram.commit())) {
				assertThatExceptionOfType(LibsqlClosedException.class)
					.isThrownBy(() -> program.results(result(SKIPPED)))
					.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(ErrorKind.TRANSACTION_LOST))
					.satisfies((ex) -> assertThat(ex.code()).isEqualTo("TRANSACTION_CLOSED"));
			}
		}

		@Test
		void ofARollbackNeverFailBecauseNothingWasOpen() {
			assertThat(BatchProgram.rollback().failure(result(SKIPPED))).isEmpty();
		}

		@Test
		void ofAMigrationPutTheForeignKeyCheckIntoWords() {
			StepResult overflow = new StepResult.Failure(new LibsqlError("SQLITE_UNKNOWN", "integer overflow"));

			assertThatExceptionOfType(LibsqlResponseException.class)
				.isThrownBy(() -> BatchProgram.migration(List.of(A))
					.results(result(ok(0), ok(0), ok(1), overflow, SKIPPED, ok(0))))
				.withMessageContaining("FOREIGN KEY constraint failed after the migration")
				.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(ErrorKind.FOREIGN_KEY_CONSTRAINT));
		}

		@Test
		void ofAMigrationLeaveAnOverflowOfItsOwnAsItIs() {
			StepResult overflow = new StepResult.Failure(new LibsqlError("SQLITE_UNKNOWN", "integer overflow"));

			assertThatExceptionOfType(LibsqlResponseException.class)
				.isThrownBy(() -> BatchProgram.migration(List.of(A))
					.results(result(ok(0), ok(0), overflow, SKIPPED, SKIPPED, ok(0))))
				.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(ErrorKind.DATA));
		}

	}

	@Test
	void conditionsReferToEarlierStepsOnlyHoweverMany() {
		List<Statement> many = IntStream.range(0, 1000).mapToObj((i) -> Statement.of("INSERT " + i)).toList();

		Batch batch = BatchProgram.atomic(TransactionMode.DEFERRED, many).batch();

		assertThat(batch.steps()).hasSize(1003);
		assertThat(describe(batch.steps().get(1001).condition())).isEqualTo("and(ok(1000), not(auto))");
	}

	private static BatchResult result(StepResult... steps) {
		return new BatchResult(List.of(steps), true);
	}

	private static StepResult ok(long affected) {
		return new StepResult.Success(new StatementResult(List.of(), List.of(), affected, null, null));
	}

	private static List<String> describe(BatchProgram program) {
		return program.batch()
			.steps()
			.stream()
			.map((step) -> ((step.condition() != null) ? describe(step.condition()) + " -> " : "")
					+ step.statement().sql())
			.toList();
	}

	private static String describe(Condition condition) {
		if (condition instanceof Condition.Ok ok) {
			return "ok(" + ok.step() + ")";
		}
		if (condition instanceof Condition.Not not) {
			return "not(" + describe(not.condition()) + ")";
		}
		if (condition instanceof Condition.And and) {
			return "and(" + String.join(", ", and.conditions().stream().map(BatchProgramTests::describe).toList())
					+ ")";
		}
		return (condition == Condition.IS_AUTOCOMMIT) ? "auto" : condition.toString();
	}

}
