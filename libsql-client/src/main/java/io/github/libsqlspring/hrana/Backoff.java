package io.github.libsqlspring.hrana;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import io.github.libsqlspring.RetryPolicy;

/**
 * The pause before an attempt: doubled each time, and at random between a half of it and
 * the whole, so that callers who failed together do not come back together.
 */
final class Backoff {

	private Backoff() {
	}

	/**
	 * The pause before an attempt.
	 * @param policy the policy
	 * @param attempt the number of the attempt, from 2
	 * @return the pause
	 */
	static Duration before(RetryPolicy policy, int attempt) {
		long doubled = policy.initialBackoff().toNanos() << Math.min(attempt - 2, 20);
		long full = (doubled < 0) ? Long.MAX_VALUE : doubled;
		long capped = Math.min(full, policy.maxBackoff().toNanos());
		return Duration.ofNanos(capped / 2 + ((capped > 1) ? ThreadLocalRandom.current().nextLong(capped / 2 + 1) : 0));
	}

}
