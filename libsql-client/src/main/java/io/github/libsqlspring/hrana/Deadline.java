package io.github.libsqlspring.hrana;

import java.time.Duration;

/**
 * The end of the time that a call has.
 *
 * @param nanoTime when it is, as {@link System#nanoTime()}
 */
record Deadline(long nanoTime) {

	static Deadline after(Duration limit) {
		return new Deadline(System.nanoTime() + limit.toNanos());
	}

	/**
	 * The time that is left.
	 * @return a positive time: what has none left fails where it waits
	 */
	Duration remaining() {
		return Duration.ofNanos(Math.max(this.nanoTime - System.nanoTime(), 1));
	}

	boolean allows(Duration pause) {
		return this.nanoTime - System.nanoTime() > pause.toNanos();
	}

}
