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
	 * @return one result per step
	 * @throws LibsqlException if the batch as a whole could not be carried out; the
	 * session is then closed, a transaction in it lost, and unless the exception says
	 * otherwise it is unknown which steps were executed
	 */
	BatchResult batch(Batch batch);

	/**
	 * Runs the steps and closes the session in the same round trip. A transaction that
	 * the steps leave open is rolled back; {@link BatchResult#autocommit()} tells.
	 * @param batch the steps
	 * @return one result per step
	 * @throws LibsqlException as for {@link #batch(Batch)}
	 */
	BatchResult batchAndClose(Batch batch);

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
