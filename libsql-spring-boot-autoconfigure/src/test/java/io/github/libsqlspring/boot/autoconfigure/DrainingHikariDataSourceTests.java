package io.github.libsqlspring.boot.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.SQLExceptionOverride;
import org.junit.jupiter.api.Test;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.client.DatabaseBuilder;
import io.github.libsqlspring.jdbc.LentConnection;
import io.github.libsqlspring.jdbc.LibsqlDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DrainingHikariDataSourceTests {

	@Test
	void aConnectionInUseIsFinishedBeforeThePoolCloses() throws Exception {
		try (Database database = new DatabaseBuilder().url(":memory:").build()) {
			DrainingHikariDataSource pool = new DrainingHikariDataSource(new LibsqlDataSource(database),
					new HikariConfig());
			Thread closer = new Thread(pool::close);
			try (Connection connection = pool.getConnection()) {
				closer.start();
				while (closer.getState() != Thread.State.TIMED_WAITING) {
					Thread.onSpinWait();
				}
				execute(connection, "CREATE TABLE note (title TEXT)");
				assertThat(pool.isClosed()).isFalse();
			}
			closer.join();
			assertThat(pool.isClosed()).isTrue();
		}
	}

	@Test
	void aConnectionThatNobodyClosesIsNamedOnce() throws SQLException {
		HikariConfig config = new HikariConfig();
		config.setPoolName("notes");
		Messages messages = new Messages();
		Logger logger = Logger.getLogger(DrainingHikariDataSource.class.getName());
		logger.addHandler(messages);
		try (Database database = new DatabaseBuilder().url(":memory:").build()) {
			DrainingHikariDataSource pool = new DrainingHikariDataSource(new LibsqlDataSource(database), config,
					Duration.ZERO);
			pool.getConnection();
			pool.close();
			pool.close();

			assertThat(pool.isClosed()).isTrue();
		}
		finally {
			logger.removeHandler(messages);
		}
		assertThat(messages.texts).singleElement()
			.asString()
			.startsWith("Pool notes closes 1 connection(s) still in use");
	}

	@Test
	void closingTwiceOrUnusedDoesNothing() {
		try (Database database = new DatabaseBuilder().url(":memory:").build()) {
			DrainingHikariDataSource pool = new DrainingHikariDataSource(new LibsqlDataSource(database),
					new HikariConfig());
			pool.close();
			pool.close();
			assertThat(pool.isClosed()).isTrue();
		}
	}

	@Test
	void aMethodThatIsNotSupportedCostsNoTransaction() throws SQLException {
		try (Database database = new DatabaseBuilder().url(":memory:").build();
				DrainingHikariDataSource pool = new DrainingHikariDataSource(new LibsqlDataSource(database),
						new HikariConfig())) {
			try (Connection connection = pool.getConnection()) {
				connection.setAutoCommit(false);
				execute(connection, "CREATE TABLE note (title TEXT)");
				assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
					.isThrownBy(() -> connection.prepareCall("note()"));
				connection.commit();
			}
			try (Connection connection = pool.getConnection()) {
				execute(connection, "INSERT INTO note VALUES ('a')");
			}
		}
	}

	@Test
	void settingsOfOneBorrowerDoNotReachTheNext() throws SQLException {
		HikariConfig config = new HikariConfig();
		config.setMaximumPoolSize(1);
		config.setConnectionInitSql("PRAGMA cache_size = 77");
		try (Database database = new DatabaseBuilder().url(":memory:").build();
				DrainingHikariDataSource pool = new DrainingHikariDataSource(new LibsqlDataSource(database), config)) {
			LentConnection first;
			try (Connection connection = pool.getConnection()) {
				first = connection.unwrap(LentConnection.class);
				execute(connection, "SELECT 1");
			}
			try (Connection connection = pool.getConnection()) {
				assertThat((Object) connection.unwrap(LentConnection.class)).isSameAs(first);
				execute(connection, "PRAGMA foreign_keys = OFF");
				execute(connection, "CREATE TEMP TABLE t (a)");
				connection.setAutoCommit(false);
				execute(connection, "SELECT 1");
			}
			try (Connection connection = pool.getConnection()) {
				assertThat((Object) connection.unwrap(LentConnection.class)).isNotSameAs(first);
				execute(connection, "CREATE TEMP TABLE t (a)");
			}
		}
	}

	@Test
	void aTransactionOfOneBorrowerDoesNotReachTheNext() throws SQLException {
		HikariConfig config = new HikariConfig();
		config.setMaximumPoolSize(1);
		try (Database database = new DatabaseBuilder().url(":memory:").build();
				DrainingHikariDataSource pool = new DrainingHikariDataSource(new LibsqlDataSource(database), config)) {
			for (String begin : new String[] { "BEGIN", "SAVEPOINT x", "BEGIN IMMEDIATE" }) {
				try (Connection connection = pool.getConnection()) {
					execute(connection, begin);
					// Would fail if the table of the borrower before were still there.
					execute(connection, "CREATE TABLE note (title TEXT)");
				}
			}
		}
	}

	@Test
	void anOverrideOfTheUserStays() {
		HikariConfig config = new HikariConfig();
		SQLExceptionOverride override = new SQLExceptionOverride() {
		};
		config.setExceptionOverride(override);
		try (Database database = new DatabaseBuilder().url(":memory:").build();
				DrainingHikariDataSource pool = new DrainingHikariDataSource(new LibsqlDataSource(database), config)) {
			assertThat(pool.getExceptionOverride()).isSameAs(override);
		}
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private static final class Messages extends Handler {

		private final List<String> texts = new ArrayList<>();

		@Override
		public void publish(LogRecord message) {
			this.texts.add(new SimpleFormatter().formatMessage(message));
		}

		@Override
		public void flush() {
		}

		@Override
		public void close() {
		}

	}

}
