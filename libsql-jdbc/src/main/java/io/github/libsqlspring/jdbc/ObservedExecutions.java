package io.github.libsqlspring.jdbc;

import io.github.libsqlspring.ObservedCall;

/**
 * Ends observed calls with what they gave.
 */
final class ObservedExecutions {

	private ObservedExecutions() {
	}

	/**
	 * Ends the call, or lets it end with the rows if they are still to be read.
	 * @param call the call
	 * @param execution what it gave
	 * @return what it gave
	 */
	static Execution end(ObservedCall call, Execution execution) {
		RowCursor rows = execution.rows();
		if (rows == null || rows instanceof MaterialisedRows) {
			call.end(count(execution), null);
			return execution;
		}
		return new Execution(new ObservedCursor(rows, call), execution.updateCount(), execution.keys());
	}

	static BatchExecution end(ObservedCall call, BatchExecution batch) {
		call.end(batch.executed().stream().mapToLong(ObservedExecutions::count).sum(), batch.failure());
		return batch;
	}

	private static long count(Execution execution) {
		return (execution.rows() instanceof MaterialisedRows all) ? all.rows().size() : execution.updateCount();
	}

}
