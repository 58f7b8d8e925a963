package io.github.libsqlspring.client;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.CurrentTransaction;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.DatabaseTarget;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.LibsqlUrlException;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.TransactionMode;

/**
 * A libSQL database, embedded or on a server, by one API. Thread-safe, made to be shared,
 * and fit for virtual threads; a call from a reactor thread is refused, because it would
 * stall the event loop. <pre class="code">
 * try (LibsqlClient client = LibsqlClient.create("file:books.db")) {
 * 	client.execute("INSERT INTO book (title) VALUES (?)", "The Castle");
 * }
 * </pre>
 * <p>
 * Each call stands for itself, unless its thread is in a transaction that Spring manages
 * for a {@code DataSource} on the same database: the bean that Spring Boot configures
 * takes part in that as {@code JdbcTemplate} does, with the same commit and rollback. Of
 * the time limit of that transaction and of the call, the shorter one holds.
 */
public interface LibsqlClient extends LibsqlOperations, AutoCloseable {

	/**
	 * Opens a database without a token.
	 * @param url the URL, see {@link LibsqlUrl}
	 * @return a client that owns the database
	 * @throws LibsqlUrlException if the URL cannot be used
	 */
	static LibsqlClient create(String url) {
		return create(url, null);
	}

	/**
	 * Opens a database.
	 * @param url the URL, see {@link LibsqlUrl}
	 * @param authToken the token for a server, or {@code null}; blank means none
	 * @return a client that owns the database
	 * @throws LibsqlUrlException if the URL cannot be used
	 */
	static LibsqlClient create(String url, @Nullable String authToken) {
		return builder().url(url).authToken(authToken).build();
	}

	/**
	 * A client for a database that others use too.
	 * @param database the database, which the caller closes
	 * @param currentTransaction says which transaction a call has to join
	 * @return a client whose {@code close()} leaves the database open
	 */
	static LibsqlClient create(Database database, CurrentTransaction currentTransaction) {
		return create(database, currentTransaction, null);
	}

	/**
	 * A client for a database that others use too.
	 * @param database the database, which the caller closes
	 * @param currentTransaction says which transaction a call has to join
	 * @param statementTimeout see {@link Builder#statementTimeout(Duration)}
	 * @return a client whose {@code close()} leaves the database open
	 */
	static LibsqlClient create(Database database, CurrentTransaction currentTransaction,
			@Nullable Duration statementTimeout) {
		return ObservedLibsqlClient.around(database,
				new DefaultLibsqlClient(database, false, currentTransaction, statementTimeout));
	}

	/**
	 * Settings beyond URL and token.
	 * @return a builder whose {@link Builder#build()} opens the client
	 */
	static Builder builder() {
		return new Builder();
	}

	/**
	 * Executes statements as one transaction: BEGIN, all of them, COMMIT in one round
	 * trip, or none of them. A mode is chosen by {@link #batch(List)}: {@code READ} if
	 * all statements are queries, else {@code WRITE}.
	 * @param mode how to begin
	 * @param statements the statements; none means nothing is sent
	 * @return one result per statement
	 * @throws LibsqlResponseException the first failure, with the statement's index
	 */
	default List<StatementResult> batch(TransactionMode mode, List<Statement> statements) {
		return batch(mode, statements, CallOptions.DEFAULT);
	}

	/**
	 * Executes statements as one transaction, as {@link #batch(TransactionMode, List)}
	 * does.
	 * @param mode how to begin
	 * @param statements the statements; none means nothing is sent
	 * @param options time limit, and what else is special about this call
	 * @return one result per statement
	 */
	List<StatementResult> batch(TransactionMode mode, List<Statement> statements, CallOptions options);

	/**
	 * Begins a {@link TransactionMode#WRITE} transaction.
	 * @return the transaction, which the caller ends
	 * @see #begin(TransactionMode)
	 */
	default LibsqlTransaction begin() {
		return begin(TransactionMode.WRITE);
	}

	/**
	 * Begins a transaction, always one of its own. Beside another one that this thread
	 * has begun and that holds the write lock it may read, where the database lets
	 * readers go on beside a writer; what would wait for that lock fails at once with
	 * {@code BUSY}.
	 * @param mode how to begin
	 * @return the transaction, which the caller ends
	 * @throws IllegalStateException if this client is to take part in a transaction that
	 * somebody else manages, as Spring does, and this thread is in one: use the client
	 * itself there
	 */
	LibsqlTransaction begin(TransactionMode mode);

	/**
	 * Runs work in a {@link TransactionMode#WRITE} transaction.
	 * @param <T> the type of the result
	 * @param work the work
	 * @return what the work returned
	 * @see #inTransaction(TransactionMode, Function)
	 */
	default <T extends @Nullable Object> T inTransaction(Function<? super LibsqlOperations, ? extends T> work) {
		return inTransaction(TransactionMode.WRITE, work);
	}

	/**
	 * Runs work in a transaction that commits when the work returns, and rolls back when
	 * it throws. The work has to use what it is given: this client's own methods are not
	 * part of the transaction.
	 * @param <T> the type of the result
	 * @param mode how to begin
	 * @param work the work
	 * @return what the work returned
	 */
	<T extends @Nullable Object> T inTransaction(TransactionMode mode,
			Function<? super LibsqlOperations, ? extends T> work);

	/**
	 * Executes statements as one transaction while foreign keys are not enforced, as
	 * needed to rebuild a table, and checks all foreign keys before it commits. Whatever
	 * happens, foreign keys are enforced as before afterwards.
	 * @param statements the statements; none means nothing is sent
	 * @return one result per statement
	 * @throws LibsqlResponseException the first failure, with the statement's index; or a
	 * {@code FOREIGN_KEY_CONSTRAINT} if a row is left without its parent. Nothing was
	 * changed then
	 * @throws IllegalStateException in a transaction that this client takes part in
	 */
	List<StatementResult> migrate(List<Statement> statements);

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
	 * flight. Later calls do nothing.
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
		 * @see StatementSpec#timeout(Duration)
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
		public LibsqlClient build() {
			Database database = openDatabase();
			return ObservedLibsqlClient.around(database,
					new DefaultLibsqlClient(database, true, CurrentTransaction.NONE, this.statementTimeout));
		}

		/**
		 * Opens the database alone, to be shared: by clients that
		 * {@link #build(Database, CurrentTransaction)} makes, and by data sources. No
		 * request is sent and no file is opened before it is needed.
		 * @return the database, which the caller closes
		 * @throws LibsqlUrlException if the URL cannot be used
		 */
		public Database buildDatabase() {
			return openDatabase();
		}

		/**
		 * Makes a client for a database that others use too. The settings of the database
		 * itself have no effect.
		 * @param database the database, which the caller closes
		 * @param currentTransaction says which transaction a call has to join
		 * @return a client whose {@code close()} leaves the database open
		 */
		public LibsqlClient build(Database database, CurrentTransaction currentTransaction) {
			return LibsqlClient.create(database, currentTransaction, this.statementTimeout);
		}

		/**
		 * Makes a reactive client for a database that others use too. The settings of the
		 * database itself have no effect.
		 * @param database the database, which the caller closes
		 * @return a client whose {@code close()} leaves the database open
		 */
		public ReactiveLibsqlClient buildReactive(Database database) {
			return ReactiveLibsqlClient.create(database, this.statementTimeout);
		}

	}

}
