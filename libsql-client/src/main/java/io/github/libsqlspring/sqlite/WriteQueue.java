package io.github.libsqlspring.sqlite;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.LockHolders;

/**
 * The connections of this process that wait to write to one database, in the order of
 * their arrival: SQLite lets them try again and again after growing pauses, so that one
 * who has just come is faster than one who has waited long.
 * <p>
 * A courtesy and no lock: SQLite's own decides, and other processes know nothing of this
 * one. Therefore who has waited in vain still asks SQLite, and whatever goes wrong here
 * costs time and never correctness. Thread-safe.
 */
final class WriteQueue {

	private static final Map<Path, Reference<WriteQueue>> FILES = new HashMap<>();

	private final ReentrantLock lock = new ReentrantLock();

	private final Deque<Waiter> waiting = new ArrayDeque<>();

	private final LockHolders lockHolders;

	// Weak: a connection that nobody has closed must not keep the others waiting.
	private @Nullable Reference<WriteTurn> holder;

	WriteQueue() {
		this(new LockHolders(false));
	}

	/**
	 * Creates the queue of a database.
	 * @param lockHolders the transactions on it that hold a lock
	 */
	WriteQueue(LockHolders lockHolders) {
		this.lockHolders = lockHolders;
	}

	LockHolders lockHolders() {
		return this.lockHolders;
	}

	/**
	 * The queue of a file, one for all databases of this process that open it.
	 * @param file its path, without symbolic links
	 * @return the queue, which lives as long as somebody holds it
	 */
	static WriteQueue ofFile(Path file) {
		synchronized (FILES) {
			Reference<WriteQueue> known = FILES.get(file);
			WriteQueue queue = (known != null) ? known.get() : null;
			if (queue == null) {
				FILES.values().removeIf((reference) -> reference.refersTo(null));
				queue = new WriteQueue();
				FILES.put(file, new WeakReference<>(queue));
			}
			return queue;
		}
	}

	/**
	 * Takes the turn if nobody has it or waits for it.
	 * @param turn who asks
	 * @return whether it has it now
	 */
	boolean tryTake(WriteTurn turn) {
		this.lock.lock();
		try {
			if (isFree() && this.waiting.isEmpty()) {
				this.holder = turn.reference();
			}
			return isHeldBy(turn);
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Takes the turn, behind those who have come before. An interrupt of the thread stays
	 * and does not end the wait: SQLite's own, which would follow, cannot be interrupted
	 * either, has no order, and stops what a virtual thread runs on.
	 * @param turn who asks
	 * @param nanos how long it waits
	 * @param stop whether it is to wait no longer; looked at when it is woken
	 * @return whether it has it now
	 */
	boolean take(WriteTurn turn, long nanos, BooleanSupplier stop) {
		this.lock.lock();
		try {
			Waiter waiter = new Waiter(turn, this.lock.newCondition());
			this.waiting.addLast(waiter);
			passOnIfFree();
			try {
				await(waiter, nanos, stop);
			}
			finally {
				this.waiting.remove(waiter);
				passOnIfFree();
			}
			// Whatever has ended the wait: it may have been handed over before.
			return isHeldBy(turn);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void await(Waiter waiter, long nanos, BooleanSupplier stop) {
		long start = System.nanoTime();
		boolean interrupted = false;
		long left = nanos;
		while (!isHeldBy(waiter.turn()) && left > 0 && !stop.getAsBoolean()) {
			try {
				left = waiter.condition().awaitNanos(left);
			}
			catch (InterruptedException ex) {
				interrupted = true;
				left = nanos - (System.nanoTime() - start);
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Lets one who waits look whether it is to stop.
	 * @param turn who waits, or does not
	 */
	void wake(WriteTurn turn) {
		this.lock.lock();
		try {
			for (Waiter waiter : this.waiting) {
				if (waiter.turn() == turn) {
					waiter.condition().signal();
				}
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Gives the turn to the one who has waited longest. Does nothing for one who does not
	 * have it.
	 * @param turn who has it
	 */
	void release(WriteTurn turn) {
		this.lock.lock();
		try {
			if (isHeldBy(turn)) {
				this.holder = null;
				passOnIfFree();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private boolean isFree() {
		return this.holder == null || this.holder.refersTo(null);
	}

	private boolean isHeldBy(WriteTurn turn) {
		return this.holder == turn.reference();
	}

	private void passOnIfFree() {
		if (isFree()) {
			Waiter next = this.waiting.pollFirst();
			this.holder = (next != null) ? next.turn().reference() : null;
			if (next != null) {
				next.condition().signal();
			}
		}
	}

	/**
	 * How many wait.
	 * @return the number
	 */
	int length() {
		this.lock.lock();
		try {
			return this.waiting.size();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Who waits.
	 *
	 * @param turn for what
	 * @param condition how it is told that it has it
	 */
	private record Waiter(WriteTurn turn, Condition condition) {

	}

}
