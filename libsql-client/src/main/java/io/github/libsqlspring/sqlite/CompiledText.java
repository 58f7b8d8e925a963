package io.github.libsqlspring.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;

import org.sqlite.SQLiteConnection;
import org.sqlite.core.CoreStatement;

/**
 * A text compiled by SQLite and nothing more: a prepared statement of sqlite-jdbc asks
 * for the names of the columns and other things that hardly anybody wants to know.
 */
final class CompiledText extends CoreStatement {

	/**
	 * Compiles a text.
	 * @param connection for which connection
	 * @param text the text
	 * @throws SQLException if SQLite does not understand it
	 */
	CompiledText(SQLiteConnection connection, String text) throws SQLException {
		super(connection);
		this.sql = text;
		getDatabase().prepare(this);
	}

	@Override
	public ResultSet executeQuery(String sql, boolean closeStmt) {
		throw new UnsupportedOperationException();
	}

}
