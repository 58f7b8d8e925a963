package io.github.libsqlspring;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.sql.LockDemand;
import io.github.libsqlspring.sql.SqlStatement;

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

	private final TransactionLifecycle lifecycle;

	private final @Nullable Duration statementTimeout;

	private final LockHolder locks;

	// On a server, two first statements at once would begin two transactions.
	private final AtomicBoolean busy = new AtomicBoolean();

	// Somebody wants the end while a call is under way: whoever leaves that call sees to
	// it.
	private volatile boolean endRequested;

	private volatile @Nullable TransactionCursor cursor;

	private boolean writesRefused;

	public Transaction(Session session, TransactionMode mode) {
		this(session, mode, null);
	}

	/**
	 * Creates a transaction that has not begun.
	 * @param session the session, closed at the end of the transaction
	 * @param mode how it begins
	 * @param statementTimeout the time limit of each call that has none of its own, or
	 * {@code null}
	 */
	public Transaction(Session session, TransactionMode mode, @Nullable Duration statementTimeout) {
		this.session = Objects.requireNonNull(session, "session");
		this.lifecycle = new TransactionLifecycle(mode);
		this.statementTimeout = statementTimeout;
		this.locks = new LockHolder(this, session.lockHolders());
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
		return execute(statement, CallOptions.DEFAULT);
	}

	/**
	 * Executes one statement, as {@link #execute(Statement)} does.
	 * @param statement the statement
	 * @param options how; what is repeated outside a transaction is not repeated here
	 * @return its result
	 */
	public StatementResult execute(Statement statement, CallOptions options) {
		return batch(List.of(statement), options).get(0);
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
		return batch(statements, CallOptions.DEFAULT);
	}

	/**
	 * Executes statements, as {@link #batch(List)} does.
	 * @param statements the statements
	 * @param options how
	 * @return one result per statement
	 */
	public List<StatementResult> batch(List<Statement> statements, CallOptions options) {
		BatchOutcome outcome = attempt(statements, options);
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
		return attempt(statements, CallOptions.DEFAULT);
	}

	/**
	 * Executes statements, as {@link #attempt(List)} does.
	 * @param statements the statements
	 * @param options how
	 * @return the results up to the first failure
	 */
	public BatchOutcome attempt(List<Statement> statements, CallOptions options) {
		checkOpen();
		if (statements.isEmpty()) {
			return new BatchOutcome(List.of(), null);
		}
		this.lifecycle.check(statements);
		return run(statements, options);
	}

	/**
	 * Executes one statement, whose rows are read as they are asked for. Until the cursor
	 * is closed, or has given its last row, this transaction carries out nothing else and
	 * does not commit; a rollback closes it.
	 * @param statement the statement
	 * @param options how; the time limit is for the first row, and for each further one
	 * @return the rows
	 * @throws LibsqlResponseException if the statement fails before its first row
	 * @throws LibsqlClosedException if the transaction is over; nothing was executed
	 */
	public Cursor openCursor(Statement statement, CallOptions options) {
		checkOpen();
		List<Statement> statements = List.of(statement);
		this.lifecycle.check(statements);
		enter();
		try {
			TransactionMode begin = admit(statements);
			BatchProgram program = program(begin, statements);
			refuseWritesOfReader();
			Cursor rows = openCursor(program, begin, options);
			this.locks.took(begin, statements);
			this.lifecycle.begun();
			TransactionCursor opened = new TransactionCursor(this, rows, SqlCheck.isReadOnly(statements));
			this.cursor = opened;
			return opened;
		}
		finally {
			leave();
		}
	}

	private Cursor openCursor(BatchProgram program, @Nullable TransactionMode begin, CallOptions options) {
		try {
			return this.session.openCursor(program, inside(options));
		}
		catch (LibsqlResponseException ex) {
			// Begun or not: the look will tell.
			this.lifecycle.begun();
			this.locks.took(begin, List.of());
			if (begin != null && ex.kind() == ErrorKind.SYNTAX) {
				checkBegun(ex);
			}
			else {
				checkAfter(ex);
			}
			throw ex;
		}
		catch (RuntimeException ex) {
			loseBy(ex);
			throw ex;
		}
	}

	// On a server, a mistake in the text can be found before BEGIN is sent: nothing is
	// lost then, and the next statement begins.
	private void checkBegun(LibsqlException failure) {
		if (isOver(failure)) {
			this.lifecycle.notBegun();
			this.locks.release();
		}
	}

	/**
	 * Takes notice that a cursor gives no more rows. Within a call.
	 * @param finished the cursor
	 */
	void forget(TransactionCursor finished) {
		if (this.cursor == finished) {
			this.cursor = null;
		}
	}

	/**
	 * Sets a savepoint, which begins the transaction if nothing has yet.
	 * @param name its name, any text
	 */
	public void savepoint(String name) {
		savepoint(name, CallOptions.DEFAULT);
	}

	/**
	 * Sets a savepoint, as {@link #savepoint(String)} does.
	 * @param name its name, any text
	 * @param options how
	 */
	public void savepoint(String name, CallOptions options) {
		control("SAVEPOINT ", name, options);
	}

	/**
	 * Discards the changes made after a savepoint, which remains.
	 * @param name the name of the savepoint
	 * @throws LibsqlResponseException if there is none of this name
	 */
	public void rollbackTo(String name) {
		rollbackTo(name, CallOptions.DEFAULT);
	}

	/**
	 * Discards the changes made after a savepoint, as {@link #rollbackTo(String)} does.
	 * @param name the name of the savepoint
	 * @param options how
	 */
	public void rollbackTo(String name, CallOptions options) {
		control("ROLLBACK TO ", name, options);
	}

	/**
	 * Forgets a savepoint and those after it, and keeps the changes.
	 * @param name the name of the savepoint
	 * @throws LibsqlResponseException if there is none of this name
	 */
	public void release(String name) {
		release(name, CallOptions.DEFAULT);
	}

	/**
	 * Forgets a savepoint, as {@link #release(String)} does.
	 * @param name the name of the savepoint
	 * @param options how
	 */
	public void release(String name, CallOptions options) {
		control("RELEASE ", name, options);
	}

	private void control(String command, String name, CallOptions options) {
		checkOpen();
		Statement statement = Statement.of(command + '"' + name.replace("\"", "\"\"") + '"');
		LibsqlException failure = run(List.of(statement), options).failure();
		if (failure != null) {
			throw failure;
		}
	}

	/**
	 * Sends BEGIN now, if it was not yet sent: for statements that reach the session's
	 * connection by another way.
	 */
	public void ensureBegun() {
		ensureBegun(CallOptions.DEFAULT);
	}

	/**
	 * Sends BEGIN now, as {@link #ensureBegun()} does.
	 * @param options how
	 */
	public void ensureBegun(CallOptions options) {
		checkOpen();
		if (!this.lifecycle.isBegun()) {
			LibsqlException failure = run(List.of(), options).failure();
			if (failure != null) {
				throw failure;
			}
		}
	}

	/**
	 * Sends BEGIN now, if it was not yet sent, for a statement that reaches the session's
	 * connection by another way.
	 * @param sql the statement
	 * @throws LibsqlResponseException {@code SQLITE_BUSY} also if the statement would
	 * wait for another transaction of this thread
	 */
	public void ensureBegunFor(SqlStatement sql) {
		checkOpen();
		this.locks.used();
		boolean writer = this.locks.held() == LockDemand.WRITE;
		List<Statement> statements = writer ? List.of() : List.of(Statement.of(sql.text()));
		if (this.lifecycle.isBegun()) {
			this.locks.proceed(statements);
			this.locks.took(null, statements);
			return;
		}
		enter();
		try {
			BatchOutcome outcome = runAlone(List.of(), statements, CallOptions.DEFAULT);
			if (outcome.failure() != null) {
				throw outcome.failure();
			}
		}
		finally {
			leave();
		}
	}

	/**
	 * Looks whether the transaction is still there: to be called after a statement that
	 * reached the session's connection by another way has failed, because an error can
	 * end a transaction.
	 * @param failure the failure of that statement
	 */
	public void checkAfter(LibsqlException failure) {
		if (!this.lifecycle.isBegun()) {
			return;
		}
		if (failure.kind() == ErrorKind.BUSY) {
			this.locks.failed();
		}
		if (isOver(failure)) {
			lose(failure);
		}
	}

	private boolean isOver(LibsqlException failure) {
		try {
			return this.session.batch(new Batch(List.of()), CallOptions.DEFAULT).autocommit();
		}
		catch (LibsqlException ex) {
			failure.addSuppressed(ex);
			return true;
		}
	}

	/**
	 * Asks the database whether it still has this transaction, unless a call is under
	 * way.
	 * @return whether it is begun and not over
	 */
	boolean isStillThere() {
		if (!this.lifecycle.isBegun()) {
			return false;
		}
		if (this.cursor != null || !tryEnter()) {
			return true;
		}
		try {
			checkAfter(BatchProgram.lost(null));
			return this.lifecycle.isBegun();
		}
		finally {
			leave();
		}
	}

	private BatchOutcome run(List<Statement> statements, CallOptions options) {
		enter();
		try {
			return runAlone(statements, statements, options);
		}
		finally {
			leave();
		}
	}

	void leave() {
		this.busy.set(false);
		if (this.endRequested) {
			close();
		}
	}

	void enter() {
		if (!tryEnter()) {
			throw new IllegalStateException(
					"The transaction is used by two threads at once; it belongs to one thread at "
							+ "a time, and this call was not carried out");
		}
		this.locks.used();
	}

	boolean tryEnter() {
		return this.busy.compareAndSet(false, true);
	}

	// How to begin, or null if that is done.
	private @Nullable TransactionMode admit(List<Statement> statements) {
		if (this.lifecycle.isBegun()) {
			this.locks.proceed(statements);
			return null;
		}
		return this.locks.begin(statements);
	}

	private BatchProgram program(@Nullable TransactionMode begin, List<Statement> statements) {
		return (begin != null) ? BatchProgram.beginning(begin, statements) : this.lifecycle.next(statements);
	}

	// What follows may be another way than here to what is executed.
	private BatchOutcome runAlone(List<Statement> statements, List<Statement> following, CallOptions options) {
		TransactionMode begin = admit(following);
		BatchProgram program = program(begin, statements);
		BatchResult result;
		try {
			refuseWritesOfReader();
			result = this.session.batch(program.batch(), inside(options));
		}
		catch (RuntimeException ex) {
			loseBy(ex);
			throw ex;
		}
		BatchOutcome outcome = this.lifecycle.after(program, result);
		this.locks.took(begin, following);
		if (outcome.failure() != null && outcome.failure().kind() == ErrorKind.BUSY) {
			this.locks.failed();
		}
		if (this.lifecycle.isLost()) {
			this.locks.release();
			this.session.close();
		}
		return outcome;
	}

	private void refuseWritesOfReader() {
		if (mode() == TransactionMode.READ && !this.writesRefused) {
			this.session.refuseWrites();
			this.writesRefused = true;
		}
	}

	// Repeating is for what stands alone: the transaction is lost with its session.
	private CallOptions inside(CallOptions options) {
		return new CallOptions(options.timeout(), false, options.replicationIndex())
			.withDefaultTimeout(this.statementTimeout);
	}

	/**
	 * Makes the changes permanent and ends the transaction, in one round trip. After a
	 * failure the transaction is over as well, and rolled back unless the exception says
	 * that the outcome is unknown.
	 * @throws IllegalStateException if a stream of rows is open; the transaction goes on
	 * @throws LibsqlResponseException if the database refuses, for example because of a
	 * deferred foreign key
	 * @throws LibsqlClosedException if the transaction was already over or lost
	 * @throws LibsqlTransportException if no answer came; see
	 * {@link LibsqlTransportException#outcomeUnknown()}
	 */
	public void commit() {
		commit(CallOptions.DEFAULT);
	}

	/**
	 * Makes the changes permanent, as {@link #commit()} does.
	 * @param options how; a commit is never repeated
	 */
	public void commit(CallOptions options) {
		checkOpen();
		enter();
		try (this.session) {
			if (this.lifecycle.end()) {
				BatchProgram commit = BatchProgram.commit();
				end(commit, inside(options)).ifPresent(commit::results);
			}
		}
		finally {
			this.locks.release();
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
		rollback(CallOptions.DEFAULT);
	}

	/**
	 * Discards the changes, as {@link #rollback()} does.
	 * @param options how
	 */
	public void rollback(CallOptions options) {
		this.endRequested = true;
		if (!tryEnter()) {
			return;
		}
		TransactionCursor open = this.cursor;
		try (this.session) {
			if (open != null) {
				open.end();
			}
			// Behind a statement that was not read to its end, ROLLBACK might have to
			// wait:
			// there the end of the session rolls back.
			if (this.lifecycle.end() && open == null) {
				// A transaction that the server has already ended reports that here:
				// fine.
				end(BatchProgram.rollback(), options);
			}
		}
		finally {
			this.locks.release();
			this.busy.set(false);
		}
	}

	// What becomes of a transaction that has only read is of no interest.
	private Optional<BatchResult> end(BatchProgram program, CallOptions options) {
		if (mode() == TransactionMode.READ) {
			this.session.endReading(program, options);
			return Optional.empty();
		}
		return Optional.of(this.session.batchAndClose(program.batch(), options));
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
	 * Breaks off the call that is under way, which fails with
	 * {@link ErrorKind#INTERRUPTED}, and the transaction with it. May be called from any
	 * thread.
	 */
	public void cancel() {
		this.session.cancel();
	}

	/**
	 * Asks what a statement is, without executing it; what this transaction has changed
	 * in the schema counts.
	 * @param sql its text
	 * @return parameters and columns
	 * @throws LibsqlResponseException if the database does not understand it; the
	 * transaction goes on
	 * @throws LibsqlClosedException if the transaction is over
	 */
	public StatementDescription describe(String sql) {
		checkOpen();
		enter();
		try {
			return this.session.describe(sql);
		}
		catch (LibsqlResponseException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			loseBy(ex);
			throw ex;
		}
		finally {
			leave();
		}
	}

	/**
	 * Whether statements are refused because the transaction was committed, rolled back
	 * or lost.
	 * @return whether it is over
	 */
	public boolean isClosed() {
		return this.endRequested || this.lifecycle.isOver();
	}

	/**
	 * The session that this transaction runs on, for what a transaction does not offer.
	 * Its statements are not guarded: they run also if the database has ended the
	 * transaction.
	 * @return the session, closed at the end of the transaction
	 */
	public Session session() {
		return this.session;
	}

	/**
	 * How this transaction begins.
	 * @return the mode
	 */
	public TransactionMode mode() {
		return this.lifecycle.mode();
	}

	/**
	 * Takes notice of a call that failed as a whole.
	 * @param failure what the session threw
	 */
	void loseBy(RuntimeException failure) {
		if (failure instanceof LibsqlException known) {
			lose(known);
		}
		else if (!(failure instanceof IllegalStateException)) {
			// An IllegalStateException refuses a thread that must not block: nothing has
			// happened.
			lose(new LibsqlProtocolException("The call failed unexpectedly", null, failure));
		}
	}

	private void lose(LibsqlException failure) {
		this.lifecycle.lose(failure);
		this.locks.release();
		this.session.close();
	}

	private void checkOpen() {
		checkNotOver();
		if (this.cursor != null) {
			throw new IllegalStateException("A stream of rows is open on this transaction: close it first");
		}
	}

	void checkNotOver() {
		this.lifecycle.checkOpen();
		if (this.endRequested) {
			throw TransactionLifecycle.closedException();
		}
	}

}
