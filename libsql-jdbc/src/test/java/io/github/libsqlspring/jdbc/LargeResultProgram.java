package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Reads a result that does not fit into its memory.
 */
public final class LargeResultProgram {

	private static final String LARGE = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 200000) "
			+ "SELECT x, hex(zeroblob(250)) FROM c";

	private LargeResultProgram() {
	}

	public static void main(String[] arguments) throws SQLException {
		try (Connection connection = DriverManager.getConnection("jdbc:libsql:" + arguments[0]);
				Statement statement = connection.createStatement()) {
			connection.setAutoCommit(Boolean.parseBoolean(arguments[1]));
			statement.setFetchSize(100);
			long characters = 0;
			try (ResultSet rows = statement.executeQuery(LARGE)) {
				while (rows.next()) {
					characters += rows.getString(2).length();
				}
			}
			if (!connection.getAutoCommit()) {
				connection.commit();
			}
			System.out.println("characters " + characters);
		}
	}

}
