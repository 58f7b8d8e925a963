package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.hrana.wire.ClientMessage;
import io.github.libsqlspring.hrana.wire.CursorEntry;
import io.github.libsqlspring.hrana.wire.CursorRequest;
import io.github.libsqlspring.hrana.wire.StreamRequest;
import io.github.libsqlspring.hrana.wire.StreamResult;

/**
 * A stream on a WebSocket. It belongs to the connection on which its first request was
 * sent, and ends with it.
 */
final class WebSocketStream implements HranaStream {

	private static final int NOT_SENT = 0;

	private final WebSocketLink link;

	private volatile @Nullable WebSocketConnection connection;

	private volatile boolean open;

	private volatile @Nullable GuardlessStream guardless;

	// From here on of the event loop only.

	private int id = NOT_SENT;

	private boolean opening;

	private boolean transaction;

	private boolean over;

	private boolean closed;

	private boolean running;

	WebSocketStream(WebSocketLink link) {
		this.link = link;
	}

	@Override
	public Mono<List<StreamResult>> send(List<StreamRequest> requests, Duration limit) {
		if (this.guardless != null) {
			return sendGuardless(this.guardless, requests, limit);
		}
		return exchange(requests, false, limit).onErrorResume(NoGuard.class,
				(ex) -> sendGuardless(guardless(limit), requests, limit));
	}

	private Mono<List<StreamResult>> exchange(List<StreamRequest> requests, boolean single, Duration limit) {
		return Mono.create((sink) -> {
			StreamCall call = new StreamCall(this.link, this, single, requests, limit, sink);
			sink.onCancel(call::breakOffLater);
			this.link.submit(call);
		});
	}

	private Mono<List<StreamResult>> sendGuardless(GuardlessStream all, List<StreamRequest> requests, Duration limit) {
		return all.send(requests)
			.timeout(limit)
			.onErrorMap(TimeoutException.class, (ex) -> this.link.failures().notAnsweredInTime());
	}

	// The limit is for the whole call, and that of a single request no shorter.
	private GuardlessStream guardless(Duration limit) {
		GuardlessStream created = new GuardlessStream((requests) -> exchange(requests, true, limit));
		this.guardless = created;
		return created;
	}

	@Override
	public Flux<CursorEntry> cursor(CursorRequest cursor, Duration limit) {
		if (this.guardless != null) {
			return cursorGuardless(this.guardless, cursor, limit);
		}
		Flux<CursorEntry> entries = Flux
			.from((subscriber) -> subscriber.onSubscribe(new CursorCall(this.link, this, cursor, limit, subscriber)));
		return entries.onErrorResume(NoGuard.class, (ex) -> cursorGuardless(guardless(limit), cursor, limit));
	}

	private Flux<CursorEntry> cursorGuardless(GuardlessStream all, CursorRequest cursor, Duration limit) {
		return all.cursor(cursor, limit)
			.onErrorMap(TimeoutException.class, (ex) -> this.link.failures().notAnsweredInTime());
	}

	@Override
	public boolean isOpen() {
		WebSocketConnection current = this.connection;
		return this.open && current != null && current.isUsable();
	}

	@Override
	public Mono<Void> close() {
		return Mono.create((sink) -> this.link.run(() -> close(sink)));
	}

	private void close(MonoSink<Void> sink) {
		WebSocketConnection current = this.connection;
		boolean known = current != null && this.id != NOT_SENT && !this.closed;
		failed();
		this.closed = true;
		if (known && current != null && this.running) {
			// Nothing else stops the statement, which would hold what the transaction has
			// locked.
			current.retire();
			sink.success();
		}
		else if (known && current != null && current.isAlive()) {
			CloseReply reply = new CloseReply(sink);
			OutgoingRequests outgoing = new OutgoingRequests(current, reply, 1);
			outgoing.add(0, (request) -> new ClientMessage.OnStream(request, this.id, new StreamRequest.Close()));
			outgoing.write();
			current.flushLater();
		}
		else {
			sink.success();
		}
	}

	/**
	 * Assigns the stream to a connection with its first call.
	 * @param target the connection
	 */
	void bind(WebSocketConnection target) {
		if (this.connection == null) {
			this.connection = target;
			this.id = target.nextStreamId();
			this.opening = true;
		}
	}

	/**
	 * Takes the stream from a connection on which it was never opened.
	 */
	void unbind() {
		this.connection = null;
		this.id = NOT_SENT;
		this.opening = false;
	}

	@Nullable WebSocketConnection connection() {
		return this.connection;
	}

	/**
	 * Whether no call on the stream has been answered yet.
	 * @return {@code true} during the first call
	 */
	boolean isOpening() {
		return this.opening;
	}

	boolean isOver() {
		return this.over;
	}

	boolean isInTransaction() {
		return this.transaction;
	}

	int id() {
		return this.id;
	}

	/**
	 * The server has the stream.
	 */
	void opened() {
		this.opening = false;
		this.open = true;
	}

	void answered(List<StreamRequest> requests, List<StreamResult> results) {
		opened();
		this.running = false;
		Boolean autocommit = null;
		for (int i = 0; i < requests.size(); i++) {
			if (results.get(i) instanceof StreamResult.Autocommit known) {
				autocommit = known.autocommit();
			}
		}
		if (autocommit != null) {
			setTransaction(!autocommit);
		}
		else {
			requests.forEach((request) -> SentSql.forEach(request, this::mayBegin));
		}
		if (requests.get(requests.size() - 1) instanceof StreamRequest.Close) {
			// The next call would open a new one.
			setTransaction(false);
			this.open = false;
			unbind();
		}
	}

	/**
	 * The cursor of a statement was closed before its end, which the server does not
	 * stop.
	 */
	void leftRunning() {
		this.running = true;
	}

	void mayBegin(Batch batch) {
		SentSql.forEach(batch, this::mayBegin);
	}

	private void mayBegin(String sql) {
		setTransaction(SentSql.mayBeOpenAfter(sql, this.transaction));
	}

	/**
	 * The stream is good for nothing any more.
	 */
	void failed() {
		this.open = false;
		this.over = true;
		setTransaction(false);
	}

	private void setTransaction(boolean value) {
		WebSocketConnection current = this.connection;
		if (this.transaction != value && current != null) {
			this.transaction = value;
			current.transactions(value ? 1 : -1);
		}
	}

	private record CloseReply(MonoSink<Void> sink) implements RequestOwner {

		@Override
		public void answered(int index, StreamResult result) {
			this.sink.success();
		}

		@Override
		public void unanswered(ConnectionEnd end) {
			this.sink.success();
		}

	}

}
