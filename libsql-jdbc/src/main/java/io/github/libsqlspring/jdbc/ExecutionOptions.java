package io.github.libsqlspring.jdbc;

import java.time.Duration;

import io.github.libsqlspring.CallOptions;

/**
 * How a statement is executed.
 *
 * @param limit how long it may take, zero for no limit
 * @param fetchSize whether its rows are streamed: 0 for all at once
 * @param maxRows how many of its rows are wanted, 0 for all
 * @param maxBytes how much memory a result may take
 * @param cancellation how it is broken off
 */
record ExecutionOptions(Duration limit, int fetchSize, long maxRows, long maxBytes, Cancellation cancellation) {

	/**
	 * Whether rows of a query are to come piece by piece.
	 * @return whether not all of them are wanted at once
	 */
	boolean isStreamed() {
		return this.fetchSize > 0 || this.maxRows > 0;
	}

	CallOptions toCallOptions() {
		return toCallOptions(this.limit);
	}

	static CallOptions toCallOptions(Duration limit) {
		return limit.isZero() ? CallOptions.DEFAULT : CallOptions.DEFAULT.withTimeout(limit);
	}

}
