package io.github.libsqlspring;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * What a transaction on a {@link Session} knows and decides: whether it has begun, is
 * lost or over, which program comes next, and what a result means for it. It carries
 * nothing out, so that blocking and reactive transactions share it. For one call at a
 * time; what it says may be read by any thread.
 * <p>
 * Part of the inner contract.
 */
public final class TransactionLifecycle {

	private final TransactionMode mode;

	private volatile State state = State.NOT_BEGUN;

	private volatile @Nullable LibsqlException lostBy;

	public TransactionLifecycle(TransactionMode mode) {
		this.mode = Objects.requireNonNull(mode, "mode");
	}

	/**
	 * Checks what a call is asked to execute.
	 * @param statements the statements
	 * @throws LibsqlClosedException if the transaction is over
	 * @throws LibsqlResponseException if one of them writes and the transaction reads
	 */
	public void check(List<Statement> statements) {
		checkOpen();
		if (this.mode == TransactionMode.READ) {
			SqlCheck.readOnly(statements);
		}
	}

	/**
	 * Checks that calls are still accepted.
	 * @throws LibsqlClosedException if the transaction is over
	 */
	public void checkOpen() {
		if (this.state == State.LOST) {
			throw BatchProgram.lost(this.lostBy);
		}
		if (this.state == State.ENDED) {
			throw closedException();
		}
	}

	/**
	 * What a call on a transaction gets that its owner has ended.
	 * @return the exception
	 */
	static LibsqlClosedException closedException() {
		return new LibsqlClosedException(ErrorKind.CLOSED, LibsqlClosedException.TRANSACTION_CLOSED,
				"The transaction is over: it was committed, rolled back or closed", null);
	}

	/**
	 * The program that executes statements: the first one begins the transaction.
	 * @param statements the statements, possibly none
	 * @return the program
	 */
	public BatchProgram next(List<Statement> statements) {
		return isBegun() ? BatchProgram.inTransaction(statements) : BatchProgram.beginning(this.mode, statements);
	}

	/**
	 * Takes notice of a result. Afterwards {@link #isLost()} says whether the session is
	 * to be closed.
	 * @param program a program of {@link #next(List)}
	 * @param result what became of it
	 * @return how far the statements came
	 */
	public BatchOutcome after(BatchProgram program, BatchResult result) {
		BatchOutcome outcome = program.outcome(result);
		if (result.autocommit()) {
			// BEGIN failed, or the database rolled back: INSERT OR ROLLBACK, a stolen
			// lock.
			lose((outcome.failure() != null) ? outcome.failure() : BatchProgram.lost(null));
		}
		else {
			begun();
		}
		return outcome;
	}

	/**
	 * Takes notice that BEGIN was sent, for a statement whose result is read row by row.
	 */
	public void begun() {
		this.state = State.OPEN;
	}

	/**
	 * Takes notice that BEGIN was not sent after all.
	 */
	void notBegun() {
		this.state = State.NOT_BEGUN;
	}

	/**
	 * Takes notice that the transaction is gone; of no effect if its owner has ended it.
	 * @param failure what ended it
	 */
	public void lose(LibsqlException failure) {
		if (!isOver()) {
			this.lostBy = failure;
			this.state = State.LOST;
		}
	}

	/**
	 * Takes notice that its owner ends the transaction.
	 * @return whether COMMIT or ROLLBACK has to be sent
	 */
	public boolean end() {
		boolean begun = isBegun();
		this.state = State.ENDED;
		return begun;
	}

	/**
	 * Whether BEGIN was sent, and the transaction is not over.
	 * @return whether the database knows of it
	 */
	public boolean isBegun() {
		return this.state == State.OPEN;
	}

	/**
	 * Whether the database has ended it before its owner did.
	 * @return whether it is lost
	 */
	public boolean isLost() {
		return this.state == State.LOST;
	}

	/**
	 * Whether calls are refused: because it is lost, or because its owner has ended it.
	 * @return whether it is over
	 */
	public boolean isOver() {
		return this.state == State.LOST || this.state == State.ENDED;
	}

	/**
	 * How the transaction begins.
	 * @return the mode
	 */
	public TransactionMode mode() {
		return this.mode;
	}

	private enum State {

		NOT_BEGUN, OPEN, LOST, ENDED

	}

}
