package io.github.libsqlspring.hrana;

import io.github.libsqlspring.hrana.wire.CursorEntry;
import io.github.libsqlspring.sql.SqlStatement;

/**
 * How far a cursor has come. Not thread-safe.
 */
final class CursorProgress {

	private boolean begun;

	private int step;

	void after(CursorEntry entry) {
		this.begun = true;
		if (entry instanceof CursorEntry.StepBegin begin) {
			this.step = begin.step();
		}
	}

	/**
	 * Whether anything has come: what was executed cannot be undone by asking again.
	 * @return whether there was an entry
	 */
	boolean hasBegun() {
		return this.begun;
	}

	/**
	 * Whether a transaction is open since an entry.
	 * @param entry the entry that came last
	 * @param call the call
	 * @return whether it is the success of a BEGIN or a SAVEPOINT
	 */
	boolean beginsTransaction(CursorEntry entry, Call call) {
		if (!(entry instanceof CursorEntry.StepEnd)) {
			return false;
		}
		String sql = call.batch().steps().get(this.step).statement().sql();
		return SqlStatement.parseAll(sql)
			.stream()
			.map(SqlStatement::keyword)
			.anyMatch((keyword) -> keyword.equals("BEGIN") || keyword.equals("SAVEPOINT"));
	}

}
