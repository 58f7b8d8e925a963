package io.github.libsqlspring.sqlite;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.function.BooleanSupplier;

/**
 * The turn of one connection in a {@link WriteQueue}: taken before SQLite's write lock,
 * given back when that cannot be held any more. Only one thread takes it at a time; any
 * thread may wake it or give it back.
 */
final class WriteTurn {

	private final WriteQueue queue;

	private final Reference<WriteTurn> reference = new WeakReference<>(this);

	private volatile boolean held;

	// Nobody sees any more when the lock is set free.
	private volatile boolean over;

	WriteTurn(WriteQueue queue) {
		this.queue = queue;
	}

	Reference<WriteTurn> reference() {
		return this.reference;
	}

	boolean isHeld() {
		return this.held;
	}

	/**
	 * Takes the turn if that needs no wait.
	 * @return whether there is nothing to wait for
	 */
	boolean tryTake() {
		if (!this.held && !this.over) {
			this.held = this.queue.tryTake(this);
		}
		return this.held || this.over;
	}

	/**
	 * Waits for the turn.
	 * @param nanos how long at most
	 * @param stop whether not to wait any longer
	 */
	void take(long nanos, BooleanSupplier stop) {
		this.held = this.queue.take(this, nanos, stop);
	}

	void wake() {
		this.queue.wake(this);
	}

	void release() {
		if (this.held) {
			this.held = false;
			this.queue.release(this);
		}
	}

	/**
	 * Gives it back for ever.
	 */
	void end() {
		this.over = true;
		release();
	}

}
