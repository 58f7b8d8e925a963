package io.github.libsqlspring;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/**
 * A transaction on a {@link Session}, which it owns and closes at its end. Nothing is
 * sent before the first statement, which travels together with BEGIN; a transaction
 * without a statement costs nothing. Not thread-safe: one call at a time; a second one is
 * refused with an {@link IllegalStateException}.
 * <p>
 * Part of the inner contract, used by client and JDBC driver alike.
 */
public final class Transaction implements AutoCloseable {

	private final Session session;

	private final TransactionMode mode;

	// On a server, two first statements at once would begin two transactions.
	private final AtomicBoolean busy = new AtomicBoolean();

	// Somebody wants the end while a call is under way: whoever leaves that call sees to
	// it.
	private volatile boolean endRequested;

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
		BatchOutcome outcome = attempt(statements);
		if (outcome.failure() != null) {
			throw outcome.failure();
		}
		return outcome.results();
	}

	/**
	 * Executes statements as {@link #batch(List)} does, and tells how far they came
	 * instead of throwing the failure of one of them.
	 * @param statements the statements
	 * @return the results up to the first failure
	 * @throws LibsqlClosedException if the transaction is over; nothing was executed
	 * @throws LibsqlException if the statements as a whole could not be carried out
	 */
	public BatchOutcome attempt(List<Statement> statements) {
		checkOpen();
		if (statements.isEmpty()) {
			return new BatchOutcome(List.of(), null);
		}
		if (this.mode == TransactionMode.READ) {
			SqlCheck.readOnly(statements);
		}
		return run(statements);
	}

	/**
	 * Sets a savepoint, which begins the transaction if nothing has yet.
	 * @param name its name, any text
	 */
	public void savepoint(String name) {
		control("SAVEPOINT ", name);
	}

	/**
	 * Discards the changes made after a savepoint, which remains.
	 * @param name the name of the savepoint
	 * @throws LibsqlResponseException if there is none of this name
	 */
	public void rollbackTo(String name) {
		control("ROLLBACK TO ", name);
	}

	/**
	 * Forgets a savepoint and those after it, and keeps the changes.
	 * @param name the name of the savepoint
	 * @throws LibsqlResponseException if there is none of this name
	 */
	public void release(String name) {
		control("RELEASE ", name);
	}

	private void control(String command, String name) {
		checkOpen();
		LibsqlException failure = run(List.of(Statement.of(command + '"' + name.replace("\"", "\"\"") + '"')))
			.failure();
		if (failure != null) {
			throw failure;
		}
	}

	/**
	 * Sends BEGIN now, if it was not yet sent: for statements that reach the session's
	 * connection by another way.
	 */
	public void ensureBegun() {
		checkOpen();
		if (this.state == State.NOT_BEGUN) {
			LibsqlException failure = run(List.of()).failure();
			if (failure != null) {
				throw failure;
			}
		}
	}

	/**
	 * Looks whether the transaction is still there: to be called after a statement that
	 * reached the session's connection by another way has failed, because an error can
	 * end a transaction.
	 * @param failure the failure of that statement
	 */
	public void checkAfter(LibsqlException failure) {
		if (this.state != State.OPEN) {
			return;
		}
		boolean over;
		try {
			over = this.session.batch(new Batch(List.of()), CallOptions.DEFAULT).autocommit();
		}
		catch (LibsqlException ex) {
			failure.addSuppressed(ex);
			over = true;
		}
		if (over) {
			lose(failure);
		}
	}

	private BatchOutcome run(List<Statement> statements) {
		enter();
		try {
			return runAlone(statements);
		}
		finally {
			leave();
		}
	}

	private void leave() {
		this.busy.set(false);
		if (this.endRequested) {
			close();
		}
	}

	private void enter() {
		if (!this.busy.compareAndSet(false, true)) {
			throw new IllegalStateException(
					"The transaction is used by two threads at once; it belongs to one thread at "
							+ "a time, and this call was not carried out");
		}
	}

	private BatchOutcome runAlone(List<Statement> statements) {
		BatchProgram program = (this.state == State.OPEN) ? BatchProgram.inTransaction(statements)
				: BatchProgram.beginning(this.mode, statements);
		BatchResult result;
		try {
			result = this.session.batch(program.batch(), CallOptions.DEFAULT);
		}
		catch (LibsqlException ex) {
			lose(ex);
			throw ex;
		}
		catch (IllegalStateException ex) {
			// A thread that must not block was refused: nothing has happened.
			throw ex;
		}
		catch (RuntimeException ex) {
			lose(new LibsqlProtocolException("The call failed unexpectedly", null, ex));
			throw ex;
		}
		BatchOutcome outcome = program.outcome(result);
		if (result.autocommit()) {
			// BEGIN failed, or the database rolled back: INSERT OR ROLLBACK, a stolen
			// lock.
			lose((outcome.failure() != null) ? outcome.failure() : BatchProgram.lost(null));
		}
		else {
			this.state = State.OPEN;
		}
		return outcome;
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
		enter();
		State before = this.state;
		this.state = State.ENDED;
		try (this.session) {
			if (before == State.OPEN) {
				BatchProgram commit = BatchProgram.commit();
				commit.results(this.session.batchAndClose(commit.batch(), CallOptions.DEFAULT));
			}
		}
		finally {
			leave();
		}
	}

	/**
	 * Discards the changes and ends the transaction. Does nothing if it is already over.
	 * May be called from any thread: beside a call under way it returns at once, and that
	 * call ends the transaction when it is done.
	 * @throws LibsqlTransportException if no answer came; the server then rolls back by
	 * itself when it notices
	 */
	public void rollback() {
		this.endRequested = true;
		if (!this.busy.compareAndSet(false, true)) {
			return;
		}
		State before = this.state;
		this.state = State.ENDED;
		try (this.session) {
			if (before == State.OPEN) {
				// A transaction that the server has already ended reports that here:
				// fine.
				this.session.batchAndClose(BatchProgram.rollback().batch(), CallOptions.DEFAULT);
			}
		}
		finally {
			this.busy.set(false);
		}
	}

	/**
	 * Rolls back as {@link #rollback()} does, and never throws.
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
		return this.endRequested || this.state == State.ENDED || this.state == State.LOST;
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
		if (this.state == State.ENDED || this.endRequested) {
			throw new LibsqlClosedException(ErrorKind.CLOSED, LibsqlClosedException.TRANSACTION_CLOSED,
					"The transaction is over: it was committed, rolled back or closed", null);
		}
	}

	private enum State {

		NOT_BEGUN, OPEN, LOST, ENDED

	}

}
