package io.github.libsqlspring.client;

import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;

/**
 * What can be done with a database, alike inside and outside a transaction, so that code
 * written for one runs in the other. Every method blocks until the database has answered
 * and fails with a {@link LibsqlException}.
 * <p>
 * A text that begins with BEGIN, COMMIT, END, ROLLBACK, SAVEPOINT or RELEASE is refused,
 * as is one that holds no statement or several.
 */
public interface LibsqlOperations {

	/**
	 * Starts a fluent statement: bind arguments, then query or update. <pre class="code">
	 * List&lt;String&gt; titles = client.sql("SELECT title FROM book WHERE year &gt; :year")
	 * 	.param("year", 1950)
	 * 	.query(String.class)
	 * 	.list();
	 * </pre>
	 * @param sql one SQL statement
	 * @return an immutable specification without arguments
	 */
	StatementSpec sql(String sql);

	/**
	 * Executes one statement, in one round trip.
	 * @param statement the statement
	 * @return its rows and what it changed
	 * @throws LibsqlResponseException if the database refuses it
	 */
	default StatementResult execute(Statement statement) {
		return execute(statement, CallOptions.DEFAULT);
	}

	/**
	 * Executes one statement, in one round trip.
	 * @param statement the statement
	 * @param options time limit, and what else is special about this call
	 * @return its rows and what it changed
	 * @throws LibsqlResponseException if the database refuses it
	 * @throws LibsqlException with kind {@link ErrorKind#TIMEOUT} if it takes too long; a
	 * transaction is lost then
	 */
	StatementResult execute(Statement statement, CallOptions options);

	/**
	 * Executes one statement with arguments for {@code ?} and {@code ?NNN}.
	 * @param sql one SQL statement
	 * @param arguments the arguments, see {@link Statement#of(String, Object...)}
	 * @return its rows and what it changed
	 */
	default StatementResult execute(String sql, @Nullable Object... arguments) {
		return execute(Statement.of(sql, arguments));
	}

	/**
	 * Executes statements in order, in one round trip. On a client they are one
	 * transaction: all or nothing. On a transaction they are part of it: the first
	 * failure stops the batch, and those before it stay.
	 * @param statements the statements; none means nothing is sent
	 * @return one result per statement
	 * @throws LibsqlResponseException the first failure, with
	 * {@link LibsqlException#statementIndex()} if there are several statements
	 */
	default List<StatementResult> batch(List<Statement> statements) {
		return batch(statements, CallOptions.DEFAULT);
	}

	/**
	 * Executes statements in order, as {@link #batch(List)} does.
	 * @param statements the statements; none means nothing is sent
	 * @param options time limit, and what else is special about this call
	 * @return one result per statement
	 */
	List<StatementResult> batch(List<Statement> statements, CallOptions options);

	/**
	 * Executes one statement, whose rows are read as they are asked for, so that a result
	 * of any size needs little memory. Costs more per row than a result as a whole.
	 * <p>
	 * The stream must be closed, best by try-with-resources; at its end, and when it
	 * fails, it closes by itself. Closing it early stops the statement; what a change
	 * with RETURNING has done stays, since a server sends the rows of one as a whole, up
	 * to 10 MB. Its operations fail with a {@link LibsqlException}, which can happen
	 * after any row. For one thread at a time.
	 * <p>
	 * While a stream is open on a transaction, any other call on it, commit included,
	 * fails with an {@link IllegalStateException} that changes nothing; rollback and
	 * close close the stream.
	 * @param statement the statement
	 * @param options the time limit is for the first row, and for each further one
	 * @return the rows, to be closed
	 * @throws LibsqlResponseException if the database refuses it before its first row
	 */
	Stream<Row> stream(Statement statement, CallOptions options);

	/**
	 * Executes a script of statements separated by semicolons, without arguments, in one
	 * round trip, up to the first error, which names the statement. Triggers, strings and
	 * comments may hold semicolons.
	 * <p>
	 * On a client the script is not a transaction: what ran before an error stays. It may
	 * hold its own {@code BEGIN … COMMIT}; one that is left open is rolled back and
	 * reported as {@code TRANSACTION_LEFT_OPEN}. On a transaction the statements are part
	 * of it, and transaction statements are refused.
	 * @param script the script; an empty one does nothing
	 * @throws LibsqlResponseException the first failure, with the statement's index
	 */
	void executeScript(String script);

}
