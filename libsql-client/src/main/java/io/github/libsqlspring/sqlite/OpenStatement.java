package io.github.libsqlspring.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnectionConfig;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.SafeStmtPtr;

import io.github.libsqlspring.Column;
import io.github.libsqlspring.Row;

/**
 * A statement that runs: it has come to its first row, or to its end. Its handle is freed
 * when this is closed, which stops it.
 */
final class OpenStatement implements AutoCloseable {

	private final PreparedStatement prepared;

	private final SafeStmtPtr pointer;

	private final RowReader reader;

	private OpenStatement(PreparedStatement prepared, SafeStmtPtr pointer, RowReader reader) {
		this.prepared = prepared;
		this.pointer = pointer;
		this.reader = reader;
	}

	/**
	 * Runs a statement to its first row.
	 * @param prepared the statement, closed with the result
	 * @param values its arguments
	 * @return the running statement
	 * @throws SQLException if SQLite refuses it
	 */
	static OpenStatement execute(PreparedStatement prepared, @Nullable Object[] values) throws SQLException {
		CoreStatement statement = (CoreStatement) prepared;
		boolean onRow = execute(statement, values);
		// The columns are read now: the first step compiles anew what a changed schema
		// made stale.
		RowReader reader = statement.pointer.safeRun((database, pointer) -> new RowReader(database, pointer, onRow));
		return new OpenStatement(prepared, statement.pointer, reader);
	}

	// In its autocommit mode, sqlite-jdbc begins and commits an empty transaction after a
	// statement without rows. An interrupt in there would make a failure of a statement
	// that has succeeded, and leave the transaction open.
	private static boolean execute(CoreStatement statement, @Nullable Object[] values) throws SQLException {
		SQLiteConnectionConfig config = statement.getConnectionConfig();
		boolean autocommit = config.isAutoCommit();
		config.setAutoCommit(false);
		try {
			return statement.getDatabase().execute(statement, values);
		}
		finally {
			config.setAutoCommit(autocommit);
		}
	}

	List<Column> columns() {
		return this.reader.columns();
	}

	List<Row> readAll() throws SQLException {
		return this.pointer.safeRun((database, statement) -> this.reader.readAll());
	}

	/**
	 * Reads one row more.
	 * @return the row, or {@code null} after the last one
	 * @throws SQLException if the statement fails
	 */
	@Nullable Row next() throws SQLException {
		return this.pointer.safeRun((database, statement) -> this.reader.next());
	}

	/**
	 * Goes on although nobody has read the row on which the statement stands.
	 * @throws SQLException if the statement fails
	 */
	void skip() throws SQLException {
		this.pointer.safeRunConsume((database, statement) -> this.reader.skip());
	}

	@Override
	public void close() throws SQLException {
		this.prepared.close();
	}

}
