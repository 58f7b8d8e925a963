package io.github.libsqlspring.client;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;

/**
 * What is bound to one statement before it is executed: arguments, by position or by name
 * but not both, and how to execute it. Immutable: every method returns a new
 * specification.
 *
 * @param <S> the type of the specification
 */
public interface BindingSpec<S extends BindingSpec<S>> {

	/**
	 * Adds the next positional argument.
	 * @param value the argument, see {@link Statement#of(String, Object...)}
	 * @return a new specification
	 */
	S param(@Nullable Object value);

	/**
	 * Adds an argument by name; the same name again replaces it.
	 * @param name the name, with its prefix or without it
	 * @param value the argument
	 * @return a new specification
	 */
	S param(String name, @Nullable Object value);

	/**
	 * Adds positional arguments.
	 * @param values the arguments in order
	 * @return a new specification
	 */
	S params(@Nullable Object... values);

	/**
	 * Adds arguments by name.
	 * @param values the arguments
	 * @return a new specification
	 */
	S params(Map<String, ? extends @Nullable Object> values);

	/**
	 * Limits the time that the statement may take in all; of a stream of rows, the time
	 * to the first row, and from each row to the next. When it is up, the statement is
	 * broken off, on a server too, and fails with {@link ErrorKind#TIMEOUT}.
	 * @param timeout a positive time
	 * @return a new specification
	 */
	S timeout(Duration timeout);

	/**
	 * Says that it does no harm if the statement is executed more than once, as with
	 * {@code INSERT OR REPLACE} of given keys: it is sent again also where it is unknown
	 * whether a server has executed it. Queries need no such word. Of no effect inside a
	 * transaction.
	 * @return a new specification
	 */
	S repeatable();

	/**
	 * Has a replica wait until it has seen what an earlier statement did, for example to
	 * read one's own writes. Of no effect on a database without replicas.
	 * @param replicationIndex what {@link StatementResult#replicationIndex()} of the
	 * earlier statement said
	 * @return a new specification
	 */
	S atReplicationIndex(long replicationIndex);

	/**
	 * What is specified so far, for example to be part of a batch.
	 * @return the statement with its arguments
	 */
	Statement toStatement();

}
