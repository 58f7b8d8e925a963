package io.github.libsqlspring.boot.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import com.zaxxer.hikari.HikariConfig;
import org.junit.jupiter.api.Test;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.client.DatabaseBuilder;
import io.github.libsqlspring.jdbc.LibsqlDataSource;

import static org.assertj.core.api.Assertions.assertThat;

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
	void closingTwiceOrUnusedDoesNothing() {
		try (Database database = new DatabaseBuilder().url(":memory:").build()) {
			DrainingHikariDataSource pool = new DrainingHikariDataSource(new LibsqlDataSource(database),
					new HikariConfig());
			pool.close();
			pool.close();
			assertThat(pool.isClosed()).isTrue();
		}
	}

	private static void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
