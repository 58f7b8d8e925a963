package io.github.libsqlspring.jdbc;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Batches of statements.
 */
interface BatchContract extends PathContract {

	@BeforeEach
	default void createTable() {
		createBook();
	}

	@Test
	default void eachCommandHasItsCount() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.addBatch("INSERT INTO book (title) VALUES ('a'), ('b')");
			statement.addBatch("UPDATE book SET year = 1");
			statement.addBatch("CREATE TABLE other (x)");
			statement.addBatch("DELETE FROM book WHERE title = 'a' RETURNING title");
			assertThat(statement.executeLargeBatch()).containsExactly(2, 2, 0, 1);
			assertThat(statement.getUpdateCount()).isEqualTo(-1);
			assertThat(statement.getResultSet()).isNull();
			assertThat(statement.executeBatch()).isEmpty();
			statement.addBatch("DELETE FROM missing");
			statement.clearBatch();
			assertThat(statement.executeLargeBatch()).isEmpty();
		}
		assertThat(count()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	default void aFailureTellsHowFarTheBatchCame(boolean autoCommit) throws SQLException {
		try (Connection connection = connect();
				PreparedStatement insert = connection.prepareStatement("INSERT INTO book (title) VALUES (?)")) {
			connection.setAutoCommit(autoCommit);
			for (String title : List.of("a", "b", "a", "c")) {
				insert.setString(1, title);
				insert.addBatch();
			}
			assertThatExceptionOfType(BatchUpdateException.class).isThrownBy(insert::executeBatch).satisfies((ex) -> {
				assertThat(ex.getUpdateCounts()).containsExactly(1, 1);
				assertThat(ex.getLargeUpdateCounts()).containsExactly(1, 1);
				assertThat(ex.getSQLState()).isEqualTo("23505");
				assertThat(ex.getErrorCode()).isEqualTo(19);
				assertThat((Throwable) ex.getNextException())
					.isInstanceOf(SQLIntegrityConstraintViolationException.class)
					.isSameAs(ex.getCause());
			});
			assertThat(insert.executeBatch()).isEmpty();
			insert.setString(1, "d");
			insert.addBatch();
			assertThat(insert.executeBatch()).containsExactly(1);
			if (!autoCommit) {
				connection.commit();
			}
		}
		assertThat(count()).isEqualTo(3);
	}

	@Test
	default void aQueryInABatchIsRefusedBeforeAnythingRuns() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.addBatch("INSERT INTO book (title) VALUES ('a')");
			statement.addBatch("SELECT 1");
			assertThatExceptionOfType(BatchUpdateException.class).isThrownBy(statement::executeBatch)
				.withMessageContaining("result set")
				.satisfies((ex) -> assertThat(ex.getUpdateCounts()).isEmpty());
			assertThat(statement.executeBatch()).isEmpty();
			PreparedStatement select = connection.prepareStatement("SELECT ?");
			assertThatExceptionOfType(SQLException.class).isThrownBy(select::addBatch)
				.withMessageContaining("Parameter 1");
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> select.addBatch("SELECT 1"));
		}
		assertThat(count()).isZero();
	}

	@Test
	default void tenThousandItemsAreOneBatchAndGiveTheirKeys() throws SQLException {
		int size = 10_000;
		try (Connection connection = connect();
				PreparedStatement insert = connection.prepareStatement("INSERT INTO book (title) VALUES (?)",
						Statement.RETURN_GENERATED_KEYS)) {
			connection.setAutoCommit(false);
			for (int i = 0; i < size; i++) {
				insert.setString(1, "title " + i);
				insert.addBatch();
			}
			assertThat(insert.executeBatch()).hasSize(size).containsOnly(1);
			List<Integer> keys = new ArrayList<>();
			try (var rows = insert.getGeneratedKeys()) {
				while (rows.next()) {
					keys.add(rows.getInt(1));
				}
			}
			assertThat(keys).isEqualTo(IntStream.rangeClosed(1, size).boxed().toList());
			connection.commit();
		}
		assertThat(count()).isEqualTo(size);
	}

}
