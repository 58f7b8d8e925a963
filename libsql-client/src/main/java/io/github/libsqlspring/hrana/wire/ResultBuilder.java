package io.github.libsqlspring.hrana.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.ServerStatistics;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.Value;

/**
 * The fields of a result as they arrive, in any order (Hrana 3, "Statement results").
 */
final class ResultBuilder {

	private final List<Column> columns = new ArrayList<>();

	private final List<List<Value>> rows = new ArrayList<>();

	private long affectedRowCount;

	private @Nullable Long rowid;

	private @Nullable Long replicationIndex;

	private boolean statistics;

	private long rowsRead;

	private long rowsWritten;

	private double milliseconds;

	void addColumn(Column column) {
		this.columns.add(column);
	}

	List<Column> columns() {
		return this.columns;
	}

	void addRow(List<Value> row) {
		this.rows.add(row);
	}

	void affectedRowCount(long count) {
		this.affectedRowCount = count;
	}

	void rowid(@Nullable Long rowid) {
		this.rowid = rowid;
	}

	void replicationIndex(@Nullable Long index) {
		this.replicationIndex = index;
	}

	@Nullable Long replicationIndex() {
		return this.replicationIndex;
	}

	void rowsRead(long count) {
		this.statistics = true;
		this.rowsRead = count;
	}

	void rowsWritten(long count) {
		this.statistics = true;
		this.rowsWritten = count;
	}

	void milliseconds(double milliseconds) {
		this.statistics = true;
		this.milliseconds = milliseconds;
	}

	/**
	 * The result.
	 * @return the result
	 * @throws IllegalArgumentException if a row has not as many values as there are
	 * columns
	 */
	StatementResult build() {
		// Copied once, not for every row.
		List<Column> all = List.copyOf(this.columns);
		Row[] complete = new Row[this.rows.size()];
		for (int i = 0; i < complete.length; i++) {
			complete[i] = new Row(all, this.rows.get(i));
		}
		return new StatementResult(all, List.of(complete), this.affectedRowCount,
				insertedRowid(this.affectedRowCount, this.rowid), statistics())
			.withReplicationIndex(this.replicationIndex);
	}

	// A server repeats the last rowid of its connection if nothing was inserted.
	static @Nullable Long insertedRowid(long affectedRowCount, @Nullable Long rowid) {
		return (affectedRowCount > 0) ? rowid : null;
	}

	private @Nullable ServerStatistics statistics() {
		return this.statistics ? new ServerStatistics(this.rowsRead, this.rowsWritten,
				Duration.ofNanos(Math.round(this.milliseconds * 1_000_000))) : null;
	}

}
