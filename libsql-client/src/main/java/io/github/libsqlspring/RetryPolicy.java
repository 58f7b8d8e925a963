package io.github.libsqlspring;

import java.time.Duration;

/**
 * How often and after what pause a call to a server is made again, where that is known to
 * be safe: the statement was certainly not executed, or it only reads, or the caller said
 * that it may be repeated. Never inside a transaction.
 *
 * @param maxAttempts how often a call is made in all; 1 means never again
 * @param initialBackoff the pause before the second attempt; it doubles with each further
 * one, and the actual pause is a random part of it, at least a half
 * @param maxBackoff the longest pause
 */
public record RetryPolicy(int maxAttempts, Duration initialBackoff, Duration maxBackoff) {

	/** Three attempts, with pauses from 50 ms to 1 s. */
	public static final RetryPolicy DEFAULT = new RetryPolicy(3, Duration.ofMillis(50), Duration.ofSeconds(1));

	/** One attempt. */
	public static final RetryPolicy NONE = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);

	public RetryPolicy {
		if (maxAttempts < 1) {
			throw new IllegalArgumentException("The number of attempts must be at least 1, not " + maxAttempts);
		}
		if (initialBackoff.isNegative() || maxBackoff.compareTo(initialBackoff) < 0) {
			throw new IllegalArgumentException(
					"The backoff must be from 0 to its maximum, not from " + initialBackoff + " to " + maxBackoff);
		}
	}

}
