package io.github.libsqlspring.jdbc;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The commands that were added to a statement. One of them is one statement, or a text
 * with several.
 */
final class StatementBatch {

	private List<BatchItem> items = new ArrayList<>();

	// How many items each command has.
	private List<Integer> sizes = new ArrayList<>();

	void add(BatchItem command) {
		this.items.add(command);
		this.sizes.add(1);
	}

	void add(List<BatchItem> command) {
		this.items.addAll(command);
		this.sizes.add(command.size());
	}

	void clear() {
		this.items = new ArrayList<>();
		this.sizes = new ArrayList<>();
	}

	/**
	 * Takes the commands out.
	 * @return the commands, in the order in which they were added
	 */
	StatementBatch take() {
		StatementBatch taken = new StatementBatch();
		taken.items = this.items;
		taken.sizes = this.sizes;
		clear();
		return taken;
	}

	/**
	 * The statements of all commands.
	 * @return the statements, in the order in which they were added
	 */
	List<BatchItem> items() {
		return this.items;
	}

	/**
	 * The counts of the commands as far as they were executed to their ends.
	 * @param execution how far their statements came
	 * @return the rows that each of them inserted, updated or deleted
	 * @throws BatchUpdateException with those counts, if a statement has failed
	 */
	long[] counts(BatchExecution execution) throws BatchUpdateException {
		List<Execution> executed = execution.executed();
		long[] counts = new long[this.sizes.size()];
		int complete = 0;
		int from = 0;
		for (; complete < counts.length && from + this.sizes.get(complete) <= executed.size(); complete++) {
			for (int end = from + this.sizes.get(complete); from < end; from++) {
				counts[complete] += executed.get(from).updateCount();
			}
		}
		long[] result = Arrays.copyOf(counts, complete);
		SQLException failure = execution.failure();
		if (failure != null) {
			throw SqlExceptions.inBatch(failure, result, counts.length);
		}
		return result;
	}

}
