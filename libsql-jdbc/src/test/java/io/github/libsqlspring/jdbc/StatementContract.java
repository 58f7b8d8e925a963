package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Connections, statements and metadata.
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
			assertThat(keys(statement)).containsExactly("last_insert_rowid()=4");
			statement.executeUpdate("INSERT OR IGNORE INTO book (title) VALUES ('c')", new String[] { "id" });
			assertThat(keys(statement)).isEmpty();
			statement.executeUpdate("UPDATE book SET year = 2", new String[] { "id" });
			assertThat(keys(statement)).isEmpty();
			assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
				.isThrownBy(() -> connection.prepareStatement("SELECT 1", new int[] { 1, 2 }));
			statement.executeUpdate("INSERT INTO book (title) VALUES ('d')");
			assertThatExceptionOfType(SQLException.class).isThrownBy(statement::getGeneratedKeys);
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
	default void resultMetaDataComesFromDeclaredTypes() throws SQLException {
		String sql = "SELECT id, title AS name, year, price, cover, 1 + 1, 'x' || title FROM book";
		try (Connection connection = connect(); PreparedStatement select = connection.prepareStatement(sql)) {
			ResultSetMetaData before = select.getMetaData();
			assertThat(before.getColumnCount()).isEqualTo(7);
			assertThat(before.getColumnLabel(2)).isEqualTo("name");
			assertThat(before.getColumnType(1)).isEqualTo(Types.INTEGER);

			ResultSetMetaData after = select.executeQuery().getMetaData();
			assertThat(types(after)).containsExactly(Types.INTEGER, Types.VARCHAR, Types.INTEGER, Types.DECIMAL,
					Types.BLOB, Types.INTEGER, Types.VARCHAR);
			assertThat(after.getColumnTypeName(4)).isEqualTo("DECIMAL");
			assertThat(after.getPrecision(4)).isEqualTo(8);
			assertThat(after.getScale(4)).isEqualTo(2);
			assertThat(after.getColumnClassName(2)).isEqualTo("java.lang.String");
			assertThat(after.getColumnName(6)).isEqualTo("1 + 1");
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> after.getColumnType(8));
		}
	}

	private static List<Integer> types(ResultSetMetaData columns) throws SQLException {
		List<Integer> types = new ArrayList<>();
		for (int i = 1; i <= columns.getColumnCount(); i++) {
			types.add(columns.getColumnType(i));
		}
		return types;
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
	default void metaDataDescribesTheDatabase() throws SQLException {
		jdbc().execute("CREATE VIEW recent AS SELECT title FROM book");
		jdbc().execute("CREATE TABLE a_b (x INTEGER, y VARCHAR(20) NOT NULL DEFAULT 'q', "
				+ "z INT GENERATED ALWAYS AS (x + 1), PRIMARY KEY (y, x))");
		try (Connection connection = connect()) {
			DatabaseMetaData data = connection.getMetaData();
			assertThat(data.getDatabaseProductName()).isEqualTo("SQLite");
			assertThat(data.getDatabaseProductVersion())
				.isEqualTo(jdbc().queryForObject("SELECT sqlite_version()", String.class));
			assertThat(data.getDatabaseMajorVersion()).isEqualTo(3);
			assertThat(data.getDatabaseMinorVersion()).isGreaterThan(20);
			assertThat(data.getDriverName()).isEqualTo("libSQL for Spring Boot JDBC");
			assertThat(data.supportsSavepoints()).isTrue();
			assertThat((Object) data.getConnection()).isSameAs(connection);
			assertThat(strings(data.getTables(null, null, "%", null), "TABLE_NAME", "TABLE_TYPE"))
				.contains("book TABLE", "a_b TABLE", "recent VIEW");
			assertThat(strings(data.getTables(null, null, "A\\_b", new String[] { "TABLE" }), "TABLE_NAME"))
				.containsExactly("a_b");
			assertThat(strings(data.getColumns(null, null, "a\\_b", null), "COLUMN_NAME", "DATA_TYPE", "TYPE_NAME",
					"COLUMN_SIZE", "NULLABLE", "COLUMN_DEF", "ORDINAL_POSITION", "IS_GENERATEDCOLUMN"))
				.containsExactly("x 4 INTEGER 0 1 null 1 NO", "y 12 VARCHAR 20 0 'q' 2 NO", "z 4 INT 0 1 null 3 YES");
			assertThat(strings(data.getColumns(null, null, "book", "i%"), "COLUMN_NAME", "IS_AUTOINCREMENT"))
				.containsExactly("id YES");
			assertThat(strings(data.getPrimaryKeys(null, null, "a_b"), "COLUMN_NAME", "KEY_SEQ")).containsExactly("x 2",
					"y 1");
			assertThat(strings(data.getTableTypes(), "TABLE_TYPE")).contains("TABLE", "VIEW");
			assertThat(strings(data.getCatalogs(), "TABLE_CAT")).isEmpty();
			assertThat(strings(data.getTypeInfo(), "TYPE_NAME")).contains("INTEGER");
			assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
				.isThrownBy(() -> data.getProcedures(null, null, null))
				.withMessageContaining("DatabaseMetaData.getProcedures");
		}
	}

	private static List<String> strings(ResultSet rows, String... columns) throws SQLException {
		List<String> strings = new ArrayList<>();
		try (rows) {
			while (rows.next()) {
				List<String> parts = new ArrayList<>();
				for (String column : columns) {
					parts.add(rows.getString(column));
				}
				strings.add(String.join(" ", parts.stream().map(String::valueOf).toList()));
			}
		}
		return strings;
	}

	@Test
	default void metaDataSeesTheTransactionAndBeginsNone() throws SQLException {
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			connection.getMetaData().getTables(null, null, null, null);
			assertThat(jdbc().update("UPDATE book SET year = 3")).isEqualTo(1);

			statement.execute("CREATE TABLE fresh (a)");
			assertThat(strings(connection.getMetaData().getTables(null, null, "fresh", null), "TABLE_NAME"))
				.containsExactly("fresh");
		}
	}

	@Test
	default void parameterMetaDataCounts() throws SQLException {
		try (Connection connection = connect(); PreparedStatement select = connection.prepareStatement("SELECT ?, ?")) {
			ParameterMetaData data = select.getParameterMetaData();
			assertThat(data.getParameterCount()).isEqualTo(2);
			assertThat(data.getParameterMode(1)).isEqualTo(ParameterMetaData.parameterModeIn);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> data.getParameterType(3));
		}
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
