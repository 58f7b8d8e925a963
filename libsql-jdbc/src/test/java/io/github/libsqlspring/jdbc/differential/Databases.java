package io.github.libsqlspring.jdbc.differential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.libsqlspring.test.SqldServer;

/**
 * Empty databases on every target.
 */
final class Databases implements AutoCloseable {

	private final SqldServer server = SqldServer.start();

	private final Path folder;

	private int files;

	Databases(Path folder) {
		this.folder = folder;
	}

	/**
	 * Makes a database that nothing is in.
	 * @param target where
	 * @return how to reach it
	 */
	Place empty(Target target) throws SQLException {
		if (target.isLocal()) {
			Path file = this.folder.resolve("db" + ++this.files + ".sqlite");
			// Waiting for the disk changes nothing that can be seen here.
			String raw = "jdbc:sqlite:" + file + "?foreign_keys=on&synchronous=off";
			return new Place(target, (target == Target.FILE) ? "jdbc:libsql:" + file.toUri() : raw, raw);
		}
		String url = "jdbc:libsql:" + ((target == Target.HTTP) ? "http" : "ws") + "://127.0.0.1:" + this.server.port();
		try (Connection connection = DriverManager.getConnection(url)) {
			drop(connection);
		}
		return new Place(target, url, url);
	}

	// Tables may refer to each other, so what cannot go yet goes in a later round.
	private static void drop(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			for (int round = 0; round < 4; round++) {
				List<String> drops = new ArrayList<>();
				try (ResultSet rows = statement
					.executeQuery("SELECT 'DROP ' || type || ' \"' || replace(name, '\"', '\"\"') || '\"' "
							+ "FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' "
							+ "ORDER BY rowid DESC")) {
					while (rows.next()) {
						drops.add(rows.getString(1));
					}
				}
				for (String drop : drops) {
					try {
						statement.execute(drop);
					}
					catch (SQLException ex) {
						// For the next round.
					}
				}
				if (drops.isEmpty()) {
					break;
				}
			}
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		try (Stream<Path> all = Files.list(this.folder)) {
			for (Path file : all.toList()) {
				Files.delete(file);
			}
		}
	}

	/**
	 * A database.
	 *
	 * @param target where it is
	 * @param url how JDBC reaches it
	 * @param rawUrl how what is stored is looked at: a file by sqlite-jdbc
	 */
	record Place(Target target, String url, String rawUrl) {

		Connection connect() throws SQLException {
			return DriverManager.getConnection(this.url);
		}

		Connection connectRaw() throws SQLException {
			return DriverManager.getConnection(this.rawUrl);
		}

	}

}
