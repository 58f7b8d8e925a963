package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.BatchProgram;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.Session;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.Transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What JDBC says of {@link Connection}, but for transactions.
 */
interface ConnectionContract extends PathContract {

	@BeforeEach
	default void createTable() {
		createBook();
	}

	private static String text(Connection connection, String sql) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
			assertThat(rows.next()).isTrue();
			return rows.getString(1);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "SELECT 1|SELECT 1", "SELECT '{d x}'|SELECT '{d x}'", "SELECT 1 -- {d}|SELECT 1 -- {d}",
					"SELECT {d '2024-02-29'}|SELECT '2024-02-29'", "SELECT {t '12:30:00'} , 1|SELECT '12:30:00' , 1",
					"SELECT { ts '2024-02-29 12:30:00.5' }|SELECT '2024-02-29 12:30:00.5' ",
					"SELECT {fn ucase({fn concat('a', {d '2024-01-01'})})}|SELECT upper(concat('a', '2024-01-01'))",
					"SELECT {fn now()}, {fn curdate()}|SELECT CURRENT_TIMESTAMP, CURRENT_DATE",
					"SELECT * FROM {oj a LEFT OUTER JOIN b ON a.x = b.x} WHERE 1|"
							+ "SELECT * FROM  a LEFT OUTER JOIN b ON a.x = b.x WHERE 1",
					"SELECT x LIKE 'a!%' {escape '!'}|SELECT x LIKE 'a!%' ESCAPE '!'",
					"SELECT 1 {limit 5 offset ?}|SELECT 1 LIMIT 5 offset ?", "{fn Length('x')}| Length('x')" })
	default void nativeSqlReplacesEscapes(String sql, String expected) throws SQLException {
		try (Connection connection = connect()) {
			assertThat(connection.nativeSQL(sql).strip()).isEqualTo(expected.strip());
		}
	}

	@Test
	default void escapesWorkInStatementsUnlessSwitchedOff() throws SQLException {
		jdbc().update("INSERT INTO book (title) VALUES ('100%')");
		String sql = "SELECT {fn lcase(title)} || {d '2024-02-29'} FROM book WHERE title LIKE '%!%' {escape '!'} {limit 1}";
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			assertThat(text(connection, sql)).isEqualTo("100%2024-02-29");
			try (ResultSet rows = connection.prepareStatement(sql).executeQuery()) {
				assertThat(rows.next()).isTrue();
			}
			statement.setEscapeProcessing(false);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.executeQuery(sql));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT {d '2024-01-01'", "SELECT {x 1}", "SELECT {d 2024}", "SELECT {}" })
	default void anEscapeThatIsNotOneIsASyntaxError(String sql) throws SQLException {
		try (Connection connection = connect()) {
			assertThatExceptionOfType(SQLSyntaxErrorException.class).isThrownBy(() -> connection.nativeSQL(sql))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("42000"));
		}
	}

	@Test
	default void whatSqliteDoesNotHaveIsRefusedByName() throws SQLException {
		try (Connection connection = connect()) {
			assertRefused("prepareCall is not supported; SQLite has no stored procedures",
					() -> connection.prepareCall("{call x()}"));
			assertRefused("createSQLXML", connection::createSQLXML);
			assertRefused("createArrayOf", () -> connection.createArrayOf("TEXT", new Object[0]));
			assertRefused("createStruct", () -> connection.createStruct("T", new Object[0]));
			assertRefused("{call}", () -> connection.nativeSQL("{call x()}"));
			assertRefused("{call}", () -> connection.prepareStatement("{? = call x()}"));
		}
	}

	private static void assertRefused(String what, ThrowingCallable call) {
		assertThatExceptionOfType(SQLFeatureNotSupportedException.class).isThrownBy(call).withMessageContaining(what);
	}

	@Test
	default void clientInfoIsKeptAndWhatIsUnknownIsAWarning() throws SQLException {
		try (Connection connection = connect()) {
			connection.setClientInfo("ApplicationName", "shop");
			connection.setClientInfo("ClientUser", "me");
			assertThat((Throwable) connection.getWarnings()).isNull();
			assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("shop");
			assertThat(connection.getClientInfo("Other")).isNull();

			connection.setClientInfo("ClientUser", null);
			connection.setClientInfo("Other", "x");
			connection.setClientInfo("Another", "x");
			assertThat(connection.getWarnings().getMessage()).contains("Other");
			assertThat(connection.getWarnings().getNextWarning().getMessage()).contains("Another");
			assertThat(connection.getClientInfo()).containsOnlyKeys("ApplicationName");
			connection.clearWarnings();
			assertThat((Throwable) connection.getWarnings()).isNull();

			Properties properties = new Properties();
			properties.setProperty("ClientHostname", "here");
			connection.setClientInfo(properties);
			assertThat(connection.getClientInfo()).containsOnlyKeys("ClientHostname");
			connection.close();
			assertThatExceptionOfType(SQLClientInfoException.class)
				.isThrownBy(() -> connection.setClientInfo("ApplicationName", "x"));
		}
	}

	@Test
	default void isolationIsSerializableWhateverWasAskedFor() throws SQLException {
		try (Connection connection = connect()) {
			for (int level : new int[] { Connection.TRANSACTION_READ_UNCOMMITTED, Connection.TRANSACTION_READ_COMMITTED,
					Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE }) {
				connection.setTransactionIsolation(level);
				assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
			}
			for (int level : new int[] { Connection.TRANSACTION_NONE, 77 }) {
				assertThatExceptionOfType(SQLException.class)
					.isThrownBy(() -> connection.setTransactionIsolation(level));
			}
		}
	}

	@Test
	default void cursorsAreHeldOverCommit() throws SQLException {
		try (Connection connection = connect()) {
			connection.setHoldability(ResultSet.HOLD_CURSORS_OVER_COMMIT);
			assertThat(connection.getHoldability()).isEqualTo(ResultSet.HOLD_CURSORS_OVER_COMMIT);
			assertThatExceptionOfType(SQLFeatureNotSupportedException.class)
				.isThrownBy(() -> connection.setHoldability(ResultSet.CLOSE_CURSORS_AT_COMMIT));
		}
	}

	@Test
	default void catalogsAndSchemasAreIgnored() throws SQLException {
		try (Connection connection = connect()) {
			connection.setCatalog("x");
			connection.setSchema("x");
			assertThat(connection.getCatalog()).isNull();
			assertThat(connection.getSchema()).isNull();
			assertThat(connection.getTypeMap()).isEmpty();
		}
	}

	@Test
	default void isValidLooksAndDoesNotThrow() throws SQLException {
		Connection connection = connect();
		assertThat(connection.isValid(0)).isTrue();
		assertThat(connection.isValid(30)).isTrue();
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connection.isValid(-1));
		connection.close();
		assertThat(connection.isValid(30)).isFalse();
	}

	@Test
	default void aLookIfItIsValidBeginsNoTransaction() throws SQLException {
		try (Connection connection = connect(); Connection other = connect()) {
			connection.setAutoCommit(false);
			assertThat(connection.isValid(30)).isTrue();
			try (Statement statement = other.createStatement()) {
				assertThat(statement.executeUpdate("INSERT INTO book (title) VALUES ('a')")).isOne();
			}
		}
		assertThat(count()).isOne();
	}

	@Test
	default void aClosedConnectionRefusesAllButClosing() throws SQLException {
		Connection connection = connect();
		connection.close();
		connection.close();
		connection.abort(Runnable::run);
		assertThat(connection.isClosed()).isTrue();
		for (ThrowingCallable call : new ThrowingCallable[] { connection::createStatement, connection::getMetaData,
				connection::commit, connection::rollback, connection::getAutoCommit,
				() -> connection.setAutoCommit(false), connection::setSavepoint, connection::getWarnings,
				connection::clearWarnings, connection::getTransactionIsolation, connection::isReadOnly,
				() -> connection.nativeSQL("SELECT 1"), () -> connection.prepareStatement("SELECT 1"),
				connection::getClientInfo, connection::getNetworkTimeout, connection::beginRequest,
				() -> connection.unwrap(Database.class) }) {
			assertThatExceptionOfType(SQLException.class).isThrownBy(call)
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("08003"));
		}
	}

	@Test
	default void theNetworkTimeoutIsKept() throws SQLException {
		try (Connection connection = connect()) {
			assertThat(connection.getNetworkTimeout()).isZero();
			connection.setNetworkTimeout(null, 60_000);
			assertThat(connection.getNetworkTimeout()).isEqualTo(60_000);
			assertThatExceptionOfType(SQLException.class)
				.isThrownBy(() -> connection.setNetworkTimeout(Runnable::run, -1));
			connection.setAutoCommit(false);
			text(connection, "SELECT 1");
			connection.setSavepoint();
			connection.commit();
		}
	}

	@Test
	default void unwrapGivesWhatStandsBehind() throws SQLException {
		try (Connection connection = connect()) {
			assertThat((Object) connection.unwrap(Connection.class)).isSameAs(connection);
			assertThat((Object) connection.unwrap(LentConnection.class)).isSameAs(connection);
			assertThat(connection.unwrap(Database.class)).isNotNull();
			assertThat(connection.isWrapperFor(DateFormat.class)).isTrue();
			assertThat(connection.unwrap(DateFormat.class)).isEqualTo(DateFormat.TEXT);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connection.unwrap(String.class));
			assertThat(connection.isWrapperFor(String.class)).isFalse();
			assertThat(connection.isWrapperFor(Transaction.class)).isFalse();
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connection.unwrap(Transaction.class));

			connection.setAutoCommit(false);
			assertThat(connection.isWrapperFor(Session.class)).isTrue();
			Session session = connection.unwrap(Session.class);
			BatchProgram insert = BatchProgram.inTransaction(List
				.of(io.github.libsqlspring.Statement.of("INSERT INTO book (title) VALUES (?)", "by the session")));
			assertThat(insert.results(session.batch(insert.batch()))).extracting(StatementResult::affectedRowCount)
				.containsExactly(1L);
			assertThat(text(connection, "SELECT title FROM book")).isEqualTo("by the session");
			connection.rollback();
		}
		assertThat(count()).isZero();
	}

	@Test
	default void unwrapFailsAsJdbcDoesWhenTheDatabaseIsClosed() throws Exception {
		try (Connection connection = connect()) {
			connection.setAutoCommit(false);
			((AutoCloseable) dataSource()).close();
			for (Class<?> type : List.of(Transaction.class, Session.class)) {
				Throwable failure = catchThrowable(() -> connection.unwrap(type));
				assertThat(failure == null || failure instanceof SQLException).isTrue();
			}
		}
	}

	@Test
	default void readOnlyCanBeSwitchedAtAnyTime() throws SQLException {
		jdbc().update("INSERT INTO book (title) VALUES ('a')");
		try (Connection connection = connect(); Statement statement = connection.createStatement()) {
			connection.setAutoCommit(false);
			statement.executeUpdate("UPDATE book SET title = 'b'");
			// What was done stays; what writes from now on is refused.
			connection.setReadOnly(true);
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.executeUpdate("DELETE FROM book"))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("25006"));
			connection.commit();

			text(connection, "SELECT title FROM book");
			connection.setReadOnly(false);
			// The transaction was begun for reading.
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.executeUpdate("DELETE FROM book"))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("25006"));
			connection.commit();
			statement.executeUpdate("UPDATE book SET title = 'c'");
			connection.commit();
		}
		assertThat(jdbc().queryForObject("SELECT title FROM book", String.class)).isEqualTo("c");
	}

	@Test
	default void aReaderDoesNotWaitForAWriter() throws SQLException {
		if (readersSeeBesideAWriter()) {
			try (Connection writer = connect(); Connection reader = connect()) {
				writer.setAutoCommit(false);
				writer.createStatement().executeUpdate("INSERT INTO book (title) VALUES ('a')");
				reader.setReadOnly(true);
				reader.setAutoCommit(false);
				assertThat(text(reader, "SELECT count(*) FROM book")).isEqualTo("0");
				reader.commit();
			}
		}
	}

	@Test
	default void aSavepointTellsItsNameOrItsId() throws SQLException {
		try (Connection connection = connect(); Connection other = connect()) {
			connection.setAutoCommit(false);
			Savepoint unnamed = connection.setSavepoint();
			Savepoint named = connection.setSavepoint("x");
			assertThatNoException().isThrownBy(unnamed::getSavepointId);
			assertThat(named.getSavepointName()).isEqualTo("x");
			assertThatExceptionOfType(SQLException.class).isThrownBy(named::getSavepointId);
			assertThatExceptionOfType(SQLException.class).isThrownBy(unnamed::getSavepointName);
			connection.releaseSavepoint(unnamed);
			connection.rollback();
			other.setAutoCommit(false);
			Savepoint foreign = other.setSavepoint();
			other.rollback(foreign);
			for (ThrowingCallable call : new ThrowingCallable[] { () -> connection.rollback(named),
					() -> connection.releaseSavepoint(unnamed), () -> connection.rollback(foreign) }) {
				assertThatExceptionOfType(SQLException.class).isThrownBy(call)
					.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("3B001"));
			}
		}
	}

}
