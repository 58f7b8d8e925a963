package io.github.libsqlspring.jdbc;

import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.libsqlspring.Row;
import io.github.libsqlspring.Statement;

/**
 * Asks a database for its schema: by SELECT alone, from the schema tables and the
 * table-valued functions of PRAGMA, because a server allows a read-only token no PRAGMA
 * statement that it does not know, but any SELECT.
 */
final class SchemaQueries {

	/**
	 * The tables and views of the main and of the temporary database, to begin a query
	 * with. They are joined by CROSS JOIN, whose order SQLite keeps, so that no PRAGMA is
	 * run for what a condition on {@code o} leaves out.
	 */
	static final String OBJECTS = """
			WITH object(home, name, kind, sql) AS (
			SELECT 'main', name, type, sql FROM sqlite_master WHERE type IN ('table', 'view')
			UNION ALL SELECT 'main', 'sqlite_schema', 'table', NULL
			UNION ALL SELECT 'temp', name, type, sql FROM sqlite_temp_master WHERE type IN ('table', 'view'))
			""";

	private final LibsqlConnection connection;

	SchemaQueries(LibsqlConnection connection) {
		this.connection = connection;
	}

	/**
	 * Executes a query in one round trip, in the transaction that is open if there is
	 * one.
	 * @param sql the query
	 * @param arguments its arguments
	 * @return its rows
	 * @throws SQLException if it fails
	 */
	List<Row> ask(String sql, @Nullable Object... arguments) throws SQLException {
		return this.connection.lookUp(Statement.of(sql, arguments)).rows();
	}

}
