package io.github.libsqlspring.jdbc;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Cursor;
import io.github.libsqlspring.Row;

/**
 * Rows of a {@link KeptSession}, which outlives a row that comes too late.
 *
 * @param rows the rows
 * @param path the connection's way, on which they are read
 * @param limit how long each row may take, or {@code null} for no limit
 */
record KeptCursor(Cursor rows, SqlitePath path, @Nullable Duration limit) implements Cursor {

	@Override
	public List<Column> columns() {
		return this.rows.columns();
	}

	@Override
	public @Nullable Row next() {
		return this.path.call(this.limit, this.rows::next);
	}

	@Override
	public void close() {
		this.rows.close();
	}

}
