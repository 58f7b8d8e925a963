package io.github.libsqlspring.hrana;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.Column;
import io.github.libsqlspring.Cursor;
import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.concurrent.BlockingCalls;
import io.github.libsqlspring.hrana.wire.CursorEntry;

/**
 * The blocking face of the entries of a cursor: asks for a few at a time and waits for
 * each, never without a limit.
 */
final class HranaCursor implements Cursor {

	private static final int PREFETCH = 128;

	// Beyond the limit of the entries, which end by themselves.
	private static final Duration SLACK = Duration.ofSeconds(5);

	private final Flux<CursorEntry> entries;

	private final ProgramRows rows;

	private final Duration limit;

	private final URI server;

	private final BlockingQueue<Signal> arrived = new LinkedBlockingQueue<>();

	// Rows that came before they were asked for.
	private final Queue<Row> ahead = new ArrayDeque<>();

	private final Receiver receiver = new Receiver();

	private volatile boolean closed;

	private int taken;

	HranaCursor(Flux<CursorEntry> entries, BatchProgram program, Duration limit, URI server) {
		this.entries = entries;
		this.rows = new ProgramRows(program);
		this.limit = limit.plus(SLACK);
		this.server = server;
	}

	/**
	 * Runs the program, up to the beginning of its statement.
	 */
	void open() {
		BlockingCalls.check();
		this.entries.subscribe(this.receiver);
		while (this.rows.columns() == null && !this.closed) {
			Row row = read();
			if (row != null) {
				this.ahead.add(row);
			}
		}
	}

	@Override
	public List<Column> columns() {
		List<Column> columns = this.rows.columns();
		return (columns != null) ? columns : List.of();
	}

	@Override
	public @Nullable Row next() {
		BlockingCalls.check();
		Row row = this.ahead.poll();
		while (row == null && !this.closed) {
			row = read();
		}
		return row;
	}

	private @Nullable Row read() {
		try {
			Signal signal = await();
			if (signal.entry() != null) {
				return this.rows.read(signal.entry());
			}
			if (signal.failure() != null) {
				throw signal.failure();
			}
			this.rows.end();
			this.closed = true;
			return null;
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
		}
	}

	private Signal await() {
		if (++this.taken % (PREFETCH / 2) == 0) {
			this.receiver.request(PREFETCH / 2);
		}
		try {
			Signal signal = this.arrived.poll(this.limit.toNanos(), TimeUnit.NANOSECONDS);
			if (signal == null) {
				throw TransportErrors.toException(new TimeoutException(), this.server);
			}
			return signal;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new LibsqlTransportException(ErrorKind.INTERRUPTED,
					"The thread was interrupted; whether the statement was executed is unknown", true, null, ex);
		}
	}

	boolean isClosed() {
		return this.closed;
	}

	/**
	 * Ends the cursor against the will of its user; may be called from any thread.
	 * @param reason what its user gets
	 */
	void breakOff(LibsqlException reason) {
		if (!this.closed) {
			this.arrived.clear();
			this.arrived.add(new Signal(null, reason));
			this.receiver.cancel();
		}
	}

	@Override
	public void close() {
		if (!this.closed) {
			this.closed = true;
			this.receiver.cancel();
			// For a reader on another thread, which may be waiting.
			this.arrived.add(new Signal(null, new IllegalStateException("The rows are closed")));
		}
	}

	/**
	 * What has arrived.
	 *
	 * @param entry an entry, or {@code null} at the end
	 * @param failure why it has ended, or {@code null} after the last entry
	 */
	private record Signal(@Nullable CursorEntry entry, @Nullable RuntimeException failure) {
	}

	private final class Receiver extends BaseSubscriber<CursorEntry> {

		@Override
		protected void hookOnSubscribe(Subscription subscription) {
			subscription.request(PREFETCH);
		}

		@Override
		protected void hookOnNext(CursorEntry entry) {
			HranaCursor.this.arrived.add(new Signal(entry, null));
		}

		@Override
		protected void hookOnComplete() {
			HranaCursor.this.arrived.add(new Signal(null, null));
		}

		@Override
		protected void hookOnError(Throwable failure) {
			HranaCursor.this.arrived
				.add(new Signal(null, TransportErrors.toException(failure, HranaCursor.this.server)));
		}

	}

}
