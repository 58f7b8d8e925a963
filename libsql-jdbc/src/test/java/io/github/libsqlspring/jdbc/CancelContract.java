package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Statements that are broken off.
 */
@Timeout(60)
interface CancelContract extends PathContract {

	String ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";

	@BeforeEach
	default void createTable() {
		createBook();
	}

	// Until the call has ended: a cancel before it has begun does nothing.
	private static void cancelling(Statement statement, ThrowingCall call) throws Exception {
		CountDownLatch ended = new CountDownLatch(1);
		Thread canceller = new Thread(() -> {
			try {
				while (!ended.await(20, TimeUnit.MILLISECONDS)) {
					statement.cancel();
				}
			}
			catch (InterruptedException | SQLException ex) {
				throw new IllegalStateException(ex);
			}
		});
		canceller.start();
		try {
			call.run();
		}
		finally {
			ended.countDown();
			canceller.join();
		}
	}

	private static void onAnotherThread(Callable<?> call) throws Exception {
		FutureTask<?> task = new FutureTask<>(call);
		new Thread(task).start();
		task.get(1, TimeUnit.MINUTES);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	default void aCancelStopsWhatIsRunning(boolean autoCommit) throws Exception {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(autoCommit);
			statement.executeUpdate("INSERT INTO book (title) VALUES ('a')");
			cancelling(statement,
					() -> assertThatExceptionOfType(SQLTimeoutException.class)
						.isThrownBy(() -> statement.executeQuery(ENDLESS))
						.withMessageContaining("cancelled")
						.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("57014"))
						.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo(9)));
			if (!autoCommit) {
				connection.rollback();
			}
			assertThat(statement.executeQuery("SELECT 1").next()).isTrue();
			connection.setAutoCommit(true);
		}
		assertThat(count()).isEqualTo(autoCommit ? 1 : 0);
	}

	@Test
	default void aCancelStopsRowsThatAreStreamed() throws Exception {
		String slow = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
				+ "SELECT i FROM n WHERE i = 1 OR i < 0";
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			cancelling(statement, () -> assertThatExceptionOfType(SQLTimeoutException.class).isThrownBy(() -> {
				statement.setFetchSize(10);
				try (ResultSet rows = statement.executeQuery(slow)) {
					while (rows.next()) {
						assertThat(rows.getInt(1)).isOne();
					}
				}
			}).satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("57014")));
			assertThat(statement.executeQuery("SELECT 1").next()).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	default void aTimeLimitIsForABatchAsAWhole(boolean autoCommit) throws SQLException {
		String slow = "INSERT INTO book (title) SELECT ? WHERE (WITH RECURSIVE n(i) AS "
				+ "(SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT max(i) FROM n) > 0";
		int size = 10_000;
		try (Connection connection = connect(); PreparedStatement statement = connection.prepareStatement(slow)) {
			connection.setAutoCommit(autoCommit);
			for (int i = 0; i < size; i++) {
				statement.setInt(1, i);
				statement.addBatch();
			}
			statement.setQueryTimeout(1);
			assertThatExceptionOfType(SQLException.class).isThrownBy(statement::executeBatch)
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("57014"));
			if (!autoCommit) {
				connection.rollback();
			}
			assertThat(statement.executeBatch()).isEmpty();
			connection.setAutoCommit(true);
		}
		assertThat(count()).isLessThan(size);
	}

	@ParameterizedTest
	@CsvSource({ "true,BEGIN IMMEDIATE", "true,BEGIN EXCLUSIVE", "false,SAVEPOINT s" })
	default void theWaitOfABeginEndsWithTheTimeLimitAndWithACancel(boolean autoCommit, String begin) throws Exception {
		try (Connection holder = connect();
				Connection connection = connect();
				Statement statement = connection.createStatement()) {
			holder.setAutoCommit(false);
			// A thread that waited for its own transaction would be refused instead.
			onAnotherThread(() -> holder.createStatement().executeUpdate("INSERT INTO book (title) VALUES ('a')"));
			connection.setAutoCommit(autoCommit);
			cancelling(statement,
					() -> assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute(begin))
						.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("57014")));
			if (!autoCommit) {
				connection.rollback();
			}
			statement.setQueryTimeout(1);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute(begin))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("57014"));
			if (!autoCommit) {
				connection.rollback();
			}
			holder.rollback();

			statement.setQueryTimeout(0);
			statement.execute(begin);
			statement.executeUpdate("INSERT INTO book (title) VALUES ('b')");
			statement.execute("COMMIT");
			connection.setAutoCommit(true);
		}
		assertThat(count()).isEqualTo(1);
	}

	@Test
	default void aCancelOfNothingDoesNothing() throws SQLException {
		try (Connection connection = connect();
				Statement statement = connection.createStatement();
				Statement other = connection.createStatement()) {
			statement.cancel();
			ResultSet rows = statement.executeQuery("SELECT 1 UNION ALL SELECT 2");
			statement.cancel();
			assertThat(rows.next() && rows.next()).isTrue();
			connection.setAutoCommit(false);
			assertThat(statement.executeUpdate("INSERT INTO book (title) VALUES ('a')")).isEqualTo(1);
			statement.cancel();
			other.cancel();
			assertThat(other.executeUpdate("INSERT INTO book (title) VALUES ('b')")).isEqualTo(1);
			connection.commit();
		}
		assertThat(count()).isEqualTo(2);
	}

	@Test
	default void aTimeLimitHoldsInATransactionAndForRows() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.executeUpdate("INSERT INTO book (title) VALUES ('a')");
			statement.setQueryTimeout(1);
			assertThat(statement.getQueryTimeout()).isEqualTo(1);
			assertThatExceptionOfType(SQLTimeoutException.class).isThrownBy(() -> statement.executeQuery(ENDLESS))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("57014"));
			connection.rollback();
			statement.setFetchSize(1);
			assertThatExceptionOfType(SQLTimeoutException.class)
				.isThrownBy(() -> statement.executeQuery(ENDLESS).next());
			connection.rollback();
			statement.setQueryTimeout(0);
			assertThat(statement.executeQuery("SELECT 1").next()).isTrue();
			connection.commit();
		}
		assertThat(count()).isZero();
	}

	@FunctionalInterface
	interface ThrowingCall {

		void run() throws Exception;

	}

}
