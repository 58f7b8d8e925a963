package io.github.libsqlspring.jdbc.differential;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;
import java.util.concurrent.Callable;

/**
 * A database with the connection that a probe makes its calls on, and what is seen.
 */
final class Scene implements AutoCloseable {

	private final Databases.Place place;

	private final Transcript transcript = new Transcript();

	private final Connection connection;

	Scene(Databases.Place place) throws SQLException {
		this.place = place;
		this.connection = place.connect();
	}

	Transcript transcript() {
		return this.transcript;
	}

	Connection connection() {
		return this.connection;
	}

	/**
	 * Opens a second connection of the same kind, which the caller closes.
	 * @return the connection
	 */
	Connection another() throws SQLException {
		return this.place.connect();
	}

	Statement statement() throws SQLException {
		return this.connection.createStatement();
	}

	PreparedStatement prepare(String sql) throws SQLException {
		return this.connection.prepareStatement(sql);
	}

	/**
	 * Runs SQL that has to succeed, by the connection of the probe.
	 * @param sql the statement
	 */
	void run(String sql) throws SQLException {
		try (Statement statement = statement()) {
			statement.execute(sql);
		}
	}

	void note(String question, String answer) {
		this.transcript.add(question, answer);
	}

	/**
	 * Makes a call, and notes what it returned or how it failed.
	 * @param question what the call is to show
	 * @param call the call
	 */
	void ask(String question, Callable<?> call) {
		String answer;
		try {
			answer = Shown.value(call.call());
		}
		catch (Exception | LinkageError ex) {
			answer = Shown.failure(ex);
		}
		note(question, answer);
	}

	/**
	 * Makes a call that returns nothing, and notes whether it failed.
	 * @param question what the call is to show
	 * @param action the call
	 */
	void act(String question, Action action) {
		ask(question, () -> {
			action.run();
			return "ok";
		});
	}

	/**
	 * Notes the rows of a query on the connection of the probe.
	 * @param sql the query
	 */
	void query(String sql) {
		query(sql, sql);
	}

	void query(String question, String sql) {
		ask(question, () -> {
			try (Statement statement = statement(); ResultSet rows = statement.executeQuery(sql)) {
				return Shown.rows(rows);
			}
		});
	}

	/**
	 * Notes the rows of a query as the database has them for everybody else.
	 * @param question what the rows are to show
	 * @param sql the query
	 */
	void stored(String question, String sql) {
		ask(question, () -> {
			try (Connection raw = this.place.connectRaw();
					Statement statement = raw.createStatement();
					ResultSet rows = statement.executeQuery(sql)) {
				return Shown.rows(rows);
			}
		});
	}

	/**
	 * Notes every cell of some rows by itself.
	 * @param question what the rows are to show
	 * @param call gives the rows
	 * @param keys the columns that name a row
	 */
	void cells(String question, Callable<ResultSet> call, String... keys) {
		try (ResultSet rows = call.call()) {
			ResultSetMetaData columns = rows.getMetaData();
			StringJoiner labels = new StringJoiner("|");
			for (int i = 1; i <= columns.getColumnCount(); i++) {
				labels.add(columns.getColumnLabel(i));
			}
			note(question + " columns", labels.toString());
			StringJoiner order = new StringJoiner(" ");
			while (rows.next()) {
				StringJoiner row = new StringJoiner(".");
				for (String key : keys) {
					row.add(rows.getString(key));
				}
				order.add(row.toString());
				for (int i = 1; i <= columns.getColumnCount(); i++) {
					note(question + " " + row + " " + columns.getColumnLabel(i), Shown.value(rows.getObject(i)));
				}
			}
			note(question + " rows", order.toString());
		}
		catch (Exception ex) {
			note(question + " failure", Shown.failure(ex));
		}
	}

	@Override
	public void close() {
		try {
			this.connection.close();
		}
		catch (SQLException ex) {
			note("close", Shown.failure(ex));
		}
	}

	/**
	 * A call that returns nothing.
	 */
	@FunctionalInterface
	interface Action {

		void run() throws Exception;

	}

}
