package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.github.libsqlspring.ObservedCalls;

/**
 * Executes several statements in order, up to the first failure. Those between statements
 * that control transactions travel together.
 *
 * @param connection the connection
 * @param keys the keys that were asked for
 * @param options how they are executed
 */
record StatementSequence(LibsqlConnection connection, GeneratedKeys keys, ExecutionOptions options) {

	/**
	 * Executes the statements.
	 * @param items the statements, at least one
	 * @return how far they came
	 * @throws SQLException if some of them could not be carried out as a whole
	 */
	BatchExecution execute(List<BatchItem> items) throws SQLException {
		List<Execution> executed = new ArrayList<>(items.size());
		SQLException failure = null;
		for (int from = 0; from < items.size() && failure == null;) {
			int to = end(items, from);
			BatchExecution part = isControl(items.get(from)) ? control(items.get(from))
					: together(items.subList(from, to));
			executed.addAll(part.executed());
			failure = part.failure();
			from = to;
		}
		return new BatchExecution(executed, failure);
	}

	private BatchExecution together(List<BatchItem> items) throws SQLException {
		KeyedBatch batch = new KeyedBatch(this.connection.path(), this.keys, this.options);
		ObservedCalls calls = this.connection.calls();
		if (!calls.areObserved()) {
			return batch.execute(items);
		}
		return calls.make(items.stream().map((item) -> item.sql().text()).toList(), () -> batch.execute(items),
				ObservedExecutions::end);
	}

	private static int end(List<BatchItem> items, int from) {
		SqlText text = items.get(from).sql();
		int to = from + 1;
		if (isControl(items.get(from))) {
			return to;
		}
		// The items of a prepared statement have one text.
		while (to < items.size() && (text.isSame(items.get(to).sql()) || !isControl(items.get(to)))) {
			to++;
		}
		return to;
	}

	private static boolean isControl(BatchItem item) {
		return item.sql().parsed().isTransactionControl();
	}

	private BatchExecution control(BatchItem item) {
		try {
			PathStatement statement = this.connection.prepare(item.sql(), this.keys);
			return new BatchExecution(List.of(statement.execute(item.values(), this.options)), null);
		}
		catch (SQLException ex) {
			return new BatchExecution(List.of(), ex);
		}
	}

}
