package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Connections and statements.
 */
interface StatementContract extends PathContract {

	@BeforeEach
	default void createTable() {
		createBook();
		jdbc().update("INSERT INTO book (title, year) VALUES ('The Castle', 1926)");
	}

	@Test
	default void executeTellsRowsFromCounts() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			assertThat(statement.execute("SELECT 1")).isTrue();
			assertThat(statement.getUpdateCount()).isEqualTo(-1);
			assertThat(statement.getResultSet().next()).isTrue();
			assertThat(statement.getMoreResults()).isFalse();
			assertThat(statement.getResultSet()).isNull();

			assertThat(statement.execute("UPDATE book SET year = 1")).isFalse();
			assertThat(statement.getUpdateCount()).isEqualTo(1);
			assertThat(statement.getMoreResults()).isFalse();
			assertThat(statement.getUpdateCount()).isEqualTo(-1);

			assertThat(statement.execute("SELECT 1 WHERE 0")).isTrue();
			assertThat(statement.getResultSet().isBeforeFirst()).isFalse();
			assertThat(statement.getResultSet().next()).isFalse();
			assertThat(statement.executeUpdate("CREATE TABLE other (a)")).isZero();
			assertThat(statement.execute("INSERT INTO other VALUES (1), (2) RETURNING a")).isTrue();
			assertThat(statement.executeUpdate("INSERT INTO other VALUES (3), (4) RETURNING a")).isEqualTo(2);
			assertThat(statement.executeLargeUpdate("DELETE FROM other")).isEqualTo(4);
		}
	}

	@Test
	default void theWrongExecuteMethodIsRefusedBeforeAnythingHappens() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.executeQuery("DELETE FROM book"))
				.withMessageContaining("executeUpdate()");
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.executeUpdate("SELECT 1"))
				.withMessageContaining("executeQuery()");
		}
		assertThat(count()).isEqualTo(1);
	}

	@Test
	default void aPreparedStatementIsExecutedAgainAndAgain() throws SQLException {
		try (Connection connection = connect();
				PreparedStatement select = connection.prepareStatement("SELECT title FROM book WHERE year = ?")) {
			select.setInt(1, 1926);
			ResultSet first = select.executeQuery();
			assertThat(first.next()).isTrue();
			connection.createStatement().executeUpdate("UPDATE book SET title = 'Das Schloss'");
			ResultSet second = select.executeQuery();
			assertThat(first.isClosed()).isTrue();
			assertThat(second.next()).isTrue();
			assertThat(second.getString("title")).isEqualTo("Das Schloss");
			select.clearParameters();
			assertThatExceptionOfType(SQLException.class).isThrownBy(select::executeQuery)
				.withMessageContaining("Parameter 1");
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> select.setInt(2, 1))
				.withMessageContaining("parameter 2");
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> select.executeQuery("SELECT 1"));
		}
	}

	@Test
	default void aPreparedStatementSurvivesItsFailure() throws SQLException {
		try (Connection connection = connect();
				PreparedStatement insert = connection.prepareStatement("INSERT INTO book (id, title) VALUES (?, ?)")) {
			for (Object id : new Object[] { "no integer", 1 }) {
				insert.setObject(1, id);
				insert.setString(2, "x");
				assertThatExceptionOfType(SQLException.class).isThrownBy(insert::executeUpdate);
			}
			insert.setInt(1, 2);
			assertThat(insert.executeUpdate()).isEqualTo(1);
		}
	}

	@Test
	default void parametersMayHaveNumbersOrNames() throws SQLException {
		try (Connection connection = connect();
				PreparedStatement numbers = connection.prepareStatement("SELECT ?2, ?1, ?2");
				PreparedStatement names = connection.prepareStatement("SELECT :b, @a, :b")) {
			for (PreparedStatement select : List.of(numbers, names)) {
				select.setString(1, "one");
				select.setString(2, "two");
			}
			assertThat(row(numbers)).containsExactly("two", "one", "two");
			assertThat(row(names)).containsExactly("one", "two", "one");
		}
	}

	private static List<String> row(PreparedStatement select) throws SQLException {
		try (ResultSet row = select.executeQuery()) {
			row.next();
			return List.of(row.getString(1), row.getString(2), row.getString(3));
		}
	}

	@Test
	default void generatedKeysHaveTheNameThatWasAskedFor() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.executeUpdate("INSERT INTO book (title) VALUES ('a')", new String[] { "id" });
			assertThat(keys(statement)).containsExactly("id=2");
			statement.execute("INSERT INTO book (title) VALUES ('b')", Statement.RETURN_GENERATED_KEYS);
			assertThat(keys(statement)).containsExactly("last_insert_rowid()=3");
			statement.execute("INSERT INTO book (title) VALUES ('c')", new int[] { 1 });
			assertThat(keys(statement)).containsExactly("id=4");
			statement.executeUpdate("INSERT OR IGNORE INTO book (title) VALUES ('c')", new String[] { "id" });
			assertThat(keys(statement)).isEmpty();
			statement.executeUpdate("UPDATE book SET year = 2", new String[] { "id" });
			assertThat(keys(statement)).isEmpty();
			statement.executeUpdate("INSERT INTO book (title) VALUES ('d')");
			assertThat(keys(statement)).isEmpty();
		}
	}

	private static List<String> keys(Statement statement) throws SQLException {
		List<String> keys = new ArrayList<>();
		try (ResultSet rows = statement.getGeneratedKeys()) {
			while (rows.next()) {
				keys.add(rows.getMetaData().getColumnLabel(1) + "=" + rows.getLong(1));
			}
		}
		return keys;
	}

	@Test
	default void columnsAreFoundByLabelWithoutRegardToCase() throws SQLException {
		try (Connection connection = connect();
				ResultSet row = connection.createStatement().executeQuery("SELECT 1 AS a, 2 AS A, 3 AS b")) {
			row.next();
			assertThat(row.findColumn("A")).isEqualTo(1);
			assertThat(row.getInt("B")).isEqualTo(3);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> row.getInt("c"))
				.withMessageContaining("'c'");
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> row.getInt(4));
			row.next();
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> row.getInt(1));
		}
	}

	@Test
	default void aThreadThatMustNotBlockIsRefused() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			statement.addBatch("CREATE TABLE never (a)");
			Mono<Object> limited = Mono.fromCallable(() -> {
				statement.setQueryTimeout(5);
				return statement.executeQuery("SELECT 1");
			});
			for (Mono<?> call : List.of(limited, Mono.fromCallable(() -> statement.execute("SELECT 1")),
					Mono.fromCallable(statement::executeBatch), Mono.fromCallable(() -> connection.isValid(5)))) {
				assertThatException().isThrownBy(() -> call.subscribeOn(Schedulers.parallel()).block())
					.withCauseInstanceOf(SQLException.class)
					.withMessageContaining("reactor thread");
			}
		}
	}

	@Test
	default void aTransactionThatAReactorThreadMayNotEndGoesOn() throws SQLException {
		long before = count();
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.executeUpdate("INSERT INTO book (title) VALUES ('new')");
			for (Callable<?> end : List.<Callable<?>>of(() -> {
				connection.commit();
				return "ended";
			}, () -> {
				connection.rollback();
				return "ended";
			}, () -> {
				connection.setAutoCommit(true);
				return "ended";
			}, () -> statement.execute("COMMIT"))) {
				assertThatException()
					.isThrownBy(() -> Mono.fromCallable(end).subscribeOn(Schedulers.parallel()).block())
					.withMessageContaining("reactor thread");
			}
			assertThat(connection.getAutoCommit()).isFalse();
			connection.commit();
		}
		assertThat(count()).isEqualTo(before + 1);
	}

	@Test
	default void nothingFollowsInATransactionThatCouldNotBeRolledBack() throws SQLException {
		long before = count();
		try (Connection connection = connect()) {
			connection.setAutoCommit(false);
			try (Statement statement = connection.createStatement()) {
				statement.executeUpdate("INSERT INTO book (title) VALUES ('new')");
			}
			Mono.fromRunnable(() -> endRequest(connection)).subscribeOn(Schedulers.parallel()).block();
		}
		// It waits for no lock of the one before.
		jdbc().update("INSERT INTO book (title) VALUES ('new')");
		assertThat(count()).isEqualTo(before + 1);
	}

	private static void endRequest(Connection connection) {
		try {
			connection.endRequest();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	default void whatIsClosedRefusesEverything() throws SQLException {
		Connection connection = connect();
		Statement statement = connection.createStatement();
		PreparedStatement prepared = connection.prepareStatement("SELECT 1");
		ResultSet rows = prepared.executeQuery();

		connection.close();
		connection.close();

		assertThat(List.of(connection.isClosed(), statement.isClosed(), prepared.isClosed(), rows.isClosed()))
			.containsOnly(true);
		assertThat(connection.isValid(1)).isFalse();
		for (org.assertj.core.api.ThrowableAssert.ThrowingCallable call : List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
				connection::createStatement, connection::getMetaData, connection::getAutoCommit, connection::commit,
				() -> statement.execute("SELECT 1"), prepared::executeQuery, rows::next, () -> rows.getInt(1))) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(call)
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("08003"));
		}
		assertThatCode(() -> {
			statement.close();
			prepared.close();
			rows.close();
		}).doesNotThrowAnyException();
	}

	@Test
	default void closingAStatementClosesItsResult() throws SQLException {
		try (Connection connection = connect()) {
			PreparedStatement select = connection.prepareStatement("SELECT 1");
			ResultSet rows = select.executeQuery();
			select.close();
			assertThat(rows.isClosed()).isTrue();
			assertThatExceptionOfType(SQLException.class).isThrownBy(rows::next);
		}
	}

	@Test
	default void aConnectionReportsWhatItIs() throws SQLException {
		try (Connection connection = connect()) {
			assertThat(connection.isValid(5)).isTrue();
			assertThat(connection.isValid(0)).isTrue();
			assertThat(connection.getAutoCommit()).isTrue();
			assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
			connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
			assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
			connection.setNetworkTimeout(Runnable::run, 9000);
			assertThat(connection.getNetworkTimeout()).isEqualTo(9000);
			assertThat(connection.isValid(1)).isTrue();
			assertThat(connection.getCatalog()).isNull();
			assertThat(connection.getSchema()).isNull();
			assertThat((Throwable) connection.getWarnings()).isNull();
			assertThat(connection.nativeSQL("SELECT 1")).isEqualTo("SELECT 1");
			assertThat(connection.getHoldability()).isEqualTo(ResultSet.HOLD_CURSORS_OVER_COMMIT);
			assertThat(connection.isWrapperFor(io.github.libsqlspring.Database.class)).isTrue();
			assertThat(connection.isWrapperFor(io.github.libsqlspring.Transaction.class)).isFalse();
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connection.unwrap(String.class));
		}
	}

	@Test
	default void theTransactionOfAConnectionCanBeJoined() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			connection.unwrap(io.github.libsqlspring.Transaction.class)
				.execute(io.github.libsqlspring.Statement.of("INSERT INTO book (title) VALUES ('a')"));
			statement.executeUpdate("INSERT INTO book (title) VALUES ('b')");
			connection.unwrap(io.github.libsqlspring.Transaction.class)
				.execute(io.github.libsqlspring.Statement.of("UPDATE book SET year = 5"));
			connection.rollback();
		}
		assertThat(count()).isEqualTo(1);
	}

	@Test
	default void whatIsMissingSaysSo() throws SQLException {
		try (Connection connection = connect();
				PreparedStatement select = connection.prepareStatement("SELECT 1");
				ResultSet rows = select.executeQuery()) {
			assertThatExceptionOfType(SQLFeatureNotSupportedException.class).isThrownBy(connection::createSQLXML)
				.withMessageContaining("Connection.createSQLXML")
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("HYC00"));
			assertThatExceptionOfType(SQLFeatureNotSupportedException.class).isThrownBy(() -> rows.getRef(1))
				.withMessageContaining("ResultSet.getRef");
		}
	}

}
