package io.github.libsqlspring.jdbc;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Threads that use one connection at the same time.
 */
interface SharedConnectionContract extends PathContract {

	int TURNS = 60;

	@BeforeEach
	default void createTable() {
		createBook();
	}

	/**
	 * Does several things at the same time, each on a thread of its own.
	 * @param works what to do; what they throw is thrown
	 */
	private void atTheSameTime(List<Callable<?>> works) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(works.size());
		try {
			CountDownLatch start = new CountDownLatch(1);
			List<Future<?>> running = new ArrayList<>();
			for (Callable<?> work : works) {
				running.add(threads.submit(() -> {
					start.await();
					return work.call();
				}));
			}
			start.countDown();
			for (Future<?> future : running) {
				future.get(60, TimeUnit.SECONDS);
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	private Void insert(Connection connection, String prefix, AtomicLong inserted) throws SQLException {
		try (PreparedStatement insert = connection.prepareStatement("INSERT INTO book (title, year) VALUES (?, ?)")) {
			for (int i = 1; i <= TURNS; i++) {
				insert.setString(1, prefix + i);
				insert.setInt(2, i);
				assertThat(insert.executeUpdate()).isEqualTo(1);
				inserted.incrementAndGet();
			}
		}
		return null;
	}

	private Void insertBatches(Connection connection, String prefix, AtomicLong inserted) throws SQLException {
		try (PreparedStatement insert = connection.prepareStatement("INSERT INTO book (title, year) VALUES (?, ?)")) {
			for (int i = 1; i <= TURNS; i++) {
				for (int j = 1; j <= 3; j++) {
					insert.setString(1, prefix + i + "_" + j);
					insert.setInt(2, i);
					insert.addBatch();
				}
				assertThat(insert.executeBatch()).containsExactly(1, 1, 1);
				inserted.addAndGet(3);
			}
		}
		return null;
	}

	// Half of the rows only, so that the result is open when the next one comes.
	private Void readHalf(Connection connection, int from) throws SQLException {
		try (PreparedStatement query = connection.prepareStatement(
				"WITH RECURSIVE n(i) AS (SELECT ? UNION ALL SELECT i + 1 FROM n LIMIT 20) SELECT i, -i AS j FROM n")) {
			for (int turn = 0; turn < TURNS; turn++) {
				query.setInt(1, from);
				ResultSet rows = query.executeQuery();
				for (int i = from; i < from + 10; i++) {
					assertThat(rows.next()).isTrue();
					assertThat(rows.getInt(1)).isEqualTo(i);
					assertThat(rows.getInt("j")).isEqualTo(-i);
				}
			}
		}
		return null;
	}

	@Test
	default void threadsOfOneConnectionInAutocommitDoNotDisturbEachOther() throws Exception {
		AtomicLong inserted = new AtomicLong();
		try (Connection connection = connect()) {
			atTheSameTime(List.of(() -> insert(connection, "a", inserted),
					() -> insertBatches(connection, "b", inserted), () -> readHalf(connection, 1),
					() -> readHalf(connection, 1_000_000), () -> countTables(connection)));
		}

		assertThat(count()).isEqualTo(inserted.get()).isEqualTo(4 * TURNS);
	}

	private Void countTables(Connection connection) throws SQLException {
		for (int i = 0; i < TURNS; i++) {
			try (ResultSet tables = connection.getMetaData().getTables(null, null, "book", null)) {
				assertThat(tables.next()).isTrue();
				assertThat(tables.getString("TABLE_NAME")).isEqualTo("book");
			}
			assertThat(connection.isValid(30)).isTrue();
		}
		return null;
	}

	@Test
	default void aCommitWaitsForTheStatementOfAnotherThread() throws Exception {
		AtomicLong inserted = new AtomicLong();
		try (Connection connection = connect()) {
			connection.setAutoCommit(false);
			AtomicBoolean done = new AtomicBoolean();
			Callable<?> committer = () -> {
				while (!done.get()) {
					connection.commit();
				}
				return null;
			};
			Callable<?> workers = () -> {
				try {
					atTheSameTime(List.of(() -> insert(connection, "a", inserted),
							() -> insertBatches(connection, "b", inserted), () -> readHalf(connection, 1)));
				}
				finally {
					done.set(true);
				}
				return null;
			};
			atTheSameTime(List.of(committer, workers));
			connection.commit();
		}

		assertThat(count()).isEqualTo(inserted.get()).isEqualTo(4 * TURNS);
	}

	@Test
	default void savepointsAndRollbacksOfOneThreadKeepTheConnectionUsableForAnother() throws Exception {
		try (Connection connection = connect()) {
			connection.setAutoCommit(false);
			atTheSameTime(List.of(() -> {
				for (int i = 0; i < TURNS; i++) {
					connection.setSavepoint();
					connection.rollback();
				}
				return null;
			}, () -> insert(connection, "a", new AtomicLong()), () -> readHalf(connection, 1)));
			connection.rollback();
			insert(connection, "b", new AtomicLong());
			connection.commit();
		}

		assertThat(jdbc().queryForObject("SELECT count(*) FROM book WHERE title LIKE 'b%'", Integer.class))
			.isEqualTo(TURNS);
	}

	@Test
	default void closingInTheMiddleGivesTheOtherThreadsSqlExceptionsAndLeavesNoLock() throws Exception {
		for (int turn = 0; turn < 5; turn++) {
			Connection connection = connect();
			connection.setAutoCommit(turn % 2 == 0);
			String prefix = turn + "_";
			CountDownLatch started = new CountDownLatch(2);
			AtomicLong inserted = new AtomicLong();
			atTheSameTime(List.of(() -> untilClosed(connection, started, () -> insert(connection, prefix, inserted)),
					() -> untilClosed(connection, started, () -> readHalf(connection, 1)), () -> {
						started.await();
						connection.close();
						return null;
					}));
			assertThat(connection.isClosed()).isTrue();
			jdbc().update("DELETE FROM book");
		}
	}

	// Ends with the SQLException of a closed connection; any other exception is a
	// failure.
	private Void untilClosed(Connection connection, CountDownLatch started, Callable<?> work) throws Exception {
		try {
			started.countDown();
			work.call();
			connection.createStatement().execute("SELECT 1");
			started.await();
			while (true) {
				connection.createStatement().execute("SELECT 1");
			}
		}
		catch (SQLException ex) {
			assertThat(connection.isClosed()).as(ex.toString()).isTrue();
		}
		return null;
	}

	@Test
	default void threadsOfOneStatementGetTheirOwnRowsOrAnSqlException() throws Exception {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			atTheSameTime(List.of(() -> shareStatement(statement, 1), () -> shareStatement(statement, 2),
					() -> addBatches(statement)));

			assertThat(statement.executeQuery("SELECT 3").next()).isTrue();
		}
	}

	private Void shareStatement(Statement statement, int number) throws SQLException {
		for (int i = 0; i < TURNS; i++) {
			ResultSet rows = statement.executeQuery("SELECT " + number + " UNION ALL SELECT " + number);
			try {
				while (rows.next()) {
					assertThat(rows.getInt(1)).isEqualTo(number);
				}
			}
			catch (SQLException ex) {
				assertThat(ex.getSQLState()).isEqualTo("24000");
			}
		}
		return null;
	}

	private Void addBatches(Statement statement) throws SQLException {
		for (int i = 0; i < TURNS; i++) {
			statement.addBatch("UPDATE book SET year = 1");
			try {
				statement.executeBatch();
			}
			catch (BatchUpdateException ex) {
				throw new AssertionError(ex);
			}
		}
		return null;
	}

	@Test
	default void aThreadWaitsForTheConnectionNoLongerThanItsStatementMay() throws Exception {
		try (LibsqlConnection connection = (LibsqlConnection) connect();
				Statement statement = connection.createStatement()) {
			statement.setQueryTimeout(1);
			ConnectionLock held = connection.lock().hold();
			try (held) {
				FutureTask<SQLException> waiting = startFailing(statement);
				assertThat(waiting.get(30, TimeUnit.SECONDS).getSQLState()).isEqualTo("57014");
			}
			assertThat(statement.executeUpdate("INSERT INTO book (title) VALUES ('b')")).isEqualTo(1);
		}
		assertThat(count()).isEqualTo(1);
	}

	private FutureTask<SQLException> startFailing(Statement statement) {
		FutureTask<SQLException> task = new FutureTask<>(() -> {
			try {
				statement.execute("INSERT INTO book (title) VALUES ('a')");
				throw new AssertionError("executed");
			}
			catch (SQLException ex) {
				return ex;
			}
		});
		new Thread(task).start();
		return task;
	}

	@Test
	default void aThreadThatIsInterruptedWhileItWaitsExecutesNothing() throws Exception {
		try (LibsqlConnection connection = (LibsqlConnection) connect();
				Statement statement = connection.createStatement()) {
			ConnectionLock held = connection.lock().hold();
			try (held) {
				FutureTask<Boolean> task = new FutureTask<>(() -> {
					Thread.currentThread().interrupt();
					assertThatExceptionOfType(SQLException.class)
						.isThrownBy(() -> statement.execute("INSERT INTO book (title) VALUES ('a')"));
					return Thread.currentThread().isInterrupted();
				});
				new Thread(task).start();
				assertThat(task.get(30, TimeUnit.SECONDS)).isTrue();
			}
		}
		assertThat(count()).isZero();
	}

	@Test
	default void isClosedAndAbortDoNotWaitForAnotherThread() throws Exception {
		LibsqlConnection connection = (LibsqlConnection) connect();
		List<Runnable> toRelease = new ArrayList<>();
		ConnectionLock held = connection.lock().hold();
		try (held) {
			FutureTask<Boolean> other = new FutureTask<>(() -> {
				boolean before = connection.isClosed();
				connection.abort(toRelease::add);
				return !before && connection.isClosed();
			});
			new Thread(other).start();
			assertThat(other.get(30, TimeUnit.SECONDS)).isTrue();
			assertThatExceptionOfType(SQLException.class).isThrownBy(connection::createStatement)
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("08003"));
		}
		assertThat(toRelease).hasSize(1);
		toRelease.get(0).run();
	}

	@Test
	default void anAbortRollsBackWhatAnotherThreadHasDone() throws Exception {
		Connection connection = connect();
		connection.setAutoCommit(false);
		insert(connection, "a", new AtomicLong());
		FutureTask<Void> other = new FutureTask<>(() -> {
			connection.abort(Runnable::run);
			return null;
		});
		new Thread(other).start();
		other.get(30, TimeUnit.SECONDS);

		assertThat(count()).isZero();
		assertThat(jdbc().update("INSERT INTO book (title) VALUES ('b')")).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	default void anAbortStopsTheCallOfAnotherThread(boolean autoCommit) throws Exception {
		LibsqlConnection connection = (LibsqlConnection) connect();
		connection.setAutoCommit(autoCommit);
		Statement statement = connection.createStatement();
		FutureTask<ResultSet> endless = new FutureTask<>(() -> statement.executeQuery(CancelContract.ENDLESS));
		new Thread(endless).start();
		while (connection.lock().tryHold(0)) {
			connection.lock().close();
			Thread.onSpinWait();
		}
		connection.abort(Runnable::run);

		assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> endless.get(30, TimeUnit.SECONDS))
			.withCauseInstanceOf(SQLException.class);
		assertThat(connection.isClosed()).isTrue();
		assertThat(jdbc().update("INSERT INTO book (title) VALUES ('b')")).isEqualTo(1);
	}

	@Test
	default void anAbortThatTheExecutorRefusesStillFreesWhatIsHeld() throws Exception {
		Connection connection = connect();
		connection.setAutoCommit(false);
		insert(connection, "a", new AtomicLong());
		ExecutorService closed = Executors.newSingleThreadExecutor();
		closed.shutdown();
		connection.abort(closed);

		assertThat(count()).isZero();
		assertThat(jdbc().update("INSERT INTO book (title) VALUES ('b')")).isEqualTo(1);
	}

	@Test
	default void anAbortWithoutExecutorIsRefused() throws SQLException {
		try (Connection connection = connect()) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connection.abort(null));
			assertThat(connection.isClosed()).isFalse();
		}
	}

}
