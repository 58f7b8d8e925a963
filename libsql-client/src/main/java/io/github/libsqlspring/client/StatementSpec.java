package io.github.libsqlspring.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlResultException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;

/**
 * One statement being specified. Immutable: every method returns a new specification, so
 * that one may be kept and bound many times, by any thread. Nothing is sent before a
 * terminal method ({@code update}, {@code list}, {@code single}, {@code optional},
 * {@code stream}).
 * <p>
 * A statement takes arguments by position or by name, not both.
 */
public interface StatementSpec {

	/**
	 * Adds the next positional argument.
	 * @param value the argument, see {@link Statement#of(String, Object...)}
	 * @return a new specification
	 */
	StatementSpec param(@Nullable Object value);

	/**
	 * Adds an argument by name; the same name again replaces it.
	 * @param name the name, with its prefix or without it
	 * @param value the argument
	 * @return a new specification
	 */
	StatementSpec param(String name, @Nullable Object value);

	/**
	 * Adds positional arguments.
	 * @param values the arguments in order
	 * @return a new specification
	 */
	StatementSpec params(@Nullable Object... values);

	/**
	 * Adds arguments by name.
	 * @param values the arguments
	 * @return a new specification
	 */
	StatementSpec params(Map<String, ? extends @Nullable Object> values);

	/**
	 * Limits the time that the statement may take in all; of a {@link #stream()}, the
	 * time to the first row, and from each row to the next. When it is up, the statement
	 * is broken off, on a server too, and fails with {@link ErrorKind#TIMEOUT}.
	 * @param timeout a positive time
	 * @return a new specification
	 */
	StatementSpec timeout(Duration timeout);

	/**
	 * Says that it does no harm if the statement is executed more than once, as with
	 * {@code INSERT OR REPLACE} of given keys: it is sent again also where it is unknown
	 * whether a server has executed it. Queries need no such word. Of no effect inside a
	 * transaction.
	 * @return a new specification
	 */
	StatementSpec repeatable();

	/**
	 * Has a replica wait until it has seen what an earlier statement did, for example to
	 * read one's own writes. Of no effect on a database without replicas.
	 * @param replicationIndex what {@link StatementResult#replicationIndex()} of the
	 * earlier statement said
	 * @return a new specification
	 */
	StatementSpec atReplicationIndex(long replicationIndex);

	/**
	 * What is specified so far, for example to be part of a batch.
	 * @return the statement with its arguments
	 */
	Statement toStatement();

	/**
	 * Asks for the rows of a query, or of a change with RETURNING.
	 * @return the query
	 */
	QuerySpec<Row> query();

	/**
	 * Asks for rows, each turned into an object.
	 * @param <T> the type of the objects
	 * @param mapper makes the object from a row
	 * @return the query
	 */
	<T> QuerySpec<T> query(Function<? super Row, ? extends T> mapper);

	/**
	 * Asks for values of one column, or for records.
	 * @param <T> the type of the objects
	 * @param type a record, whose components are matched with columns by name
	 * ({@code firstName} also with {@code first_name}); or a type of
	 * {@link Row#getObject(int, Class)}, for a result of exactly one column
	 * @return the query
	 */
	<T> QuerySpec<T> query(Class<T> type);

	/**
	 * Executes the statement for its effect.
	 * @return rows affected, rowid, and rows if it returned some
	 */
	StatementResult update();

	/**
	 * Executes the statement, whose rows are read as they are asked for.
	 * @return the rows, to be closed
	 * @see LibsqlOperations#stream(Statement, CallOptions)
	 */
	default Stream<Row> stream() {
		return query().stream();
	}

	/**
	 * A query that says how many rows it expects.
	 *
	 * @param <T> the type of an object
	 */
	interface QuerySpec<T> {

		/**
		 * Executes the query.
		 * @return all objects in order; {@code null} stands for SQL NULL where
		 * {@link StatementSpec#query(Class)} asked for one column
		 */
		List<T> list();

		/**
		 * Executes the query.
		 * @return the object of the only row
		 * @throws LibsqlResultException if there is no row, more than one, or NULL in it
		 */
		T single();

		/**
		 * Executes the query.
		 * @return the object of the only row, empty if there is no row or NULL in it
		 * @throws LibsqlResultException if there is more than one row
		 */
		Optional<T> optional();

		/**
		 * Executes the query, whose rows are read as they are asked for, so that a result
		 * of any size needs little memory. <pre class="code">
		 * try (Stream&lt;Book&gt; books = client.sql("SELECT * FROM book").query(Book.class).stream()) {
		 * 	books.forEach(this::export);
		 * }
		 * </pre>
		 * @return the objects in order, to be closed; see
		 * {@link LibsqlOperations#stream(Statement, CallOptions)}
		 */
		Stream<T> stream();

	}

}
