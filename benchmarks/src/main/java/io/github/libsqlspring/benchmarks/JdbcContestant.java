package io.github.libsqlspring.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

/**
 * A bare connection of sqlite-jdbc to a local file, set up like those of the client. Each
 * call prepares its statement, as a {@code JdbcTemplate} does.
 */
final class JdbcContestant implements Client {

	private final Connection connection;

	JdbcContestant(String url) {
		try {
			this.connection = DriverManager.getConnection("jdbc:sqlite:" + url);
			try (Statement statement = this.connection.createStatement()) {
				statement.execute("pragma busy_timeout = 5000");
				statement.execute("pragma journal_mode = wal");
				statement.execute("pragma synchronous = normal");
				statement.execute("pragma foreign_keys = on");
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public String readName(long id) {
		try (PreparedStatement statement = this.connection.prepareStatement(Dataset.READ_NAME)) {
			statement.setLong(1, id);
			try (ResultSet rows = statement.executeQuery()) {
				rows.next();
				return rows.getString(1);
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public long insert(String name) {
		try (PreparedStatement statement = this.connection.prepareStatement(Dataset.INSERT)) {
			statement.setString(1, name);
			return statement.executeUpdate();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public long insertAll(List<String> names) {
		try (PreparedStatement statement = this.connection.prepareStatement(Dataset.INSERT)) {
			this.connection.setAutoCommit(false);
			for (String name : names) {
				statement.setString(1, name);
				statement.addBatch();
			}
			long inserted = Arrays.stream(statement.executeBatch()).sum();
			this.connection.commit();
			this.connection.setAutoCommit(true);
			return inserted;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public long readWide() {
		try (PreparedStatement statement = this.connection.prepareStatement(Dataset.READ_WIDE);
				ResultSet rows = statement.executeQuery()) {
			long sum = 0;
			while (rows.next()) {
				sum += Dataset.weight(rows.getLong(1), rows.getString(2), rows.getDouble(3), rows.getString(4) == null,
						rows.getBytes(5));
			}
			return sum;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.connection.close();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
