package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import io.github.libsqlspring.LibsqlProtocolException;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.hrana.wire.CursorEntry;
import io.github.libsqlspring.hrana.wire.CursorRequest;
import io.github.libsqlspring.hrana.wire.StreamRequest;
import io.github.libsqlspring.hrana.wire.StreamResult;

/**
 * A stream that one user has after the other. One of them may leave a transaction in
 * which it has only read: there is nothing to wait for, so that its end goes along with
 * the first request of the next user.
 */
final class PooledStream implements HranaStream {

	// As the end of a stream does; there is nothing to commit.
	private static final StreamRequest ROLLBACK = new StreamRequest.Execute(Statement.of("ROLLBACK"), null);

	// In the message of SQLite for a ROLLBACK outside a transaction, which is as good.
	private static final String ENDED_ALREADY = "no transaction is active";

	private final HranaStream stream;

	private volatile boolean inLeftTransaction;

	PooledStream(HranaStream stream) {
		this.stream = stream;
	}

	/**
	 * Leaves a transaction that has only read.
	 */
	void leaveTransaction() {
		this.inLeftTransaction = true;
	}

	/**
	 * Whether the server still has a transaction that was left.
	 * @return whether it does, as far as known
	 */
	boolean isInLeftTransaction() {
		return this.inLeftTransaction;
	}

	/**
	 * Ends the transaction that was left, if there is one, for lack of a next user.
	 * @param limit how long to wait
	 * @return completes when it has ended; fails as {@link #send} does
	 */
	Mono<Void> endLeftTransaction(Duration limit) {
		return Mono.defer(() -> this.inLeftTransaction ? send(List.of(), limit).then() : Mono.empty());
	}

	@Override
	public Mono<List<StreamResult>> send(List<StreamRequest> requests, Duration limit) {
		return Mono.defer(() -> {
			if (!this.inLeftTransaction) {
				return this.stream.send(requests, limit);
			}
			this.inLeftTransaction = false;
			List<StreamRequest> all = new ArrayList<>(requests.size() + 1);
			all.add(ROLLBACK);
			all.addAll(requests);
			return this.stream.send(all, limit).map(PooledStream::withoutRollback);
		});
	}

	// What came after a transaction that is still open is a part of it, and will be lost.
	private static List<StreamResult> withoutRollback(List<StreamResult> results) {
		if (results.get(0) instanceof StreamResult.Failed failed && !failed.error().message().contains(ENDED_ALREADY)) {
			throw new LibsqlProtocolException("The server has not ended a transaction that had only read, "
					+ "so that what followed may be undone: " + failed.error().message(), null, null);
		}
		return results.subList(1, results.size());
	}

	@Override
	public Flux<CursorEntry> cursor(CursorRequest cursor, Duration limit) {
		return endLeftTransaction(limit).thenMany(Flux.defer(() -> this.stream.cursor(cursor, limit)));
	}

	@Override
	public Mono<Void> close() {
		return this.stream.close();
	}

	@Override
	public boolean isOpen() {
		return this.stream.isOpen();
	}

	@Override
	public String toString() {
		return this.stream.toString();
	}

}
