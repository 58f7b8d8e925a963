package io.github.libsqlspring.client;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Lets a limited number go on at a time; the others wait for their turn, in order and
 * without a thread. Thread-safe.
 */
final class Lane {

	private final int limit;

	private final int maxWaiting;

	private final Set<Visitor> going = Collections.newSetFromMap(new IdentityHashMap<>());

	private final Set<Visitor> waiting = new LinkedHashSet<>();

	private boolean closed;

	/**
	 * Creates a lane.
	 * @param limit how many go on at a time
	 * @param maxWaiting how many may wait beside them
	 */
	Lane(int limit, int maxWaiting) {
		this.limit = limit;
		this.maxWaiting = maxWaiting;
	}

	/**
	 * Asks for a turn, which {@link Visitor#proceed()} tells, now or later.
	 * @param visitor who asks, once
	 */
	void enter(Visitor visitor) {
		Entry entry = register(visitor);
		if (entry == Entry.GOING) {
			visitor.proceed();
		}
		else if (entry != Entry.WAITING) {
			visitor.refuse(entry == Entry.CLOSED);
		}
	}

	private synchronized Entry register(Visitor visitor) {
		if (this.closed) {
			return Entry.CLOSED;
		}
		if (this.going.size() < this.limit) {
			this.going.add(visitor);
			return Entry.GOING;
		}
		if (this.waiting.size() >= this.maxWaiting) {
			return Entry.FULL;
		}
		this.waiting.add(visitor);
		return Entry.WAITING;
	}

	/**
	 * Asks no longer for a turn.
	 * @param visitor who has asked
	 * @return whether it was waiting
	 */
	synchronized boolean giveUp(Visitor visitor) {
		return this.waiting.remove(visitor);
	}

	/**
	 * Ends a turn. Does nothing if it has none.
	 * @param visitor whose turn ends
	 */
	void leave(Visitor visitor) {
		Visitor next = replace(visitor);
		if (next != null) {
			next.proceed();
		}
	}

	private synchronized @Nullable Visitor replace(Visitor visitor) {
		if (!this.going.remove(visitor) || this.waiting.isEmpty()) {
			return null;
		}
		Iterator<Visitor> order = this.waiting.iterator();
		Visitor next = order.next();
		order.remove();
		this.going.add(next);
		return next;
	}

	/**
	 * Refuses whoever waits or comes; whoever goes on may go on.
	 */
	void close() {
		refuseFurther().forEach((visitor) -> visitor.refuse(true));
	}

	private synchronized Set<Visitor> refuseFurther() {
		this.closed = true;
		Set<Visitor> refused = new LinkedHashSet<>(this.waiting);
		this.waiting.clear();
		return refused;
	}

	private enum Entry {

		GOING, WAITING, FULL, CLOSED

	}

	/**
	 * Who asks for a turn. Called without a lock; must not block.
	 */
	interface Visitor {

		/**
		 * It has its turn, until it leaves.
		 */
		void proceed();

		/**
		 * It never gets a turn.
		 * @param closed whether because the lane is closed, and not because too many wait
		 */
		void refuse(boolean closed);

	}

}
