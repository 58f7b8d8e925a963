package io.github.libsqlspring.client;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.DatabaseTarget;
import io.github.libsqlspring.LibsqlUrlException;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.TransactionMode;

/**
 * A libSQL database, embedded or on a server, for callers that do not block: the words of
 * {@link LibsqlClient}, with {@code Mono} and {@code Flux}. Thread-safe, made to be
 * shared. <pre class="code">
 * Flux&lt;Book&gt; recent = client.sql("SELECT id, title FROM book WHERE year &gt; :year")
 * 	.param("year", 1950)
 * 	.query(Book.class)
 * 	.all();
 * </pre>
 * <p>
 * A server is reached without any thread that waits. SQLite itself blocks: an embedded
 * database runs on a bounded number of threads of this client, where writes and WRITE
 * transactions take turns, and calls beyond the bounds wait without a thread, for 30
 * seconds or their own time limit at most.
 * <p>
 * It does not take part in transactions that Spring manages, neither of a
 * {@code DataSource} nor reactive ones; {@link #inTransaction(Function)} makes its own.
 */
public interface ReactiveLibsqlClient extends ReactiveLibsqlOperations, AutoCloseable {

	/**
	 * Opens a database without a token.
	 * @param url the URL, see {@link LibsqlUrl}
	 * @return a client that owns the database
	 * @throws LibsqlUrlException if the URL cannot be used
	 */
	static ReactiveLibsqlClient create(String url) {
		return create(url, null);
	}

	/**
	 * Opens a database.
	 * @param url the URL, see {@link LibsqlUrl}
	 * @param authToken the token for a server, or {@code null}; blank means none
	 * @return a client that owns the database
	 * @throws LibsqlUrlException if the URL cannot be used
	 */
	static ReactiveLibsqlClient create(String url, @Nullable String authToken) {
		return builder().url(url).authToken(authToken).build();
	}

	/**
	 * A client for a database that others use too, for example a {@link LibsqlClient}.
	 * @param database the database, which the caller closes
	 * @param statementTimeout see {@link Builder#statementTimeout(Duration)}
	 * @return a client whose {@code close()} leaves the database open
	 */
	static ReactiveLibsqlClient create(Database database, @Nullable Duration statementTimeout) {
		return ObservedReactiveClient.around(database,
				new DefaultReactiveLibsqlClient(database, false, statementTimeout));
	}

	/**
	 * Settings beyond URL and token.
	 * @return a builder whose {@link Builder#build()} opens the client
	 */
	static Builder builder() {
		return new Builder();
	}

	/**
	 * Executes statements as one transaction in one round trip, as
	 * {@link LibsqlClient#batch(TransactionMode, List)} does.
	 * @param mode how to begin
	 * @param statements the statements; none means nothing is sent
	 * @return one result per statement
	 */
	default Mono<List<StatementResult>> batch(TransactionMode mode, List<Statement> statements) {
		return batch(mode, statements, CallOptions.DEFAULT);
	}

	/**
	 * Executes statements as one transaction in one round trip.
	 * @param mode how to begin
	 * @param statements the statements; none means nothing is sent
	 * @param options time limit, and what else is special about this call
	 * @return one result per statement
	 */
	Mono<List<StatementResult>> batch(TransactionMode mode, List<Statement> statements, CallOptions options);

	/**
	 * Runs work in a {@link TransactionMode#WRITE} transaction.
	 * @param <T> the type of the results
	 * @param work the work
	 * @return what the work emits
	 * @see #inTransaction(TransactionMode, Function)
	 */
	default <T> Flux<T> inTransaction(
			Function<? super ReactiveLibsqlOperations, ? extends Publisher<? extends T>> work) {
		return inTransaction(TransactionMode.WRITE, work);
	}

	/**
	 * Runs work in a transaction that commits when the publisher of the work completes,
	 * and rolls back when it fails or the subscription is cancelled. The work has to use
	 * what it is given, one call at a time: a call beside another fails with an
	 * {@link IllegalStateException}.
	 * <p>
	 * Elements are passed on as they come, before the commit; the changes stand when the
	 * returned Flux completes, and a failed commit is its error. Who cancels early, rolls
	 * back: take a single result by {@code singleOrEmpty()}, which waits for the end, and
	 * not by {@code next()} or {@code Mono.from(…)}, which cancel. <pre class="code">
	 * Mono&lt;Long&gt; id = client.inTransaction(TransactionMode.WRITE, (tx) -&gt; tx
	 * 	.execute("INSERT INTO book (title) VALUES (?)", "The Castle")
	 * 	.flatMap((book) -&gt; tx.execute("INSERT INTO log VALUES ('added')").thenReturn(book))
	 * 	.map((book) -&gt; book.lastInsertRowid().getAsLong()))
	 * 	.singleOrEmpty();
	 * </pre>
	 * @param <T> the type of the results
	 * @param mode how to begin
	 * @param work the work, called once for each subscription
	 * @return what the work emits
	 */
	<T> Flux<T> inTransaction(TransactionMode mode,
			Function<? super ReactiveLibsqlOperations, ? extends Publisher<? extends T>> work);

	/**
	 * Executes statements as one transaction while foreign keys are not enforced, as
	 * {@link LibsqlClient#migrate(List)} does.
	 * @param statements the statements; none means nothing is sent
	 * @return one result per statement
	 */
	Mono<List<StatementResult>> migrate(List<Statement> statements);

	/**
	 * Where the database is, without secrets.
	 * @return embedded or on a server, and its place
	 */
	DatabaseTarget target();

	/**
	 * Whether this client or its database is closed.
	 * @return whether calls are refused
	 */
	boolean isClosed();

	/**
	 * Closes this client and, if it owns it, the database: waits up to 10 s for calls in
	 * flight, and blocks meanwhile. Later calls do nothing.
	 */
	@Override
	void close();

	/**
	 * Opens a client with settings beyond URL and token.
	 */
	final class Builder extends DatabaseSettings<Builder> {

		private @Nullable Duration statementTimeout;

		private Builder() {
		}

		@Override
		Builder self() {
			return this;
		}

		/**
		 * Sets how long a call may take that says nothing else; unlimited by default, but
		 * for the response timeout of a server.
		 * @param statementTimeout a positive time, or {@code null} for no limit
		 * @return this builder
		 * @see ReactiveStatementSpec#timeout(Duration)
		 */
		public Builder statementTimeout(@Nullable Duration statementTimeout) {
			this.statementTimeout = statementTimeout;
			return this;
		}

		/**
		 * Opens the client.
		 * @return a client that owns its database
		 * @throws LibsqlUrlException if the URL cannot be used
		 */
		public ReactiveLibsqlClient build() {
			Database database = openDatabase();
			return ObservedReactiveClient.around(database,
					new DefaultReactiveLibsqlClient(database, true, this.statementTimeout));
		}

	}

}
