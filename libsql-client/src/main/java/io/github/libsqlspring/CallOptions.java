package io.github.libsqlspring;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How one call is carried out. Immutable.
 *
 * @param timeout how long it may take in all, or {@code null} for what the client is
 * configured with
 * @param repeatable whether the caller accepts that its writes are executed more than
 * once: they are repeated then also where it is unknown whether they were executed
 * @param replicationIndex how far a replica must have come before it answers, as
 * {@link StatementResult#replicationIndex()} gave it, or {@code null}; of no meaning for
 * a local database
 */
public record CallOptions(@Nullable Duration timeout, boolean repeatable, @Nullable Long replicationIndex) {

	/** Nothing special. */
	public static final CallOptions DEFAULT = new CallOptions(null, false, null);

	public CallOptions {
		if (timeout != null && (timeout.isNegative() || timeout.isZero())) {
			throw new IllegalArgumentException("The timeout must be positive, not " + timeout);
		}
	}

	public CallOptions withTimeout(Duration timeout) {
		return new CallOptions(timeout, this.repeatable, this.replicationIndex);
	}

	/**
	 * The same for a call that has no time limit of its own.
	 * @param timeout the time limit, or {@code null}
	 * @return these options if they have a limit, else with the given one
	 */
	public CallOptions withDefaultTimeout(@Nullable Duration timeout) {
		return (this.timeout != null || timeout == null) ? this : withTimeout(timeout);
	}

	/**
	 * The same for a call that has no more time than that.
	 * @param timeout the time limit, or {@code null} for none
	 * @return these options if their limit is shorter, else with the given one
	 */
	public CallOptions withTimeoutAtMost(@Nullable Duration timeout) {
		boolean longer = timeout != null && this.timeout != null && this.timeout.compareTo(timeout) > 0;
		return (timeout != null && longer) ? withTimeout(timeout) : withDefaultTimeout(timeout);
	}

	public CallOptions withRepeatable() {
		return new CallOptions(this.timeout, true, this.replicationIndex);
	}

	public CallOptions withReplicationIndex(long replicationIndex) {
		return new CallOptions(this.timeout, this.repeatable, replicationIndex);
	}

}
