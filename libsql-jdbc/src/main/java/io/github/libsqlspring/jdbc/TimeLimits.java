package io.github.libsqlspring.jdbc;

import java.time.Duration;

/**
 * Time limits, of which zero is none.
 */
final class TimeLimits {

	private TimeLimits() {
	}

	/**
	 * The shorter of two limits.
	 * @param one a limit, zero for none
	 * @param other a limit, zero for none
	 * @return the limit that holds, zero for none
	 */
	static Duration shorter(Duration one, Duration other) {
		if (one.isZero() || other.isZero()) {
			return one.plus(other);
		}
		return (one.compareTo(other) < 0) ? one : other;
	}

}
