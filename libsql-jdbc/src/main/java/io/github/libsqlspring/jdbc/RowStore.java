package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.LibsqlError;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Value;

/**
 * Rows that are kept in memory, up to a number of bytes.
 */
final class RowStore {

	// What a number or the place of a value takes, roughly.
	private static final long VALUE_BYTES = 8;

	private final Deque<Row> rows = new ArrayDeque<>();

	private final long maxBytes;

	private long bytes;

	RowStore(long maxBytes) {
		this.maxBytes = maxBytes;
	}

	/**
	 * Reads a result into memory.
	 * @param rows the result, closed afterwards
	 * @param maxRows how many of its rows are wanted, 0 for all
	 * @param maxBytes how much memory they may take
	 * @return the rows
	 * @throws SQLException if they cannot be read, or are too many
	 */
	static MaterialisedRows readAll(RowCursor rows, long maxRows, long maxBytes) throws SQLException {
		if (rows instanceof MaterialisedRows all && (maxRows == 0 || all.rows().size() <= maxRows)) {
			return all;
		}
		RowStore store = new RowStore(maxBytes);
		try {
			for (long row = 0; (maxRows == 0 || row < maxRows) && rows.next(); row++) {
				if (!store.hasRoom()) {
					throw SqlExceptions.toSqlException(store.full("The result"));
				}
				store.add(rows.currentRow());
			}
		}
		finally {
			rows.close();
		}
		return new MaterialisedRows(rows.columns(), new ArrayList<>(store.rows));
	}

	boolean hasRoom() {
		return this.bytes <= this.maxBytes;
	}

	LibsqlResponseException full(String what) {
		return new LibsqlResponseException(
				new LibsqlError("RESPONSE_TOO_LARGE", what + " is larger than the " + this.maxBytes
						+ " bytes of the largest result that is kept in memory; read it forward, with a fetch size"),
				null);
	}

	void add(Row row) {
		this.rows.add(row);
		this.bytes += size(row);
	}

	@Nullable Row poll() {
		Row row = this.rows.poll();
		if (row != null) {
			this.bytes -= size(row);
		}
		return row;
	}

	@Nullable Row peek() {
		return this.rows.peek();
	}

	void clear() {
		this.rows.clear();
		this.bytes = 0;
	}

	private static long size(Row row) {
		long size = 0;
		for (Value value : row.values()) {
			size += VALUE_BYTES;
			if (value instanceof Value.TextValue text) {
				size += text.value().length();
			}
			else if (value instanceof Value.BlobValue blob) {
				size += blob.length();
			}
		}
		return size;
	}

}
