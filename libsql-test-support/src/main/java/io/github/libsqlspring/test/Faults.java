package io.github.libsqlspring.test;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The misbehaviour of a {@link TcpProxy}, and what it counts. All state is guarded by
 * this object.
 */
final class Faults implements Traffic {

	private static final long NEVER = Long.MAX_VALUE;

	private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);

	private final Set<Link> unanswered = new HashSet<>();

	private long repliesLeft = NEVER;

	private boolean holding;

	private int connections;

	private int roundTrips;

	@Override
	public synchronized void connected(Link link) {
		this.connections++;
	}

	@Override
	public synchronized int request(Link link, int length) {
		if (this.unanswered.add(link)) {
			this.roundTrips++;
			notifyAll();
		}
		return length;
	}

	@Override
	public synchronized int reply(Link link, int length) {
		try {
			while (this.holding) {
				wait();
			}
		}
		catch (InterruptedException ex) {
			return 0;
		}
		this.unanswered.remove(link);
		if (this.repliesLeft == NEVER) {
			return length;
		}
		if (this.repliesLeft >= length) {
			this.repliesLeft -= length;
			return length;
		}
		int allowed = (int) this.repliesLeft;
		this.repliesLeft = NEVER;
		return allowed;
	}

	@Override
	public synchronized void ended(Link link) {
		this.unanswered.remove(link);
	}

	synchronized void cutReplyAfter(long bytes) {
		this.repliesLeft = bytes;
	}

	synchronized void holdReplies(boolean hold) {
		this.holding = hold;
		notifyAll();
	}

	synchronized void awaitUnanswered(int count) {
		long deadline = System.nanoTime() + LIMIT_NANOS;
		try {
			while (this.unanswered.size() < count) {
				long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
				if (left <= 0) {
					throw new IllegalStateException(
							"Only " + this.unanswered.size() + " connections wait for a reply, not " + count);
				}
				wait(left);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while waiting for requests", ex);
		}
	}

	synchronized int connections() {
		return this.connections;
	}

	synchronized int roundTrips() {
		return this.roundTrips;
	}

}
