package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

import io.github.libsqlspring.Batch;
import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.BatchResult;
import io.github.libsqlspring.CallOptions;
import io.github.libsqlspring.Cursor;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.LockHolders;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.StatementDescription;
import io.github.libsqlspring.concurrent.BlockingCalls;
import io.github.libsqlspring.concurrent.OpenSessions;
import io.github.libsqlspring.hrana.wire.CursorEntry;

/**
 * The blocking face of a conversation.
 */
final class HranaSession implements Session {

	// Beyond the limit of the call, which ends by itself.
	private static final Duration SLACK = Duration.ofSeconds(5);

	private static final Duration CLOSE_LIMIT = Duration.ofSeconds(4);

	private final HranaServer server;

	private final Conversation conversation;

	private final AtomicBoolean closed = new AtomicBoolean();

	private volatile @Nullable HranaCursor cursor;

	HranaSession(HranaServer server, OpenSessions<HranaSession> openSessions) {
		this.server = server;
		this.conversation = new Conversation(server, () -> openSessions.remove(this));
	}

	Conversation conversation() {
		return this.conversation;
	}

	@Override
	public BatchResult batch(Batch batch, CallOptions options) {
		return call(() -> this.conversation.batch(batch, options), options);
	}

	@Override
	public BatchResult batchAndClose(Batch batch, CallOptions options) {
		try {
			return call(() -> this.conversation.batchAndClose(batch, options), options);
		}
		finally {
			close();
		}
	}

	@Override
	public void endReading(BatchProgram end, CallOptions options) {
		close();
	}

	@Override
	public StatementDescription describe(String sql) {
		return call(() -> this.conversation.describe(sql), CallOptions.DEFAULT);
	}

	private <T> T call(Supplier<Mono<T>> work, CallOptions options) {
		checkFree();
		try {
			return BlockingCall.await(inContext(work.get()), this.server.limit(options).plus(SLACK),
					this.server.baseUri());
		}
		catch (RuntimeException ex) {
			endUnlessUsable(ex);
			throw ex;
		}
	}

	private <T> Mono<T> inContext(Mono<T> chain) {
		Context context = this.server.threadContext();
		return context.isEmpty() ? chain : chain.contextWrite(context);
	}

	private void checkFree() {
		if (this.closed.get()) {
			throw Replies.closed();
		}
		HranaCursor open = this.cursor;
		if (open != null && !open.isClosed()) {
			throw Replies.cursorOpen();
		}
		BlockingCalls.check();
	}

	@Override
	public Cursor openCursor(BatchProgram program, CallOptions options) {
		checkFree();
		Context context = this.server.threadContext();
		Flux<CursorEntry> entries = this.conversation.entries(program, options);
		if (!context.isEmpty()) {
			entries = entries.contextWrite(context);
		}
		HranaCursor opened = new HranaCursor(entries, program, this.server.limit(options), this.server.baseUri());
		this.cursor = opened;
		if (this.closed.get()) {
			throw Replies.closed();
		}
		opened.open();
		return opened;
	}

	@Override
	public LockHolders lockHolders() {
		return this.server.lockHolders();
	}

	@Override
	public void refuseWrites() {
		this.conversation.refuseWrites();
	}

	@Override
	public void cancel() {
		abort("The call was cancelled").subscribe();
	}

	@Override
	public void close() {
		closeCursor();
		if (this.closed.compareAndSet(false, true)) {
			// Waiting is for the caller's next statement: the lock is free when this
			// returns.
			BlockingCall.finish(inContext(this.conversation.close()), CLOSE_LIMIT, this.server.baseUri());
		}
	}

	private void closeCursor() {
		HranaCursor open = this.cursor;
		if (open != null) {
			open.close();
		}
	}

	private void endUnlessUsable(RuntimeException failure) {
		if (!(failure instanceof LibsqlTransportException) && !this.conversation.isClosed()) {
			// An error that was answered, on a stream that is still there.
			return;
		}
		if (this.closed.compareAndSet(false, true)) {
			this.conversation.abort(Replies.closed()).subscribe();
		}
	}

	/**
	 * Ends the session against the will of its user, whose call in flight fails and is
	 * broken off. May be called from any thread.
	 * @return completes when the stream has ended, as far as known
	 */
	Mono<Void> abort() {
		return abort("The database was closed");
	}

	private Mono<Void> abort(String why) {
		LibsqlTransportException reason = new LibsqlTransportException(ErrorKind.INTERRUPTED,
				why + "; whether the statement was executed is unknown", true, null, null);
		// Before the cursor is looked for: one that is being opened looks for this.
		boolean first = this.closed.compareAndSet(false, true);
		HranaCursor open = this.cursor;
		if (open != null) {
			open.breakOff(reason);
		}
		return first ? this.conversation.abort(reason) : Mono.empty();
	}

}
