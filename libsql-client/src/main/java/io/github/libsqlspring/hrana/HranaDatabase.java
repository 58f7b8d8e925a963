package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import reactor.core.publisher.Mono;

import io.github.libsqlspring.CallObserver;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.DatabaseStatistics;
import io.github.libsqlspring.DatabaseTarget;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.concurrent.BlockingCalls;
import io.github.libsqlspring.concurrent.DatabaseCounters;
import io.github.libsqlspring.concurrent.OpenSessions;
import io.github.libsqlspring.reactive.ReactiveDatabase;
import io.github.libsqlspring.reactive.ReactiveSession;

/**
 * A database on a libSQL server.
 */
public final class HranaDatabase implements Database, ReactiveDatabase {

	private static final Duration CLOSE_LIMIT = Duration.ofSeconds(10);

	private static final Duration END_LIMIT = Duration.ofSeconds(4);

	private final HranaServer server;

	private final OpenSessions<HranaSession> openSessions = new OpenSessions<>();

	private HranaDatabase(HranaOptions options) {
		Transport transport = options.webSocket() ? new WebSocketTransport(options) : new HttpTransport(options);
		this.server = new HranaServer(options, transport, StreamPools.acquire(options.baseUri()));
	}

	/**
	 * Prepares the way to a server; sends nothing.
	 * @param options how to reach it
	 * @return the database
	 */
	public static HranaDatabase create(HranaOptions options) {
		return new HranaDatabase(options);
	}

	@Override
	public Session openSession() {
		return open();
	}

	@Override
	public ReactiveSession openReactiveSession() {
		return open().conversation();
	}

	private HranaSession open() {
		return this.openSessions.open(() -> new HranaSession(this.server, this.openSessions));
	}

	@Override
	public DatabaseTarget target() {
		return new DatabaseTarget(DatabaseTarget.Mode.REMOTE, this.server.baseUri().toString());
	}

	@Override
	public Optional<String> name() {
		return this.server.namespace();
	}

	@Override
	public CallObserver callObserver() {
		return this.server.callObserver();
	}

	@Override
	public int maxResultSize() {
		return this.server.maxResultSize();
	}

	@Override
	public DatabaseStatistics statistics() {
		Transport transport = this.server.transport();
		HranaProtocol spoken = transport.spoken();
		DatabaseCounters counters = this.server.counters();
		return new DatabaseStatistics(transport.name(), (spoken != null) ? spoken.subprotocol() : null,
				this.openSessions.size(), this.server.streams().statistics(transport), counters.retries(),
				counters.failures(), counters.lastFailure(), counters.work());
	}

	@Override
	public boolean isClosed() {
		return this.openSessions.isClosed();
	}

	@Override
	public void close() {
		List<Mono<Void>> endings = new ArrayList<>();
		Duration limit = BlockingCalls.isAllowed() ? CLOSE_LIMIT : Duration.ZERO;
		if (this.openSessions.close(limit, (session) -> endings.add(session.abort()))) {
			// All at once: one after the other would take their number times the limit.
			Mono<Void> ending = Mono.when(endings)
				.then(this.server.streams().endIdle(this.server.transport()))
				.doFinally((signal) -> release());
			BlockingCall.finish(ending, END_LIMIT, this.server.baseUri());
		}
	}

	private void release() {
		this.server.transport().close();
		StreamPools.release(this.server.baseUri());
	}

	@Override
	public String toString() {
		return "HranaDatabase[" + this.server.baseUri() + "]";
	}

}
