package io.github.libsqlspring.client;

import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.reactive.ReactiveSession;

/**
 * The sessions of a database that blocks, on a bounded number of threads that carry out
 * nothing else.
 * <p>
 * Whoever holds a lock must never wait for a thread behind one who waits for that lock.
 * Therefore a session that has had its turn finds a thread free until it is closed; what
 * has not begun waits for its turn, and holds nothing. Writers have one turn: more could
 * only wait in SQLite, which does not keep their order.
 */
final class ScheduledSessions implements ReactiveSessions {

	private static final int READERS = Math.max(4, Runtime.getRuntime().availableProcessors());

	private static final int HOLDERS = 64;

	private static final int MAX_WAITING = 10_000;

	private static final AtomicInteger THREADS = new AtomicInteger();

	private final Database database;

	private final Lane readers = new Lane(READERS, MAX_WAITING);

	private final Lane writer = new Lane(1, MAX_WAITING);

	private final Lane holders = new Lane(HOLDERS, MAX_WAITING);

	// For each turn one call, and one that breaks it off.
	private final ThreadPoolExecutor threads = new ThreadPoolExecutor(0, 2 * (READERS + 1 + HOLDERS), 10,
			TimeUnit.SECONDS, new SynchronousQueue<>(), ScheduledSessions::newThread,
			(task, pool) -> newThread(task).start());

	ScheduledSessions(Database database) {
		this.database = database;
	}

	private static Thread newThread(Runnable task) {
		Thread thread = new Thread(task, "libsql-reactive-" + THREADS.incrementAndGet());
		thread.setDaemon(true);
		return thread;
	}

	@Override
	public ReactiveSession open(Use use) {
		Lane lane = switch (use) {
			case READ -> this.readers;
			case WRITE -> this.writer;
			case HOLD -> this.holders;
		};
		return new ScheduledSession(this.database::openSession, lane, this.threads);
	}

	/**
	 * Threads end as soon as they are idle, so that calls in flight can end.
	 */
	@Override
	public void close() {
		List.of(this.readers, this.writer, this.holders).forEach(Lane::close);
		this.threads.setKeepAliveTime(0, TimeUnit.NANOSECONDS);
	}

}
