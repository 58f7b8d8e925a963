package io.github.libsqlspring.jdbc;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The commands that were added to a statement. One of them is one statement, or a text
 * with several.
 */
final class StatementBatch {

	private final List<List<BatchItem>> commands = new ArrayList<>();

	void add(List<BatchItem> command) {
		this.commands.add(command);
	}

	void clear() {
		this.commands.clear();
	}

	/**
	 * Takes the commands out.
	 * @return the commands, in the order in which they were added
	 */
	List<List<BatchItem>> take() {
		List<List<BatchItem>> taken = List.copyOf(this.commands);
		this.commands.clear();
		return taken;
	}

	/**
	 * The counts of commands as far as they were executed to their ends.
	 * @param commands the commands
	 * @param execution how far their statements came
	 * @return the rows that each of them inserted, updated or deleted
	 * @throws BatchUpdateException with those counts, if a statement has failed
	 */
	static long[] counts(List<List<BatchItem>> commands, BatchExecution execution) throws BatchUpdateException {
		Iterator<Execution> executed = execution.executed().iterator();
		int left = execution.executed().size();
		List<Long> counts = new ArrayList<>(commands.size());
		for (List<BatchItem> command : commands) {
			if (left < command.size()) {
				break;
			}
			left -= command.size();
			counts.add(command.stream().mapToLong((item) -> executed.next().updateCount()).sum());
		}
		long[] result = counts.stream().mapToLong(Long::longValue).toArray();
		SQLException failure = execution.failure();
		if (failure != null) {
			throw SqlExceptions.inBatch(failure, result, commands.size());
		}
		return result;
	}

}
