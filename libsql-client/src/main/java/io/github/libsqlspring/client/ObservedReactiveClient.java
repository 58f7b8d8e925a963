package io.github.libsqlspring.client;

import java.util.List;
import java.util.function.Function;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.DatabaseTarget;
import io.github.libsqlspring.ObservedCalls;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.TransactionMode;

/**
 * A reactive client of whose calls an observer learns. Where there is none, there is no
 * object of this class.
 */
final class ObservedReactiveClient extends ObservedReactiveOperations implements ReactiveLibsqlClient {

	private final DefaultReactiveLibsqlClient client;

	private ObservedReactiveClient(DefaultReactiveLibsqlClient client, ObservedSubscriptions calls) {
		super(client, calls);
		this.client = client;
	}

	/**
	 * A client of whose calls the observer of its database learns.
	 * @param database the database
	 * @param client the client
	 * @return the client itself if there is no observer
	 */
	static ReactiveLibsqlClient around(Database database, DefaultReactiveLibsqlClient client) {
		ObservedCalls calls = ObservedCalls.of(database);
		return calls.areObserved() ? new ObservedReactiveClient(client, new ObservedSubscriptions(calls)) : client;
	}

	@Override
	public Mono<List<StatementResult>> batch(TransactionMode mode, List<Statement> statements, CallOptions options) {
		return batch(statements, this.client.batch(mode, statements, options));
	}

	@Override
	public <T> Flux<T> inTransaction(TransactionMode mode,
			Function<? super ReactiveLibsqlOperations, ? extends Publisher<? extends T>> work) {
		return this.client.inTransaction(mode,
				(transaction) -> work.apply(new ObservedReactiveOperations(transaction, calls())),
				(transaction) -> end("COMMIT", transaction, transaction.commit()),
				(transaction) -> end("ROLLBACK", transaction, transaction.rollback()));
	}

	private Mono<Void> end(String operation, ReactiveTransaction transaction, Mono<Void> end) {
		return Mono
			.defer(() -> transaction.isBegun() ? calls().mono(() -> List.of(operation), end, (nothing) -> 0) : end);
	}

	@Override
	public Mono<List<StatementResult>> migrate(List<Statement> statements) {
		return batch(statements, this.client.migrate(statements));
	}

	@Override
	public DatabaseTarget target() {
		return this.client.target();
	}

	@Override
	public boolean isClosed() {
		return this.client.isClosed();
	}

	@Override
	public void close() {
		this.client.close();
	}

	@Override
	public String toString() {
		return this.client.toString();
	}

}
