package io.github.libsqlspring.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import io.github.libsqlspring.sqlite.JournalMode;
import io.github.libsqlspring.sqlite.SqliteDatabase;
import io.github.libsqlspring.sqlite.SqliteOptions;
import io.github.libsqlspring.sqlite.Synchronous;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Writers of one file that meet in a pool.
 */
class WriterTests {

	private static final int WRITERS = 8;

	private static final int TRANSACTIONS = 200;

	@TempDir
	private Path folder;

	private SqliteDatabase database(JournalMode mode) {
		return SqliteDatabase.openFile(this.folder.resolve("a.db"),
				new SqliteOptions(Duration.ofMinutes(1), mode, Synchronous.OFF, true));
	}

	private static HikariDataSource pool(SqliteDatabase database) {
		HikariConfig config = new HikariConfig();
		config.setDataSource(new LibsqlDataSource(database));
		config.setMaximumPoolSize(10);
		HikariDataSource pool = new HikariDataSource(config);
		new JdbcTemplate(pool).execute("CREATE TABLE book (id INTEGER PRIMARY KEY, writer INTEGER, number INTEGER)");
		return pool;
	}

	@ParameterizedTest
	@EnumSource(value = JournalMode.class, names = { "WAL", "DELETE" })
	void neverFailBecauseOfALock(JournalMode mode) throws Exception {
		try (SqliteDatabase database = database(mode); HikariDataSource pool = pool(database)) {
			all((writer) -> {
				for (int i = 0; i < TRANSACTIONS; i++) {
					try (Connection connection = pool.getConnection()) {
						connection.setAutoCommit(false);
						readThenInsert(connection, writer, i);
						connection.commit();
					}
				}
			});
			assertThat(new JdbcTemplate(pool).queryForObject("SELECT count(*) FROM book", Long.class))
				.isEqualTo(WRITERS * TRANSACTIONS);
		}
	}

	private static void readThenInsert(Connection connection, int writer, int number) throws SQLException {
		try (PreparedStatement read = connection.prepareStatement("SELECT count(*) FROM book WHERE writer = ?");
				PreparedStatement insert = connection
					.prepareStatement("INSERT INTO book (writer, number) VALUES (?, ?)")) {
			read.setInt(1, writer);
			try (ResultSet rows = read.executeQuery()) {
				assertThat(rows.next()).isTrue();
				assertThat(rows.getInt(1)).isEqualTo(number);
			}
			insert.setInt(1, writer);
			insert.setInt(2, number);
			assertThat(insert.executeUpdate()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@EnumSource(value = JournalMode.class, names = { "WAL", "DELETE" })
	void neverFailBecauseOfALockInTransactionsOfSpring(JournalMode mode) throws Exception {
		try (SqliteDatabase database = database(mode); HikariDataSource pool = pool(database)) {
			TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(pool));
			JdbcTemplate jdbc = new JdbcTemplate(pool);
			all((writer) -> {
				for (int i = 0; i < TRANSACTIONS; i++) {
					transaction.executeWithoutResult((status) -> {
						Integer number = jdbc.queryForObject("SELECT count(*) FROM book WHERE writer = ?",
								Integer.class, writer);
						jdbc.update("INSERT INTO book (writer, number) VALUES (?, ?)", writer, number);
					});
				}
			});
			assertThat(jdbc.queryForObject("SELECT count(DISTINCT writer * 1000 + number) FROM book", Long.class))
				.isEqualTo(WRITERS * TRANSACTIONS);
		}
	}

	@Test
	void endTheWaitForTheLockWithTheirQueryTimeout() throws Exception {
		try (SqliteDatabase database = database(JournalMode.WAL);
				HikariDataSource pool = pool(database);
				Connection holder = pool.getConnection();
				Connection waiting = pool.getConnection();
				Statement statement = waiting.createStatement()) {
			holder.setAutoCommit(false);
			// A thread does not wait for its own transaction.
			FutureTask<Boolean> other = new FutureTask<>(() -> {
				readThenInsert(holder, 0, 0);
				return true;
			});
			new Thread(other).start();
			assertThat(other.get()).isTrue();
			statement.setQueryTimeout(1);

			assertThatExceptionOfType(SQLTimeoutException.class)
				.isThrownBy(() -> statement.executeUpdate("INSERT INTO book (writer) VALUES (1)"))
				.withMessageContaining("1000 ms")
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("57014"));
			waiting.setAutoCommit(false);
			assertThatExceptionOfType(SQLTimeoutException.class)
				.isThrownBy(() -> statement.executeUpdate("INSERT INTO book (writer) VALUES (1)"));
			waiting.rollback();

			holder.commit();
			assertThat(statement.executeUpdate("INSERT INTO book (writer) VALUES (1)")).isEqualTo(1);
			waiting.commit();
		}
	}

	@Test
	void endTheWaitForTheLockWhenTheirConnectionIsAborted() throws Exception {
		try (SqliteDatabase database = database(JournalMode.WAL);
				HikariDataSource pool = pool(database);
				Connection holder = pool.getConnection()) {
			holder.setAutoCommit(false);
			readThenInsert(holder, 0, 0);
			Connection waiting = new LibsqlDataSource(database).getConnection();
			FutureTask<Integer> write = new FutureTask<>(
					() -> waiting.createStatement().executeUpdate("INSERT INTO book (writer) VALUES (1)"));
			Thread thread = new Thread(write);
			thread.start();
			while (thread.getState() != Thread.State.TIMED_WAITING) {
				Thread.onSpinWait();
			}

			waiting.abort(Runnable::run);

			assertThatExceptionOfType(Exception.class).isThrownBy(write::get)
				.havingCause()
				.isInstanceOf(SQLException.class);
			assertThat(waiting.isClosed()).isTrue();
		}
	}

	private static void all(Writing writing) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
		List<Future<?>> ends = new ArrayList<>();
		for (int i = 0; i < WRITERS; i++) {
			int writer = i;
			ends.add(threads.submit(() -> {
				writing.by(writer);
				return null;
			}));
		}
		for (Future<?> end : ends) {
			end.get();
		}
		threads.shutdown();
	}

	@FunctionalInterface
	private interface Writing {

		void by(int writer) throws Exception;

	}

}
