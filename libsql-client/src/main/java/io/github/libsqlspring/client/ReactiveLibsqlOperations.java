package io.github.libsqlspring.client;

import java.util.List;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;

/**
 * What can be done with a database without blocking, alike inside and outside a
 * transaction: the words of {@link LibsqlOperations}.
 * <p>
 * Nothing is sent before a publisher is subscribed to, and each subscription executes
 * anew. Every failure, a refused text included, comes as an error signal, mostly a
 * {@link LibsqlException}. Cancelling a subscription stops the statement, on a server
 * too; whether a write was executed is then unknown, and a transaction that it was part
 * of is lost. What is in the Reactor context stays there. Signals come on a thread that
 * must not block.
 */
public interface ReactiveLibsqlOperations {

	/**
	 * Starts a fluent statement: bind arguments, then query or update. <pre class="code">
	 * Flux&lt;String&gt; titles = client.sql("SELECT title FROM book WHERE year &gt; :year")
	 * 	.param("year", 1950)
	 * 	.query(String.class)
	 * 	.all();
	 * </pre>
	 * @param sql one SQL statement
	 * @return an immutable specification without arguments
	 */
	ReactiveStatementSpec sql(String sql);

	/**
	 * Executes one statement, in one round trip.
	 * @param statement the statement
	 * @return its rows and what it changed
	 */
	default Mono<StatementResult> execute(Statement statement) {
		return execute(statement, CallOptions.DEFAULT);
	}

	/**
	 * Executes one statement with arguments for {@code ?} and {@code ?NNN}.
	 * @param sql one SQL statement
	 * @param arguments the arguments, see {@link Statement#of(String, Object...)}
	 * @return its rows and what it changed
	 */
	default Mono<StatementResult> execute(String sql, @Nullable Object... arguments) {
		return Mono.defer(() -> execute(Statement.of(sql, arguments)));
	}

	/**
	 * Executes one statement, in one round trip.
	 * @param statement the statement
	 * @param options time limit, and what else is special about this call
	 * @return its rows and what it changed; fails with a {@link LibsqlResponseException}
	 * if the database refuses it
	 */
	Mono<StatementResult> execute(Statement statement, CallOptions options);

	/**
	 * Executes statements in order, in one round trip: on a client all or nothing, on a
	 * transaction up to the first failure.
	 * @param statements the statements; none means nothing is sent
	 * @return one result per statement
	 */
	default Mono<List<StatementResult>> batch(List<Statement> statements) {
		return batch(statements, CallOptions.DEFAULT);
	}

	/**
	 * Executes statements in order, as {@link #batch(List)} does.
	 * @param statements the statements; none means nothing is sent
	 * @param options time limit, and what else is special about this call
	 * @return one result per statement; fails with the first failure, which has the
	 * statement's index
	 */
	Mono<List<StatementResult>> batch(List<Statement> statements, CallOptions options);

	/**
	 * Executes one statement, whose rows are read as the subscriber asks for them, so
	 * that a result of any size needs little memory. Costs more per row than
	 * {@link #execute(Statement)}.
	 * <p>
	 * A failure can come after any row. Cancelling stops the statement; what a change
	 * with RETURNING has done when its first row is there stays, since a server sends the
	 * rows of one as a whole, up to 10 MB. Until the rows have ended or are cancelled, a
	 * transaction refuses every other call with an {@link IllegalStateException}: collect
	 * them before the next statement, or use
	 * {@link ReactiveStatementSpec.QuerySpec#list}.
	 * @param statement the statement
	 * @param options the time limit is for the first row, and for each further one
	 * @return the rows
	 */
	Flux<Row> stream(Statement statement, CallOptions options);

	/**
	 * Executes a script of statements separated by semicolons, as
	 * {@link LibsqlOperations#executeScript(String)} does.
	 * @param script the script; an empty one does nothing
	 * @return completes when all of it was executed; fails with the first failure, which
	 * has the statement's index
	 */
	Mono<Void> executeScript(String script);

}
