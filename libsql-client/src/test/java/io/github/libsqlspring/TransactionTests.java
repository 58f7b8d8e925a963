package io.github.libsqlspring;

import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class TransactionTests {

	private static final Statement INSERT = Statement.of("INSERT INTO t VALUES (1)");

	private static final Statement SELECT = Statement.of("SELECT 1");

	private static final StepResult SKIPPED = StepResult.SKIPPED;

	private final ScriptedSession session = new ScriptedSession();

	private final Transaction transaction = new Transaction(this.session, TransactionMode.WRITE);

	@Nested
	class BeforeTheFirstStatement {

		@Test
		void commitRollbackAndCloseSendNothing() {
			TransactionTests.this.transaction.commit();
			new Transaction(TransactionTests.this.session, TransactionMode.READ).rollback();
			new Transaction(TransactionTests.this.session, TransactionMode.DEFERRED).close();

			assertThat(TransactionTests.this.session.calls()).isEmpty();
			assertThat(TransactionTests.this.session.closed()).isEqualTo(3);
		}

		@Test
		void aBatchOfNothingSendsNothing() {
			assertThat(TransactionTests.this.transaction.batch(List.of())).isEmpty();
			assertThat(TransactionTests.this.session.calls()).isEmpty();
			assertThat(TransactionTests.this.transaction.isClosed()).isFalse();
		}

		@Test
		void beginTravelsWithTheFirstStatement() {
			TransactionTests.this.session.answer(false, ok(0), ok(1));

			assertThat(TransactionTests.this.transaction.execute(INSERT).affectedRowCount()).isEqualTo(1);
			assertThat(TransactionTests.this.session.calls())
				.containsExactly("BEGIN IMMEDIATE; INSERT INTO t VALUES (1)");
		}

		@Test
		void beginCanBeSentAlone() {
			TransactionTests.this.session.answer(false, ok(0)).answer(false, ok(1));

			TransactionTests.this.transaction.ensureBegun();
			TransactionTests.this.transaction.ensureBegun();
			TransactionTests.this.transaction.execute(INSERT);

			assertThat(TransactionTests.this.session.calls()).containsExactly("BEGIN IMMEDIATE",
					"INSERT INTO t VALUES (1)");
		}

		@Test
		void aBeginThatFailsEndsTheTransaction() {
			TransactionTests.this.session.answer(true, failure("SQLITE_BUSY"), SKIPPED);

			assertThatExceptionOfType(LibsqlResponseException.class)
				.isThrownBy(() -> TransactionTests.this.transaction.execute(INSERT))
				.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(ErrorKind.BUSY));
			assertLost("SQLITE_BUSY");
		}

	}

	@Nested
	class WhenOpen {

		@Test
		void aFailedStatementDoesNotEndIt() {
			TransactionTests.this.session.answer(false, ok(0), failure("SQLITE_CONSTRAINT")).answer(false, ok(1));

			assertThatExceptionOfType(LibsqlResponseException.class)
				.isThrownBy(() -> TransactionTests.this.transaction.execute(INSERT));
			TransactionTests.this.transaction.execute(INSERT);

			assertThat(TransactionTests.this.transaction.isClosed()).isFalse();
			assertThat(TransactionTests.this.session.calls()).hasSize(2).last().isEqualTo("INSERT INTO t VALUES (1)");
		}

		@Test
		void aFailureAfterWhichNoTransactionIsOpenLosesItWithTheCause() {
			open();
			TransactionTests.this.session.answer(true, failure("SQLITE_FULL"));

			assertThatExceptionOfType(LibsqlResponseException.class)
				.isThrownBy(() -> TransactionTests.this.transaction.execute(INSERT))
				.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(ErrorKind.FULL));
			assertLost("SQLITE_FULL");
		}

		@Test
		void aStatementThatWasSkippedFindsItLost() {
			open();
			TransactionTests.this.session.answer(true, SKIPPED);

			assertThatExceptionOfType(LibsqlClosedException.class)
				.isThrownBy(() -> TransactionTests.this.transaction.execute(INSERT))
				.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(ErrorKind.TRANSACTION_LOST));
			assertLost("TRANSACTION_CLOSED");
		}

		@Test
		void aBrokenSessionLosesIt() {
			open();
			LibsqlTransportException broken = new LibsqlTransportException(ErrorKind.TIMEOUT, "no answer", true, null,
					null);
			TransactionTests.this.session.fail(broken);

			assertThatExceptionOfType(LibsqlTransportException.class)
				.isThrownBy(() -> TransactionTests.this.transaction.execute(INSERT));
			assertLost("TIMEOUT");
		}

		@Test
		void aRefusedCallLeavesItAsItIs() {
			open();
			TransactionTests.this.session.fail(new IllegalStateException("must not block")).answer(false, ok(1));

			assertThatIllegalStateException().isThrownBy(() -> TransactionTests.this.transaction.execute(INSERT));
			assertThat(TransactionTests.this.transaction.execute(INSERT).affectedRowCount()).isEqualTo(1);
		}

		@Test
		void aBatchIsOneRoundTripAndFailsWithItsIndex() {
			open();
			TransactionTests.this.session.answer(false, ok(1), ok(2))
				.answer(false, ok(1), failure("SQLITE_CONSTRAINT"));

			assertThat(TransactionTests.this.transaction.batch(List.of(INSERT, INSERT))).hasSize(2);
			assertThatExceptionOfType(LibsqlResponseException.class)
				.isThrownBy(() -> TransactionTests.this.transaction.batch(List.of(INSERT, SELECT)))
				.satisfies((ex) -> assertThat(ex.statementIndex()).hasValue(1));
			assertThat(TransactionTests.this.transaction.isClosed()).isFalse();
		}

		private void open() {
			TransactionTests.this.session.answer(false, ok(0), ok(1));
			TransactionTests.this.transaction.execute(INSERT);
		}

	}

	@Nested
	class AtItsEnd {

		@Test
		void commitTravelsWithTheCloseOfTheSession() {
			open();
			TransactionTests.this.session.answer(true, ok(0));

			TransactionTests.this.transaction.commit();

			assertThat(TransactionTests.this.session.calls()).last().isEqualTo("COMMIT; close");
			assertThat(TransactionTests.this.session.closed()).isEqualTo(1);
			assertEnded();
		}

		@Test
		void aCommitThatFailsEndsItAllTheSame() {
			open();
			TransactionTests.this.session.answer(false, failure("SQLITE_CONSTRAINT"));

			assertThatExceptionOfType(LibsqlResponseException.class)
				.isThrownBy(TransactionTests.this.transaction::commit);

			assertThat(TransactionTests.this.session.closed()).isEqualTo(1);
			assertEnded();
		}

		@Test
		void aCommitWithoutAnAnswerTellsSo() {
			open();
			TransactionTests.this.session
				.fail(new LibsqlTransportException(ErrorKind.CONNECTION, "cut", true, null, null));

			assertThatExceptionOfType(LibsqlTransportException.class)
				.isThrownBy(TransactionTests.this.transaction::commit)
				.satisfies((ex) -> assertThat(ex.outcomeUnknown()).isTrue());
			assertThat(TransactionTests.this.session.closed()).isEqualTo(1);
			assertEnded();
		}

		@Test
		void aCommitThatFoundNoTransactionSaysThatItIsLost() {
			open();
			TransactionTests.this.session.answer(true, SKIPPED);

			assertThatExceptionOfType(LibsqlClosedException.class).isThrownBy(TransactionTests.this.transaction::commit)
				.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(ErrorKind.TRANSACTION_LOST));
		}

		@Test
		void rollbackTravelsWithTheCloseOfTheSession() {
			open();
			TransactionTests.this.session.answer(true, ok(0));

			TransactionTests.this.transaction.rollback();

			assertThat(TransactionTests.this.session.calls()).last().isEqualTo("ROLLBACK; close");
			assertEnded();
		}

		@Test
		void rollbackOfATransactionThatTheDatabaseEndedIsSilent() {
			open();
			TransactionTests.this.session.answer(true, failure("TRANSACTION_TIMEOUT"));

			assertThatCode(TransactionTests.this.transaction::rollback).doesNotThrowAnyException();
			assertEnded();
		}

		@Test
		void rollbackWithoutAnAnswerTellsSo() {
			open();
			TransactionTests.this.session
				.fail(new LibsqlTransportException(ErrorKind.CONNECTION, "cut", true, null, null));

			assertThatExceptionOfType(LibsqlTransportException.class)
				.isThrownBy(TransactionTests.this.transaction::rollback);
			assertThat(TransactionTests.this.session.closed()).isEqualTo(1);
		}

		@Test
		void closeRollsBackAndNeverThrows() {
			open();
			TransactionTests.this.session.fail(new IllegalStateException("must not block"));

			assertThatCode(TransactionTests.this.transaction::close).doesNotThrowAnyException();

			assertThat(TransactionTests.this.session.calls()).last().isEqualTo("ROLLBACK; close");
			assertThat(TransactionTests.this.session.closed()).isEqualTo(1);
		}

		@Test
		void closeAfterCommitDoesNothing() {
			open();
			TransactionTests.this.session.answer(true, ok(0));
			TransactionTests.this.transaction.commit();

			TransactionTests.this.transaction.close();
			TransactionTests.this.transaction.rollback();

			assertThat(TransactionTests.this.session.calls()).hasSize(2);
		}

		private void open() {
			TransactionTests.this.session.answer(false, ok(0), ok(1));
			TransactionTests.this.transaction.execute(INSERT);
		}

		private void assertEnded() {
			assertThat(TransactionTests.this.transaction.isClosed()).isTrue();
			assertThatExceptionOfType(LibsqlClosedException.class)
				.isThrownBy(() -> TransactionTests.this.transaction.execute(INSERT))
				.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(ErrorKind.CLOSED));
			assertThatExceptionOfType(LibsqlClosedException.class)
				.isThrownBy(TransactionTests.this.transaction::commit);
		}

	}

	@Nested
	class OfModeRead {

		private final Transaction reader = new Transaction(TransactionTests.this.session, TransactionMode.READ);

		@Test
		void beginsDeferred() {
			TransactionTests.this.session.answer(false, ok(0), ok(0));

			this.reader.execute(SELECT);

			assertThat(TransactionTests.this.session.calls()).containsExactly("BEGIN DEFERRED; SELECT 1");
			assertThat(TransactionTests.this.session.writesRefused()).isTrue();
		}

		@Test
		void refusesWritesBeforeAnythingIsSent() {
			assertThatExceptionOfType(LibsqlResponseException.class)
				.isThrownBy(() -> this.reader.batch(List.of(SELECT, INSERT)))
				.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(ErrorKind.READ_ONLY))
				.satisfies((ex) -> assertThat(ex.statementIndex()).hasValue(1));
			assertThat(TransactionTests.this.session.calls()).isEmpty();
			assertThat(this.reader.isClosed()).isFalse();
		}

	}

	@Nested
	class WithAStreamOfRows {

		private final ScriptedSession session = TransactionTests.this.session;

		private final Transaction transaction = TransactionTests.this.transaction;

		@Test
		void beginTravelsWithTheStatementToo() {
			this.session.row(1).answer(true, ok(0));

			try (Cursor rows = this.transaction.openCursor(SELECT, CallOptions.DEFAULT)) {
				assertThat(rows.next()).isNotNull();
				assertThat(rows.next()).isNull();
			}
			assertThat(this.session.calls()).containsExactly("open BEGIN IMMEDIATE; SELECT 1", "close rows");
		}

		@Test
		void everyOtherCallIsRefusedUntilItIsClosed() {
			Cursor rows = this.transaction.openCursor(SELECT, CallOptions.DEFAULT);

			assertThatIllegalStateException().isThrownBy(() -> this.transaction.execute(INSERT))
				.withMessageContaining("A stream of rows is open");
			assertThatIllegalStateException().isThrownBy(() -> this.transaction.savepoint("a"));
			assertThatIllegalStateException()
				.isThrownBy(() -> this.transaction.openCursor(SELECT, CallOptions.DEFAULT));
			assertThatIllegalStateException().isThrownBy(this.transaction::commit);
			rows.close();
			this.session.answer(false, ok(1)).answer(true, ok(0));
			this.transaction.execute(INSERT);
			this.transaction.commit();

			assertThat(this.session.calls()).containsExactly("open BEGIN IMMEDIATE; SELECT 1", "close rows",
					"INSERT INTO t VALUES (1)", "COMMIT; close");
		}

		@Test
		void rollbackClosesTheRowsAndTheSession() {
			this.session.answer(false, ok(0));
			Cursor rows = this.transaction.openCursor(SELECT, CallOptions.DEFAULT);

			this.transaction.rollback();
			rows.close();

			assertThat(this.session.calls()).containsExactly("open BEGIN IMMEDIATE; SELECT 1", "close rows");
			assertThat(this.session.closed()).isOne();
			assertThatExceptionOfType(LibsqlClosedException.class).isThrownBy(rows::next)
				.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(ErrorKind.CLOSED));
		}

		@Test
		void aFailureOfTheFirstRowIsLookedAfter() {
			LibsqlResponseException failure = new LibsqlResponseException(new LibsqlError("SQLITE_BUSY", "no"), null);
			this.session.fail(failure).answer(true);

			assertThatExceptionOfType(LibsqlResponseException.class)
				.isThrownBy(() -> this.transaction.openCursor(SELECT, CallOptions.DEFAULT));
			assertLost("SQLITE_BUSY");
		}

		@Test
		void aFailureOfALaterRowIsLookedAfterAndLeavesTheTransaction() {
			LibsqlResponseException failure = new LibsqlResponseException(new LibsqlError("SQLITE_ERROR", "no"), null);
			this.session.answer(false).answer(false).answer(false, ok(1)).row(1).failRow(failure);
			Cursor rows = this.transaction.openCursor(SELECT, CallOptions.DEFAULT);

			rows.next();
			assertThatExceptionOfType(LibsqlResponseException.class).isThrownBy(rows::next);
			assertThat(this.transaction.execute(INSERT).affectedRowCount()).isEqualTo(1);
		}

		@Test
		void aRowThatDoesNotComeLosesTheTransaction() {
			this.session.failRow(new LibsqlTransportException(ErrorKind.TIMEOUT, "no row", false, null, null));
			Cursor rows = this.transaction.openCursor(SELECT, CallOptions.DEFAULT);

			assertThatExceptionOfType(LibsqlTransportException.class).isThrownBy(rows::next);
			assertLost("TIMEOUT");
		}

		@Test
		void aChangeThatIsClosedEarlyIsLookedAfter() {
			this.session.answer(false).answer(true).row(1);

			this.transaction.openCursor(INSERT, CallOptions.DEFAULT).close();

			assertThat(this.session.calls()).containsExactly("open BEGIN IMMEDIATE; INSERT INTO t VALUES (1)",
					"close rows", "");
			assertLost("TRANSACTION_CLOSED");
		}

	}

	@Nested
	class ForTheDriver {

		@Test
		void anAttemptTellsHowFarItCame() {
			TransactionTests.this.session.answer(false, ok(0), ok(1), ok(2), failure("SQLITE_CONSTRAINT"), SKIPPED);

			BatchOutcome outcome = TransactionTests.this.transaction.attempt(List.of(INSERT, INSERT, INSERT, INSERT));

			assertThat(outcome.results()).extracting(StatementResult::affectedRowCount).containsExactly(1L, 2L);
			assertThat(outcome.failure()).isNotNull()
				.satisfies((failure) -> assertThat(failure.statementIndex()).hasValue(2));
			assertThat(TransactionTests.this.transaction.isClosed()).isFalse();
		}

		@Test
		void anAttemptThatCannotBeginHasNoResults() {
			TransactionTests.this.session.answer(true, failure("SQLITE_BUSY"), SKIPPED);

			BatchOutcome outcome = TransactionTests.this.transaction.attempt(List.of(INSERT));

			assertThat(outcome.results()).isEmpty();
			assertThat(outcome.failure()).isNotNull();
			assertLost("SQLITE_BUSY");
		}

		@Test
		void savepointsAreQuotedAndBeginTheTransaction() {
			TransactionTests.this.session.answer(false, ok(0), ok(0)).answer(false, ok(0)).answer(false, ok(0));

			TransactionTests.this.transaction.savepoint("a\"b");
			TransactionTests.this.transaction.rollbackTo("a\"b");
			TransactionTests.this.transaction.release("a\"b");

			assertThat(TransactionTests.this.session.calls()).containsExactly("BEGIN IMMEDIATE; SAVEPOINT \"a\"\"b\"",
					"ROLLBACK TO \"a\"\"b\"", "RELEASE \"a\"\"b\"");
		}

		@Test
		void aReaderMaySetSavepoints() {
			TransactionTests.this.session.answer(false, ok(0), ok(0));

			new Transaction(TransactionTests.this.session, TransactionMode.READ).savepoint("a");

			assertThat(TransactionTests.this.session.calls()).containsExactly("BEGIN DEFERRED; SAVEPOINT \"a\"");
		}

		@Test
		void aFailureElsewhereIsLookedAfter() {
			TransactionTests.this.session.answer(false, ok(0)).answer(false).answer(true);
			TransactionTests.this.transaction.ensureBegun();
			LibsqlResponseException failure = new LibsqlResponseException(new LibsqlError("SQLITE_FULL", "no"), null);

			TransactionTests.this.transaction.checkAfter(failure);
			assertThat(TransactionTests.this.transaction.isClosed()).isFalse();
			TransactionTests.this.transaction.checkAfter(failure);
			assertLost("SQLITE_FULL");
		}

		@Test
		void aFailureBeforeTheBeginningNeedsNoLook() {
			TransactionTests.this.transaction
				.checkAfter(new LibsqlResponseException(new LibsqlError("SQLITE_ERROR", "no"), null));

			assertThat(TransactionTests.this.session.calls()).isEmpty();
		}

	}

	private void assertLost(String code) {
		assertThat(this.transaction.isClosed()).isTrue();
		assertThat(this.session.closed()).isEqualTo(1);
		int calls = this.session.calls().size();
		assertThatExceptionOfType(LibsqlClosedException.class).isThrownBy(() -> this.transaction.execute(INSERT))
			.withMessageContaining(code)
			.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(ErrorKind.TRANSACTION_LOST))
			.satisfies((ex) -> assertThat(ex).hasCauseInstanceOf(LibsqlException.class));
		assertThatExceptionOfType(LibsqlClosedException.class).isThrownBy(this.transaction::commit);
		assertThatCode(this.transaction::rollback).doesNotThrowAnyException();
		assertThat(this.session.calls()).hasSize(calls);
	}

	private static StepResult ok(long affected) {
		return new StepResult.Success(new StatementResult(List.of(), List.of(), affected, null, null));
	}

	private static StepResult failure(String code) {
		return new StepResult.Failure(new LibsqlError(code, "no"));
	}

}
