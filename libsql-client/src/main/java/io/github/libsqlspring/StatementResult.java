package io.github.libsqlspring;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

/**
 * What one statement gave: rows, if it has any, and what it changed. Immutable and
 * thread-safe.
 */
public final class StatementResult {

	private final List<Column> columns;

	private final List<Row> rows;

	private final long affectedRowCount;

	private final @Nullable Long lastInsertRowid;

	private final @Nullable ServerStatistics statistics;

	private final @Nullable Long replicationIndex;

	/**
	 * Creates a result.
	 * @param columns the columns, empty for a statement without rows
	 * @param rows the rows
	 * @param affectedRowCount rows inserted, updated or deleted
	 * @param lastInsertRowid the rowid of the last inserted row, or {@code null}
	 * @param statistics what the server reports, or {@code null} where there is no server
	 */
	public StatementResult(List<Column> columns, List<Row> rows, long affectedRowCount, @Nullable Long lastInsertRowid,
			@Nullable ServerStatistics statistics) {
		this(columns, rows, affectedRowCount, lastInsertRowid, statistics, null);
	}

	private StatementResult(List<Column> columns, List<Row> rows, long affectedRowCount, @Nullable Long lastInsertRowid,
			@Nullable ServerStatistics statistics, @Nullable Long replicationIndex) {
		this.columns = List.copyOf(columns);
		this.rows = List.copyOf(rows);
		this.affectedRowCount = affectedRowCount;
		this.lastInsertRowid = lastInsertRowid;
		this.statistics = statistics;
		this.replicationIndex = replicationIndex;
	}

	public List<Column> columns() {
		return this.columns;
	}

	public List<Row> rows() {
		return this.rows;
	}

	/**
	 * The rows this statement itself inserted, updated or deleted; not those of its
	 * triggers.
	 * @return the number, 0 for a statement that changes no rows
	 */
	public long affectedRowCount() {
		return this.affectedRowCount;
	}

	/**
	 * The rowid of the last row this statement inserted. Empty for an upsert
	 * ({@code DO UPDATE}), of which SQLite does not say whether it inserted, and of no
	 * meaning for a {@code WITHOUT ROWID} table: RETURNING tells in both cases.
	 * @return the rowid, empty if the statement inserted nothing
	 */
	public OptionalLong lastInsertRowid() {
		return (this.lastInsertRowid != null) ? OptionalLong.of(this.lastInsertRowid) : OptionalLong.empty();
	}

	/**
	 * Rows and index entries that the server read.
	 * @return the number, empty for a local database
	 */
	public OptionalLong rowsRead() {
		return (this.statistics != null) ? OptionalLong.of(this.statistics.rowsRead()) : OptionalLong.empty();
	}

	/**
	 * Rows and index entries that the server wrote.
	 * @return the number, empty for a local database
	 */
	public OptionalLong rowsWritten() {
		return (this.statistics != null) ? OptionalLong.of(this.statistics.rowsWritten()) : OptionalLong.empty();
	}

	/**
	 * The time the server spent on the statement.
	 * @return the time, empty for a local database
	 */
	public Optional<Duration> serverDuration() {
		return Optional.ofNullable(this.statistics).map(ServerStatistics::duration);
	}

	/**
	 * All that the server reports about its work.
	 * @return the numbers, empty for a local database and for rows read as a stream
	 */
	public Optional<ServerStatistics> serverStatistics() {
		return Optional.ofNullable(this.statistics);
	}

	/**
	 * How far the write-ahead log of the server had come after this statement. Given to a
	 * later call by {@link CallOptions#replicationIndex()}, it makes a replica wait until
	 * it has seen as much: the way to read one's own writes there.
	 * @return the number of the last frame; empty for a local database, and if the server
	 * does not say
	 */
	public OptionalLong replicationIndex() {
		return (this.replicationIndex != null) ? OptionalLong.of(this.replicationIndex) : OptionalLong.empty();
	}

	/**
	 * This result with what the server says of its write-ahead log.
	 * @param index the number of the last frame, or {@code null} to leave this result as
	 * it is
	 * @return the result
	 */
	public StatementResult withReplicationIndex(@Nullable Long index) {
		return (index != null) ? new StatementResult(this.columns, this.rows, this.affectedRowCount,
				this.lastInsertRowid, this.statistics, index) : this;
	}

	/**
	 * This result for a statement whose rowid would be another's.
	 * @return the same without a rowid
	 */
	public StatementResult withoutRowid() {
		return new StatementResult(this.columns, this.rows, this.affectedRowCount, null, this.statistics,
				this.replicationIndex);
	}

	@Override
	public String toString() {
		return "StatementResult[" + this.columns.size() + " columns, " + this.rows.size() + " rows, "
				+ this.affectedRowCount + " affected]";
	}

}
