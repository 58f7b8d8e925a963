package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * A batch whose INSERTs return the generated keys.
 *
 * @param path the way to the database
 * @param keys the keys that were asked for
 * @param options how they are executed
 */
record KeyedBatch(ConnectionPath path, GeneratedKeys keys, ExecutionOptions options) {

	/**
	 * Executes statements up to the first failure, in one round trip; in a second one
	 * what is left when a table turns out to have no rowid to return.
	 * @param items the statements as they were written, at least one
	 * @return how far they came
	 * @throws SQLException if the batch as a whole could not be carried out
	 */
	BatchExecution execute(List<BatchItem> items) throws SQLException {
		if (!this.keys.wanted()) {
			return this.path.batch(items, this.options);
		}
		List<BatchItem> asked = withKeys(items);
		BatchExecution keyed = this.path.batch(asked, this.options);
		List<Execution> executed = new ArrayList<>(items.size());
		for (Execution execution : keyed.executed()) {
			boolean hasKeys = this.keys.areAddedTo(items.get(executed.size()).sql());
			executed.add(hasKeys ? this.keys.split(execution) : execution);
		}
		SQLException failure = keyed.failure();
		if (failure == null || !this.keys.isMissingRowid(failure)) {
			return new BatchExecution(executed, failure);
		}
		// The statement did not compile, so that nothing of it was executed yet.
		BatchExecution rest = this.path.batch(items.subList(executed.size(), items.size()), this.options);
		executed.addAll(rest.executed());
		return new BatchExecution(executed, rest.failure());
	}

	// The items of a prepared statement have one text, which is read once.
	private List<BatchItem> withKeys(List<BatchItem> items) {
		IdentityHashMap<SqlText, SqlText> texts = new IdentityHashMap<>();
		return items.stream()
			.map((item) -> new BatchItem(texts.computeIfAbsent(item.sql(), this.keys::addTo), item.values()))
			.toList();
	}

}
