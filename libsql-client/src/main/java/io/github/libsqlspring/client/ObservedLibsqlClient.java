package io.github.libsqlspring.client;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.DatabaseTarget;
import io.github.libsqlspring.ObservedCalls;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.TransactionMode;

/**
 * A client of whose calls an observer learns. Where there is none, there is no object of
 * this class.
 */
final class ObservedLibsqlClient extends ObservedOperations implements LibsqlClient {

	private final LibsqlClient client;

	private ObservedLibsqlClient(LibsqlClient client, ObservedCalls calls) {
		super(client, calls);
		this.client = client;
	}

	/**
	 * A client of whose calls the observer of its database learns.
	 * @param database the database
	 * @param client the client
	 * @return the client itself if there is no observer
	 */
	static LibsqlClient around(Database database, LibsqlClient client) {
		ObservedCalls calls = ObservedCalls.of(database);
		return calls.areObserved() ? new ObservedLibsqlClient(client, calls) : client;
	}

	@Override
	public List<StatementResult> batch(TransactionMode mode, List<Statement> statements, CallOptions options) {
		List<Statement> copy = List.copyOf(statements);
		return batch(copy, () -> this.client.batch(mode, copy, options));
	}

	@Override
	public LibsqlTransaction begin(TransactionMode mode) {
		return new ObservedTransaction(this.client.begin(mode), calls());
	}

	@Override
	public <T extends @Nullable Object> T inTransaction(TransactionMode mode,
			Function<? super LibsqlOperations, ? extends T> work) {
		try (LibsqlTransaction transaction = begin(mode)) {
			T result = work.apply(transaction);
			transaction.commit();
			return result;
		}
	}

	@Override
	public List<StatementResult> migrate(List<Statement> statements) {
		List<Statement> copy = List.copyOf(statements);
		return batch(copy, () -> this.client.migrate(copy));
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
