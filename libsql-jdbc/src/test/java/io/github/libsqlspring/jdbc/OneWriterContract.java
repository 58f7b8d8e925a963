package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Two connections of one thread, which must not wait for itself.
 */
interface OneWriterContract extends PathContract {

	@BeforeEach
	default void createTable() {
		createBook();
	}

	private void insert(Connection connection, String title) throws SQLException {
		try (PreparedStatement insert = connection.prepareStatement("INSERT INTO book (title) VALUES (?)")) {
			insert.setString(1, title);
			insert.executeUpdate();
		}
	}

	private void execute(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

	private Connection begin() throws SQLException {
		Connection connection = connect();
		connection.setAutoCommit(false);
		return connection;
	}

	private static void assertRefused(ThrowingCallable call) {
		assertThatExceptionOfType(SQLTransientException.class).isThrownBy(call)
			.withMessageContaining("This thread's own other transaction")
			.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("40001"))
			.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo(5));
	}

	@Test
	default void aWriteBesideOnesOwnTransactionThatHasWrittenIsRefused() throws SQLException {
		try (Connection first = begin(); Connection second = begin(); Connection alone = connect()) {
			insert(first, "a");

			assertRefused(() -> insert(second, "b"));
			assertRefused(() -> insert(alone, "c"));
			assertRefused(() -> execute(alone, "BEGIN IMMEDIATE"));
			assertRefused(() -> execute(alone, "BEGIN EXCLUSIVE"));
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> {
				try (Statement batch = alone.createStatement()) {
					batch.addBatch("INSERT INTO book (title) VALUES ('d')");
					batch.executeBatch();
				}
			}).withMessageContaining("This thread's own other transaction");

			first.commit();
			insert(second, "e");
			second.commit();
			insert(alone, "f");
		}

		assertThat(jdbc().queryForList("SELECT title FROM book ORDER BY id", String.class)).containsExactly("a", "e",
				"f");
	}

	@Test
	default void aTransactionThatBeganAsAReaderHoldsTheLockOnceItWrites() throws SQLException {
		try (Connection first = connect(); Connection alone = connect()) {
			execute(first, "BEGIN");
			insert(alone, "a");
			execute(first, "SAVEPOINT s");
			insert(alone, "b");
			insert(first, "c");

			assertRefused(() -> insert(alone, "d"));

			execute(first, "ROLLBACK TO s");
			assertRefused(() -> insert(alone, "d"));

			execute(first, "ROLLBACK");
			insert(alone, "d");
		}

		assertThat(count()).isEqualTo(3);
	}

	@Test
	default void aTransactionThatWasRefusedIsOfUseAfterwards() throws SQLException {
		try (Connection first = begin(); Connection second = begin()) {
			insert(first, "a");
			assertRefused(() -> insert(second, "b"));
			first.rollback();

			insert(second, "b");
			second.commit();
		}

		assertThat(count()).isEqualTo(1);
	}

	@Test
	default void aConnectionThatIsClosedHoldsNothing() throws SQLException {
		try (Connection alone = connect()) {
			Connection first = begin();
			insert(first, "a");
			first.close();

			insert(alone, "b");
		}

		assertThat(count()).isEqualTo(1);
	}

	@Test
	default void aTransactionBelongsToTheThreadThatUsedItLast() throws Exception {
		try (Connection first = begin(); Connection alone = connect()) {
			insert(first, "a");
			CountDownLatch taken = new CountDownLatch(1);
			CompletableFuture<Void> other = new CompletableFuture<>();
			new Thread(() -> {
				try {
					insert(first, "b");
					taken.countDown();
					first.commit();
					other.complete(null);
				}
				catch (SQLException | RuntimeException ex) {
					other.completeExceptionally(ex);
				}
			}).start();
			assertThat(taken.await(1, TimeUnit.MINUTES)).isTrue();

			insert(alone, "c");

			other.get(1, TimeUnit.MINUTES);
		}

		assertThat(count()).isEqualTo(3);
	}

	@Test
	default void settingsOfTheConnectionAreNotRefused() throws SQLException {
		try (Connection first = begin(); Connection alone = connect()) {
			insert(first, "a");

			execute(alone, "SELECT 1");
			assertThat(alone.isValid(5)).isTrue();
			first.commit();
		}

		assertThat(count()).isEqualTo(1);
	}

}
