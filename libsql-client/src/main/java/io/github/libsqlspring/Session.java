package io.github.libsqlspring;

import java.util.Optional;

/**
 * One conversation with a database: a stream of a libSQL server, or a connection to a
 * local file. Not thread-safe: one call at a time.
 * <p>
 * Part of the inner contract. A session runs {@link Batch} programs and knows nothing of
 * transactions but whether one is open; {@link Transaction} and {@link BatchProgram} say
 * which programs make one. Both paths interpret the same programs, which is why they
 * behave alike.
 */
public interface Session extends AutoCloseable {

	/**
	 * Runs the steps in order, on a server in one round trip. A step fails by itself,
	 * also if its SQL cannot be parsed: the earlier steps have run then, and the later
	 * ones run if their conditions hold.
	 * @param batch the steps
	 * @param options how
	 * @return one result per step
	 * @throws LibsqlException if the batch as a whole could not be carried out, for
	 * example not in time; the session is then closed, a transaction in it lost, and
	 * unless the exception says otherwise it is unknown which steps were executed
	 */
	BatchResult batch(Batch batch, CallOptions options);

	/**
	 * Runs the steps with {@link CallOptions#DEFAULT}.
	 * @param batch the steps
	 * @return one result per step
	 */
	default BatchResult batch(Batch batch) {
		return batch(batch, CallOptions.DEFAULT);
	}

	/**
	 * Runs the steps and closes the session in the same round trip. A transaction that
	 * the steps leave open is rolled back; {@link BatchResult#autocommit()} tells.
	 * @param batch the steps
	 * @param options how
	 * @return one result per step
	 * @throws LibsqlException as for {@link #batch(Batch, CallOptions)}
	 */
	BatchResult batchAndClose(Batch batch, CallOptions options);

	/**
	 * Runs the steps with {@link CallOptions#DEFAULT} and closes the session.
	 * @param batch the steps
	 * @return one result per step
	 */
	default BatchResult batchAndClose(Batch batch) {
		return batchAndClose(batch, CallOptions.DEFAULT);
	}

	/**
	 * Ends a transaction that has only read, and closes the session. Nothing is at stake,
	 * so that the database need not have been heard when this returns.
	 * @param end what ends it
	 * @param options how
	 */
	default void endReading(BatchProgram end, CallOptions options) {
		batchAndClose(end.batch(), options);
	}

	/**
	 * Runs a program of one statement, whose rows are read as they are asked for; those
	 * of a change with RETURNING may be read at once, so that closing the cursor early
	 * does not undo it.
	 * @param program the program
	 * @param options how; the time limit is for the first row, and for each further one
	 * @return the rows; the session carries out nothing else until they are closed
	 * @throws LibsqlException if the statement fails before its first row
	 */
	Cursor openCursor(BatchProgram program, CallOptions options);

	/**
	 * Asks what a statement is, without executing it.
	 * @param sql its text
	 * @return parameters and columns
	 * @throws LibsqlResponseException if the database does not understand it; the session
	 * goes on
	 */
	StatementDescription describe(String sql);

	/**
	 * Refuses, from now on until the session is closed, every statement that would write:
	 * it fails with {@link ErrorKind#READ_ONLY} before it is executed.
	 */
	void refuseWrites();

	/**
	 * Breaks off the call that is under way, if there is one, which then fails with
	 * {@link ErrorKind#INTERRUPTED}; the session is closed then. May be called from any
	 * thread.
	 */
	void cancel();

	/**
	 * The transactions that hold a lock of this session's database, for all its sessions
	 * the same object.
	 * @return the transactions
	 */
	LockHolders lockHolders();

	/**
	 * The connection of another API that stands behind this session, if there is one.
	 * @param <T> the type
	 * @param type the type of the connection, for example {@code java.sql.Connection}
	 * @return the connection, owned by this session
	 */
	default <T> Optional<T> unwrap(Class<T> type) {
		return Optional.empty();
	}

	/**
	 * Ends the conversation and rolls back what is open. Does nothing if the session is
	 * closed, and reports no failure: what a broken connection leaves behind, the server
	 * rolls back by itself.
	 */
	@Override
	void close();

}
