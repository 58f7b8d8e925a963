package io.github.libsqlspring.client;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.DatabaseTarget;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlClosedException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.SqlCheck;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.TransactionMode;
import io.github.libsqlspring.client.ReactiveSessions.Use;
import io.github.libsqlspring.reactive.ReactiveSession;

/**
 * The reactive client: each subscription takes a session for itself.
 */
final class DefaultReactiveLibsqlClient implements ReactiveLibsqlClient {

	private final Database database;

	private final boolean ownsDatabase;

	private final @Nullable Duration statementTimeout;

	private final ReactiveSessions sessions;

	private volatile boolean closed;

	DefaultReactiveLibsqlClient(Database database, boolean ownsDatabase, @Nullable Duration statementTimeout) {
		this.database = database;
		this.ownsDatabase = ownsDatabase;
		this.statementTimeout = CallOptions.DEFAULT.withDefaultTimeout(statementTimeout).timeout();
		this.sessions = ReactiveSessions.of(database);
	}

	@Override
	public ReactiveStatementSpec sql(String sql) {
		return new DefaultReactiveStatementSpec(this, sql);
	}

	@Override
	public Mono<StatementResult> execute(Statement statement, CallOptions options) {
		return Mono.defer(() -> {
			List<Statement> statements = List.of(statement);
			SqlCheck.noTransactionControl(statements);
			BatchProgram program = BatchProgram.autocommit(statements);
			return run(useFor(statements), program, options).map((result) -> program.results(result).get(0));
		});
	}

	private static Use useFor(List<Statement> statements) {
		return SqlCheck.isReadOnly(statements) ? Use.READ : Use.WRITE;
	}

	@Override
	public Mono<List<StatementResult>> batch(List<Statement> statements, CallOptions options) {
		return Mono.defer(() -> {
			List<Statement> copy = List.copyOf(statements);
			SqlCheck.noTransactionControl(copy);
			Use use = useFor(copy);
			return atomic((use == Use.READ) ? TransactionMode.READ : TransactionMode.WRITE, copy, () -> open(use),
					options);
		});
	}

	@Override
	public Mono<List<StatementResult>> batch(TransactionMode mode, List<Statement> statements, CallOptions options) {
		return Mono.defer(() -> {
			List<Statement> copy = List.copyOf(statements);
			SqlCheck.noTransactionControl(copy);
			if (mode == TransactionMode.READ) {
				SqlCheck.readOnly(copy);
			}
			return atomic(mode, copy, () -> openFor(mode), options);
		});
	}

	private ReactiveSession openFor(TransactionMode mode) {
		if (mode != TransactionMode.READ) {
			return open(Use.WRITE);
		}
		ReactiveSession session = open(Use.READ);
		session.refuseWrites();
		return session;
	}

	private Mono<List<StatementResult>> atomic(TransactionMode mode, List<Statement> statements,
			Supplier<ReactiveSession> opening, CallOptions options) {
		if (statements.isEmpty()) {
			return Mono.fromCallable(() -> {
				checkOpen();
				return List.of();
			});
		}
		BatchProgram program = BatchProgram.atomic(mode, statements);
		return run(opening, program, options).map(program::results);
	}

	@Override
	public Flux<Row> stream(Statement statement, CallOptions options) {
		return Flux.defer(() -> {
			List<Statement> statements = List.of(statement);
			SqlCheck.noTransactionControl(statements);
			Use use = SqlCheck.isReadOnly(statements) ? Use.HOLD : Use.WRITE;
			return Flux.usingWhen(Mono.fromSupplier(() -> open(use)),
					(session) -> session.rows(BatchProgram.autocommit(statements), limited(options)),
					ReactiveSession::close);
		});
	}

	@Override
	public Mono<Void> executeScript(String script) {
		return Mono.defer(() -> {
			List<Statement> statements = Scripts.split(script);
			checkOpen();
			if (statements.isEmpty()) {
				return Mono.empty();
			}
			BatchProgram program = BatchProgram.autocommit(statements);
			return run(Use.WRITE, program, CallOptions.DEFAULT).doOnNext((result) -> Scripts.checkEnd(program, result))
				.then();
		});
	}

	@Override
	public Mono<List<StatementResult>> migrate(List<Statement> statements) {
		return Mono.defer(() -> {
			List<Statement> copy = List.copyOf(statements);
			SqlCheck.noTransactionControl(copy);
			checkOpen();
			if (copy.isEmpty()) {
				return Mono.just(List.of());
			}
			BatchProgram program = BatchProgram.migration(copy);
			return run(Use.WRITE, program, CallOptions.DEFAULT).map(program::results);
		});
	}

	@Override
	public <T> Flux<T> inTransaction(TransactionMode mode,
			Function<? super ReactiveLibsqlOperations, ? extends Publisher<? extends T>> work) {
		return inTransaction(mode, work, ReactiveTransaction::commit, ReactiveTransaction::rollback);
	}

	<T> Flux<T> inTransaction(TransactionMode mode,
			Function<? super ReactiveLibsqlOperations, ? extends Publisher<? extends T>> work,
			Function<ReactiveTransaction, Mono<Void>> commit, Function<ReactiveTransaction, Mono<Void>> rollback) {
		return Flux.usingWhen(
				Mono.fromSupplier(() -> new ReactiveTransaction(open(Use.of(mode)), mode, this.statementTimeout)),
				(transaction) -> Flux.<T>from(work.apply(transaction))
					.concatWith(commit.apply(transaction).then(Mono.empty())),
				(transaction) -> Mono.empty(), (transaction, failure) -> rollback.apply(transaction), rollback);
	}

	private Mono<BatchResult> run(Use use, BatchProgram program, CallOptions options) {
		return run(() -> open(use), program, options);
	}

	// Closed in any case: a cancelled call leaves that to its caller.
	private Mono<BatchResult> run(Supplier<ReactiveSession> opening, BatchProgram program, CallOptions options) {
		return Mono.usingWhen(Mono.fromSupplier(opening),
				(session) -> session.batchAndClose(program.batch(), limited(options)), ReactiveSession::close);
	}

	private ReactiveSession open(Use use) {
		checkOpen();
		return this.sessions.open(use);
	}

	private CallOptions limited(CallOptions options) {
		return options.withDefaultTimeout(this.statementTimeout);
	}

	private void checkOpen() {
		if (isClosed()) {
			throw new LibsqlClosedException(ErrorKind.CLOSED, LibsqlClosedException.CLIENT_CLOSED,
					"The client is closed", null);
		}
	}

	@Override
	public DatabaseTarget target() {
		return this.database.target();
	}

	@Override
	public boolean isClosed() {
		return this.closed || this.database.isClosed();
	}

	@Override
	public void close() {
		this.closed = true;
		this.sessions.close();
		if (this.ownsDatabase) {
			this.database.close();
		}
	}

	@Override
	public String toString() {
		return "ReactiveLibsqlClient[" + target().location() + "]";
	}

}
