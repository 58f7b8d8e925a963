package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.util.AbstractList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.sqlite.LocalStatement;

/**
 * The columns of a running SQLite statement. Their names and types are read when somebody
 * asks for the first of them: to read a row by the numbers of its columns, nobody does,
 * and reading them would cost a good part of a short query.
 */
final class SqliteColumns extends AbstractList<Column> {

	private final LocalStatement statement;

	private final int count;

	private @Nullable List<Column> known;

	SqliteColumns(LocalStatement statement, int count) {
		this.statement = statement;
		this.count = count;
	}

	/**
	 * Reads the columns, once.
	 * @return the columns, immutable
	 */
	List<Column> read() {
		List<Column> columns = this.known;
		if (columns == null) {
			try {
				columns = this.statement.columns();
			}
			catch (SQLException ex) {
				throw new IllegalStateException("The result set is closed", ex);
			}
			this.known = columns;
		}
		return columns;
	}

	@Override
	public Column get(int index) {
		return read().get(index);
	}

	@Override
	public int size() {
		return this.count;
	}

}
