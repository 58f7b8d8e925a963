package io.github.libsqlspring.jdbc.checklist;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the checks need: a connection to a server, with empty tables.
 */
interface OnServer {

	/**
	 * The URL of the database.
	 * @return a URL of JDBC
	 */
	String url();

	/**
	 * The connection of the running test.
	 * @return always the same one within a test
	 */
	Connection connection();

	/**
	 * Opens the connection of the test.
	 * @throws SQLException if that fails
	 */
	void open() throws SQLException;

	@BeforeEach
	default void createTables() throws SQLException {
		open();
		for (String sql : new String[] { "DROP VIEW IF EXISTS vw", "DROP TABLE IF EXISTS child",
				"DROP TABLE IF EXISTS parent", "DROP TABLE IF EXISTS t", "DROP TABLE IF EXISTS v",
				"DROP TABLE IF EXISTS made", "CREATE TABLE t (id INTEGER PRIMARY KEY, email TEXT UNIQUE, age INT)",
				"CREATE TABLE v (x)",
				"CREATE TABLE parent (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL DEFAULT 'q')",
				"CREATE TABLE child (id INTEGER PRIMARY KEY, pid INTEGER NOT NULL REFERENCES parent, v TEXT, "
						+ "UNIQUE (pid, v))",
				"CREATE INDEX ch_v ON child (v)", "CREATE VIEW vw AS SELECT id FROM parent" }) {
			run(sql);
		}
	}

	@AfterEach
	default void closeConnection() throws SQLException {
		connection().close();
	}

	default Connection another() throws SQLException {
		return DriverManager.getConnection(url());
	}

	default void run(String sql) throws SQLException {
		try (Statement statement = connection().createStatement()) {
			statement.execute(sql);
		}
	}

	default int update(String sql) throws SQLException {
		try (Statement statement = connection().createStatement()) {
			return statement.executeUpdate(sql);
		}
	}

	default String one(String sql) throws SQLException {
		return one(connection(), sql);
	}

	static String one(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			return rows.next() ? rows.getString(1) : "no row";
		}
	}

	default ResultSet query(String sql) throws SQLException {
		Statement statement = connection().createStatement();
		statement.closeOnCompletion();
		return statement.executeQuery(sql);
	}

	/**
	 * Stores a value in a column without a type.
	 * @param setter sets the first parameter
	 * @return type and SQL literal of what is stored
	 * @throws SQLException if that fails
	 */
	default String stored(Setter setter) throws SQLException {
		try (PreparedStatement insert = connection().prepareStatement("INSERT INTO v VALUES (?)")) {
			setter.set(insert);
			insert.executeUpdate();
		}
		return one("SELECT typeof(x) || ' ' || quote(x) FROM v");
	}

	/**
	 * Reads the value that was stored.
	 * @param getter reads the first column
	 * @return the value
	 * @throws SQLException if that fails
	 */
	default Object read(Getter getter) throws SQLException {
		try (Statement statement = connection().createStatement();
				ResultSet rows = statement.executeQuery("SELECT x FROM v")) {
			rows.next();
			return getter.get(rows);
		}
	}

	/**
	 * Sets a parameter.
	 */
	@FunctionalInterface
	interface Setter {

		void set(PreparedStatement statement) throws SQLException;

	}

	/**
	 * Reads a column.
	 */
	@FunctionalInterface
	interface Getter {

		Object get(ResultSet rows) throws SQLException;

	}

}
