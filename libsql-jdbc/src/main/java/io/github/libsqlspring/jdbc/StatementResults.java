package io.github.libsqlspring.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the last execution of a statement gave: a current result, those behind it, and the
 * keys.
 */
final class StatementResults {

	private final LibsqlStatement statement;

	private final Deque<Execution> remaining = new ArrayDeque<>(2);

	private final Set<LibsqlResultSet> open = Collections.newSetFromMap(new IdentityHashMap<>(2));

	private List<Execution> executed = List.of();

	private @Nullable LibsqlResultSet current;

	// Of a text that is executed once: it ends with its result.
	private @Nullable PathStatement source;

	private long updateCount = -1;

	private boolean closeOnCompletion;

	StatementResults(LibsqlStatement statement) {
		this.statement = statement;
	}

	/**
	 * Closes all that is left of the last execution.
	 */
	void clear() {
		this.executed = List.of();
		this.remaining.clear();
		this.current = null;
		this.updateCount = -1;
		closeOpen();
		closeSource();
	}

	private void closeOpen() {
		if (this.open.isEmpty()) {
			return;
		}
		List<LibsqlResultSet> closing = List.copyOf(this.open);
		// None of them completes the statement, which goes on.
		this.open.clear();
		closing.forEach(LibsqlResultSet::close);
	}

	private void closeSource() {
		PathStatement closing = this.source;
		this.source = null;
		if (closing != null) {
			closing.close();
		}
	}

	/**
	 * Closes a statement together with the results of its next execution.
	 * @param once the statement
	 */
	void own(PathStatement once) {
		this.source = once;
	}

	/**
	 * Takes what an execution gave.
	 * @param executions one for each statement that was executed
	 * @throws SQLException if rows cannot be read
	 */
	void set(List<Execution> executions) throws SQLException {
		this.executed = executions;
		this.remaining.addAll(executions);
		advance();
	}

	/**
	 * Takes what a batch gave, of which only the keys can be asked for.
	 * @param executions one for each statement that was executed
	 */
	void setBatch(List<Execution> executions) {
		this.executed = executions;
	}

	private void advance() throws SQLException {
		Execution next = this.remaining.poll();
		RowCursor rows = (next != null) ? next.rows() : null;
		this.current = (rows != null) ? open(this.statement.position(rows)) : null;
		this.updateCount = (next != null && rows == null) ? next.updateCount() : -1;
	}

	private LibsqlResultSet open(RowPosition position) throws SQLException {
		LibsqlResultSet opened = new LibsqlResultSet(this.statement, position);
		this.open.add(opened);
		return opened;
	}

	@Nullable ResultSet current() {
		return this.current;
	}

	ResultSet requireCurrent() throws SQLException {
		if (this.current == null) {
			throw SqlExceptions.misuse("The statement has no result set; use executeUpdate() or execute()");
		}
		return this.current;
	}

	long updateCount() {
		return this.updateCount;
	}

	/**
	 * The count of the first statement, in place of the rows that it may have returned.
	 * @return the number of rows it inserted, updated or deleted
	 */
	long takeUpdateCount() {
		long count = this.executed.isEmpty() ? 0 : this.executed.get(0).updateCount();
		if (this.current != null) {
			this.current = null;
			closeOpen();
			closeSource();
		}
		this.updateCount = count;
		return count;
	}

	/**
	 * Moves to the next result.
	 * @param how what becomes of those before it, a constant of {@link Statement}
	 * @return whether it has rows
	 * @throws SQLException if there is no such constant
	 */
	boolean next(int how) throws SQLException {
		LibsqlResultSet previous = this.current;
		switch (how) {
			case Statement.CLOSE_CURRENT_RESULT -> {
				if (previous != null) {
					this.open.remove(previous);
					previous.close();
				}
			}
			case Statement.KEEP_CURRENT_RESULT -> {
				// It is closed by the next execution, or by its owner.
			}
			case Statement.CLOSE_ALL_RESULTS -> closeOpen();
			default -> throw SqlExceptions.misuse("getMoreResults() knows no " + how);
		}
		if (this.open.isEmpty()) {
			closeSource();
		}
		advance();
		return this.current != null;
	}

	ResultSet keys(GeneratedKeys keys) throws SQLException {
		return open(new ForwardPosition(keys.toRows(this.executed), 0));
	}

	/**
	 * Takes notice that a result was closed by its owner.
	 * @param closed the result
	 */
	void closed(LibsqlResultSet closed) {
		if (this.open.remove(closed) && this.closeOnCompletion && this.open.isEmpty() && this.remaining.isEmpty()) {
			this.statement.close();
		}
	}

	void closeOnCompletion() {
		this.closeOnCompletion = true;
	}

	boolean isCloseOnCompletion() {
		return this.closeOnCompletion;
	}

}
