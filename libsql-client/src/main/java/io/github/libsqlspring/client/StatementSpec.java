package io.github.libsqlspring.client;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.libsqlspring.CallOptions;
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
public interface StatementSpec extends BindingSpec<StatementSpec> {

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
