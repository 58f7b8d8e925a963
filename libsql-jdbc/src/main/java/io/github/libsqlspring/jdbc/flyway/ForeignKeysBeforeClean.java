package io.github.libsqlspring.jdbc.flyway;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Lets {@code Flyway.clean()} drop tables that others refer to. Flyway switches foreign
 * keys off by {@code PRAGMA foreign_keys}, inside of a transaction, where SQLite ignores
 * it. So the tables that refer to others are dropped before, in a transaction that looks
 * at foreign keys at its end.
 * <p>
 * The auto-configuration has it as a bean; Flyway alone takes it by
 * {@code flyway.callbacks}. Connections of other drivers are left alone. Thread-safe.
 */
public final class ForeignKeysBeforeClean extends BaseCallback {

	// https://www.sqlite.org/pragma.html#pragma_defer_foreign_keys
	private static final String DEFER = "PRAGMA defer_foreign_keys = ON";

	private static final String REFERRING = """
			SELECT name FROM sqlite_schema
			WHERE type = 'table' AND EXISTS (SELECT 1 FROM pragma_foreign_key_list(sqlite_schema.name))""";

	/**
	 * Creates the callback, which has no settings.
	 */
	public ForeignKeysBeforeClean() {
	}

	@Override
	public boolean supports(Event event, Context context) {
		return event == Event.BEFORE_CLEAN;
	}

	/**
	 * Drops the tables, in the transaction that Flyway has begun.
	 * @param event the event, which is always the same
	 * @param context where the connection is
	 * @throws FlywayException if a table cannot be dropped
	 */
	@Override
	public void handle(Event event, Context context) {
		try {
			Connection connection = context.getConnection();
			if (connection.getMetaData().getDriverName().startsWith("libSQL")) {
				drop(connection);
			}
		}
		catch (SQLException ex) {
			throw new FlywayException("Unable to drop the tables with foreign keys", ex);
		}
	}

	private static void drop(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			List<String> tables = tables(statement);
			if (tables.isEmpty()) {
				return;
			}
			statement.addBatch(DEFER);
			for (String table : tables) {
				statement.addBatch("DROP TABLE \"" + table.replace("\"", "\"\"") + '"');
			}
			statement.executeBatch();
		}
	}

	private static List<String> tables(Statement statement) throws SQLException {
		List<String> tables = new ArrayList<>();
		try (ResultSet names = statement.executeQuery(REFERRING)) {
			while (names.next()) {
				tables.add(names.getString(1));
			}
		}
		return tables;
	}

}
