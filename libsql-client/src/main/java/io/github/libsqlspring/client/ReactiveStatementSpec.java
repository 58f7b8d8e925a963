package io.github.libsqlspring.client;

import java.util.List;
import java.util.function.Function;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.LibsqlResultException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;

/**
 * One statement being specified, as {@link StatementSpec} does it. Immutable: every
 * method returns a new specification, so that one may be kept and bound many times, by
 * any thread. Nothing is sent before what a terminal method ({@code update}, {@code all},
 * {@code one}, {@code list}) returns is subscribed to.
 */
public interface ReactiveStatementSpec extends BindingSpec<ReactiveStatementSpec> {

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
	 * Asks for values of one column, or for records, as
	 * {@link StatementSpec#query(Class)} does.
	 * @param <T> the type of the objects
	 * @param type a record, or a type of {@link Row#getObject(int, Class)}
	 * @return the query
	 */
	<T> QuerySpec<T> query(Class<T> type);

	/**
	 * Executes the statement for its effect.
	 * @return rows affected, rowid, and rows if it returned some
	 */
	Mono<StatementResult> update();

	/**
	 * A query that says how many rows it expects.
	 *
	 * @param <T> the type of an object
	 */
	interface QuerySpec<T> {

		/**
		 * Executes the query, whose rows are read as the subscriber asks for them.
		 * @return the objects in order; fails with a {@link LibsqlResultException} where
		 * one is {@code null}, which a Flux cannot hold
		 * @see ReactiveLibsqlOperations#stream(Statement, CallOptions)
		 */
		Flux<T> all();

		/**
		 * Executes the query, in one round trip.
		 * @return the object of the only row, empty if there is no row or NULL in it;
		 * fails with a {@link LibsqlResultException} if there is more than one row
		 */
		Mono<T> one();

		/**
		 * Executes the query, in one round trip: the cheaper way for a result that is not
		 * large.
		 * @return all objects in order; {@code null} stands for SQL NULL where
		 * {@link ReactiveStatementSpec#query(Class)} asked for one column
		 */
		Mono<List<T>> list();

	}

}
