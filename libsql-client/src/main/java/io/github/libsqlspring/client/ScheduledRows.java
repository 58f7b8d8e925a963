package io.github.libsqlspring.client;

import java.util.concurrent.atomic.AtomicLong;

import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Operators;

import io.github.libsqlspring.Cursor;
import io.github.libsqlspring.Row;

/**
 * The rows of a cursor that blocks: no more are read than were asked for.
 */
final class ScheduledRows {

	private final ScheduledSession session;

	private final Cursor cursor;

	private final FluxSink<Row> sink;

	private final AtomicLong demand = new AtomicLong();

	private volatile boolean over;

	ScheduledRows(ScheduledSession session, Cursor cursor, FluxSink<Row> sink) {
		this.session = session;
		this.cursor = cursor;
		this.sink = sink;
	}

	void start() {
		this.sink.onCancel(this::cancel);
		this.sink.onRequest((rows) -> {
			if (this.demand.getAndAccumulate(rows, Operators::addCap) == 0) {
				this.session.run(this::pull);
			}
		});
	}

	private void pull() {
		try {
			while (!this.over) {
				Row row = this.cursor.next();
				if (row == null) {
					end();
					this.sink.complete();
					return;
				}
				this.sink.next(row);
				if (this.demand.decrementAndGet() == 0) {
					return;
				}
			}
		}
		catch (Throwable ex) {
			if (!this.over) {
				end();
				this.sink.error(ex);
			}
		}
	}

	private void end() {
		this.over = true;
		this.cursor.close();
	}

	private void cancel() {
		this.over = true;
		if (this.demand.get() > 0) {
			// A row may be waited for.
			this.session.aside(this.cursor::close);
		}
		// What comes next on the session comes after it.
		this.session.run(this.cursor::close);
	}

}
