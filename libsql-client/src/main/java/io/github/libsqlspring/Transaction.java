package io.github.libsqlspring;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * A transaction on a {@link Session}, which it owns and closes at its end. Nothing is
 * sent before the first statement, which travels together with BEGIN; a transaction
 * without a statement costs nothing. Not thread-safe: one call at a time.
 * <p>
 * Part of the inner contract, used by client and JDBC driver alike.
 */
public final class Transaction implements AutoCloseable {

	private final Session session;

	private final TransactionMode mode;

	private State state = State.NOT_BEGUN;

	private @Nullable LibsqlException lostBy;

	public Transaction(Session session, TransactionMode mode) {
		this.session = Objects.requireNonNull(session, "session");
		this.mode = Objects.requireNonNull(mode, "mode");
	}

	/**
	 * Executes one statement. A failed statement does not end the transaction, unless the
	 * database ended it.
	 * @param statement the statement
	 * @return its result
	 * @throws LibsqlResponseException if the statement fails
	 * @throws LibsqlClosedException if the transaction is over; nothing was executed
	 */
	public StatementResult execute(Statement statement) {
		return batch(List.of(statement)).get(0);
	}

	/**
	 * Executes statements up to the first failure, in one round trip. Those before the
	 * failure remain part of the transaction.
	 * @param statements the statements
	 * @return one result per statement
	 * @throws LibsqlResponseException the first failure, with the statement's index
	 * @throws LibsqlClosedException if the transaction is over; nothing was executed
	 */
	public List<StatementResult> batch(List<Statement> statements) {
		checkOpen();
		if (statements.isEmpty()) {
			return List.of();
		}
		if (this.mode == TransactionMode.READ) {
			SqlCheck.readOnly(statements);
		}
		return run((this.state == State.OPEN) ? BatchProgram.inTransaction(statements)
				: BatchProgram.beginning(this.mode, statements));
	}

	/**
	 * Sends BEGIN now, if it was not yet sent: for statements that reach the session's
	 * connection by another way.
	 */
	public void ensureBegun() {
		checkOpen();
		if (this.state == State.NOT_BEGUN) {
			run(BatchProgram.beginning(this.mode, List.of()));
		}
	}

	private List<StatementResult> run(BatchProgram program) {
		BatchResult result;
		try {
			result = this.session.batch(program.batch());
		}
		catch (LibsqlException ex) {
			lose(ex);
			throw ex;
		}
		LibsqlException failure = program.failure(result).orElse(null);
		if (result.autocommit()) {
			// BEGIN failed, or the database rolled back: INSERT OR ROLLBACK, a stolen
			// lock.
			lose((failure != null) ? failure : BatchProgram.lost(null));
		}
		else {
			this.state = State.OPEN;
		}
		if (failure != null) {
			throw failure;
		}
		return program.results(result);
	}

	/**
	 * Makes the changes permanent and ends the transaction, in one round trip. After a
	 * failure the transaction is over as well, and rolled back unless the exception says
	 * that the outcome is unknown.
	 * @throws LibsqlResponseException if the database refuses, for example because of a
	 * deferred foreign key
	 * @throws LibsqlClosedException if the transaction was already over or lost
	 * @throws LibsqlTransportException if no answer came; see
	 * {@link LibsqlTransportException#outcomeUnknown()}
	 */
	public void commit() {
		checkOpen();
		State before = this.state;
		this.state = State.ENDED;
		try (this.session) {
			if (before == State.OPEN) {
				BatchProgram commit = BatchProgram.commit();
				commit.results(this.session.batchAndClose(commit.batch()));
			}
		}
	}

	/**
	 * Discards the changes and ends the transaction. Does nothing if it is already over.
	 * @throws LibsqlTransportException if no answer came; the server then rolls back by
	 * itself when it notices
	 */
	public void rollback() {
		State before = this.state;
		this.state = State.ENDED;
		try (this.session) {
			if (before == State.OPEN) {
				// A transaction that the server has already ended reports that here:
				// fine.
				this.session.batchAndClose(BatchProgram.rollback().batch());
			}
		}
	}

	/**
	 * Rolls back if the transaction is still open, and never throws.
	 */
	@Override
	public void close() {
		try {
			rollback();
		}
		catch (RuntimeException ex) {
			// The session is closed, which makes the database roll back.
			System.getLogger(Transaction.class.getName())
				.log(System.Logger.Level.DEBUG, "Rollback at close failed", ex);
		}
	}

	/**
	 * Whether statements are refused because the transaction was committed, rolled back
	 * or lost.
	 * @return whether it is over
	 */
	public boolean isClosed() {
		return this.state == State.ENDED || this.state == State.LOST;
	}

	/**
	 * How this transaction begins.
	 * @return the mode
	 */
	public TransactionMode mode() {
		return this.mode;
	}

	private void lose(LibsqlException failure) {
		this.state = State.LOST;
		this.lostBy = failure;
		this.session.close();
	}

	private void checkOpen() {
		if (this.state == State.LOST) {
			throw BatchProgram.lost(this.lostBy);
		}
		if (this.state == State.ENDED) {
			throw new LibsqlClosedException(ErrorKind.CLOSED, LibsqlClosedException.TRANSACTION_CLOSED,
					"The transaction is over: it was committed, rolled back or closed", null);
		}
	}

	private enum State {

		NOT_BEGUN, OPEN, LOST, ENDED

	}

}
