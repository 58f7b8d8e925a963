package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

import io.netty.channel.ChannelFuture;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Operators;

import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.hrana.wire.ClientMessage;
import io.github.libsqlspring.hrana.wire.CursorEntry;
import io.github.libsqlspring.hrana.wire.CursorRequest;
import io.github.libsqlspring.hrana.wire.StreamResult;

/**
 * A cursor, fetched as its entries are asked for: what was asked for and is not there is
 * being fetched, and while the entries of one fetch are consumed, the next is under way.
 * <p>
 * It is opened with a round trip of its own, because a server cuts the connection if a
 * cursor is fetched that it could not open.
 */
final class CursorCall extends WebSocketCall implements Subscription {

	private static final int OPENING_STREAM = 0;

	private static final int OPENING_CURSOR = 1;

	private static final int FETCHING = 2;

	private static final int MAX_FETCH = 4096;

	private static final int FETCH_FACTOR = 4;

	private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

	private final CursorRequest request;

	private final Subscriber<? super CursorEntry> subscriber;

	private final Queue<CursorEntry> entries = new ArrayDeque<>();

	private int cursorId;

	private long asked;

	// A server answers a fetch when all its entries are there: few at first, so that slow
	// ones do not have to wait for each other.
	private int fetchCount = 8;

	private long fetchStart;

	private boolean askedSinceFetch;

	private boolean submitted;

	private boolean opened;

	private boolean fetchable;

	private boolean complete;

	private boolean terminated;

	private boolean emitting;

	private @Nullable LibsqlError notOpened;

	CursorCall(WebSocketLink link, WebSocketStream stream, CursorRequest request, Duration limit,
			Subscriber<? super CursorEntry> subscriber) {
		super(link, stream, false, limit);
		this.request = request;
		this.subscriber = subscriber;
	}

	@Override
	public void request(long count) {
		if (Operators.validate(count)) {
			link().run(() -> ask(count));
		}
	}

	@Override
	public void cancel() {
		link().run(this::cancelled);
	}

	// Inside a transaction the connection must not end: there the stream goes on behind
	// the statement, of which the server throws the rest away.
	private void cancelled() {
		if (this.terminated) {
			return;
		}
		this.terminated = true;
		this.entries.clear();
		if (!stream().isInTransaction()) {
			breakOffSilently();
		}
		else if (this.opened && !hasEnded()) {
			stream().leftRunning();
			closeCursor();
		}
	}

	// With the stream the server has closed its cursor, and it ends the whole connection
	// if
	// it hears of that again.
	private void closeCursor() {
		if (stream().isOver()) {
			end();
			return;
		}
		send((id) -> new ClientMessage.CloseCursor(id, this.cursorId), RequestOwner.IGNORED, 0);
		end();
	}

	private void ask(long count) {
		if (this.terminated) {
			return;
		}
		this.asked = Operators.addCap(this.asked, count);
		this.askedSinceFetch = true;
		if (this.submitted) {
			proceed();
			return;
		}
		this.submitted = true;
		try {
			link().submit(this);
		}
		catch (RuntimeException ex) {
			fail(ex);
		}
	}

	@Override
	ChannelFuture write(WebSocketConnection target) {
		SentSql.forEach(this.request.batch(), target::store);
		OutgoingRequests outgoing = new OutgoingRequests(target, this, 2);
		if (stream().isOpening()) {
			outgoing.add(OPENING_STREAM, (id) -> new ClientMessage.OpenStream(id, stream().id()));
		}
		this.cursorId = target.nextCursorId();
		outgoing.add(OPENING_CURSOR,
				(id) -> new ClientMessage.OpenCursor(id, stream().id(), this.cursorId, this.request));
		return outgoing.writeAll();
	}

	@Override
	public void answered(int index, StreamResult result) {
		if (hasEnded()) {
			return;
		}
		LibsqlError error = (result instanceof StreamResult.Failed failed) ? failed.error() : null;
		if (index == OPENING_STREAM) {
			// Told also of the cursor, whose answer may come first.
			this.notOpened = error;
		}
		else if (error == null) {
			opened();
		}
		else if (index == OPENING_CURSOR && this.notOpened == null) {
			refused(error);
		}
		else {
			fail(new LibsqlResponseException(error, null));
		}
	}

	private void opened() {
		stream().opened();
		stream().mayBegin(this.request.batch());
		this.opened = true;
		this.fetchable = true;
		if (this.terminated) {
			closeCursor();
		}
		else {
			proceed();
		}
	}

	// The batch was not even begun, and the server has no cursor: an entry like any
	// other.
	private void refused(LibsqlError error) {
		stream().opened();
		this.entries.add(new CursorEntry.Failed(error));
		this.complete = true;
		end();
		proceed();
	}

	@Override
	public void fetched(List<CursorEntry> fetched, boolean done) {
		if (hasEnded()) {
			return;
		}
		this.entries.addAll(fetched);
		boolean slow = System.nanoTime() - this.fetchStart > SLOW_NANOS;
		this.fetchCount = slow ? Math.max(this.fetchCount / FETCH_FACTOR, 1)
				: Math.min(this.fetchCount * FETCH_FACTOR, MAX_FETCH);
		this.fetchable = !done;
		stopTimer();
		if (done) {
			this.complete = true;
			closeCursor();
		}
		proceed();
	}

	private void proceed() {
		if (this.emitting) {
			return;
		}
		this.emitting = true;
		while (this.asked > 0 && !this.entries.isEmpty() && !this.terminated) {
			if (this.asked != Long.MAX_VALUE) {
				this.asked--;
			}
			this.subscriber.onNext(this.entries.remove());
		}
		this.emitting = false;
		if (this.complete && this.entries.isEmpty() && !this.terminated) {
			this.terminated = true;
			this.subscriber.onComplete();
		}
		else if (!this.complete && !this.terminated) {
			fetchIfNeeded();
		}
	}

	private void fetchIfNeeded() {
		boolean missing = this.asked > 0;
		boolean ahead = this.askedSinceFetch && this.entries.size() <= this.fetchCount / 2;
		if (this.fetchable && (missing || ahead) && !stream().isOver()) {
			this.fetchable = false;
			this.askedSinceFetch = false;
			this.fetchStart = System.nanoTime();
			send((id) -> new ClientMessage.FetchCursor(id, this.cursorId, this.fetchCount), this, FETCHING);
		}
		if (missing && !hasEnded()) {
			startTimer();
		}
	}

	private void send(IntFunction<ClientMessage> message, RequestOwner owner, int index) {
		WebSocketConnection target = Objects.requireNonNull(stream().connection());
		ConnectionEnd ended = target.end();
		if (ended != null) {
			unanswered(ended);
		}
		else {
			OutgoingRequests outgoing = new OutgoingRequests(target, owner, 1);
			outgoing.add(index, message);
			outgoing.write();
			target.flushLater();
		}
	}

	@Override
	void signal(Throwable failure) {
		if (!this.terminated) {
			this.terminated = true;
			this.entries.clear();
			this.subscriber.onError(failure);
		}
	}

}
