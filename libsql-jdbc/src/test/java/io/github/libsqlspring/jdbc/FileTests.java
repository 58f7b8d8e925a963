package io.github.libsqlspring.jdbc;

import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

import javax.sql.DataSource;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.Function;
import org.sqlite.SQLiteConnection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FileTests {

	@TempDir
	Path folder;

	private LibsqlDataSource dataSource;

	@BeforeEach
	void open() {
		this.dataSource = LibsqlDataSource.create(this.folder.resolve("test.db").toUri().toString());
	}

	@Test
	void aConnectionThatDiedBelowIsClosed() throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			connection.unwrap(SQLiteConnection.class).close();
			assertThatExceptionOfType(SQLException.class).isThrownBy(() -> statement.execute("SELECT 1"))
				.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("08003"));
		}
		this.dataSource.close();
	}

	@Test
	void abortStopsWhatIsRunning() throws Exception {
		Connection connection = this.dataSource.getConnection();
		CountDownLatch started = new CountDownLatch(1);
		ResultSet rows = connection.createStatement()
			.executeQuery("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n");
		FutureTask<String> reader = new FutureTask<>(() -> {
			try {
				while (rows.next()) {
					started.countDown();
				}
				return "end";
			}
			catch (SQLException ex) {
				return "failed";
			}
		});
		new Thread(reader).start();
		started.await();
		connection.abort(Runnable::run);

		assertThat(reader.get()).isEqualTo("failed");
		assertThat(connection.isClosed()).isTrue();
		this.dataSource.close();
	}

	// Between its end and that of the call, SQLite still takes an interrupt.
	@Test
	void aCancelThatComesTooLateDoesNotStopTheNextStatement() throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				Statement reading = connection.createStatement();
				Statement cancelled = connection.createStatement()) {
			ResultSet half = reading.executeQuery("SELECT 1 UNION ALL SELECT 2");
			assertThat(half.next()).isTrue();
			Function.create(connection.unwrap(SQLiteConnection.class), "cancel_now", new Function() {
				@Override
				protected void xFunc() throws SQLException {
					cancelled.cancel();
					result(1);
				}
			});
			cancelled.executeUpdate("CREATE TABLE t (a INTEGER)");
			assertThat(cancelled.executeUpdate("INSERT INTO t VALUES (cancel_now())")).isOne();
			ResultSet next = cancelled.executeQuery("SELECT a FROM t");
			assertThat(next.next()).isTrue();
			assertThat(next.getInt(1)).isOne();
			for (ThrowingCallable use : new ThrowingCallable[] { half::next, () -> half.getInt(1),
					() -> half.getInt("1"), half::getMetaData }) {
				assertThatExceptionOfType(SQLException.class).isThrownBy(use)
					.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("24000"));
			}
		}
		this.dataSource.close();
	}

	@Test
	void aBatchThatIsBrokenOffTellsHowFarItCame() throws Exception {
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE a (x)");
			statement.addBatch("INSERT INTO a VALUES (1), (2)");
			statement.addBatch("INSERT INTO a " + CancelContract.ENDLESS);
			statement.addBatch("INSERT INTO a VALUES (3)");
			statement.setQueryTimeout(1);
			assertThatExceptionOfType(BatchUpdateException.class).isThrownBy(statement::executeBatch)
				.withCauseInstanceOf(SQLTimeoutException.class)
				.satisfies((ex) -> assertThat(ex.getUpdateCounts()).containsExactly(2));
			statement.addBatch("INSERT INTO a VALUES (4)");
			assertThat(statement.executeBatch()).containsExactly(1);
		}
	}

	@Test
	void aVirtualTableGivesNoKeyRatherThanAWrongOne() throws SQLException {
		try (Connection connection = this.dataSource.getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE VIRTUAL TABLE words USING fts5(word)");
			assertThat(statement.executeUpdate("INSERT INTO words VALUES ('a')", Statement.RETURN_GENERATED_KEYS))
				.isOne();
			assertThat(statement.getGeneratedKeys().next()).isFalse();
		}
		this.dataSource.close();
	}

	abstract class OnFile implements PathContract {

		@Override
		public DataSource dataSource() {
			return FileTests.this.dataSource;
		}

	}

	@Nested
	class Templates extends OnFile implements TemplateContract {

	}

	@Nested
	class Transactions extends OnFile implements TransactionContract {

	}

	@Nested
	class OneWriter extends OnFile implements OneWriterContract {

	}

	@Nested
	class Exceptions extends OnFile implements ExceptionContract {

	}

	@Nested
	class Values extends OnFile implements ValueContract {

	}

	@Nested
	class Getters extends OnFile implements GetterContract {

	}

	@Nested
	class Parameters extends OnFile implements ParameterContract {

	}

	@Nested
	class Times extends OnFile implements DateTimeContract {

	}

	@Nested
	class LargeObjects extends OnFile implements LobContract {

	}

	@Nested
	class Statements extends OnFile implements StatementContract {

	}

	@Nested
	class Misuse extends OnFile implements MisuseContract {

	}

	@Nested
	class Pools extends OnFile implements HikariContract {

	}

	@Nested
	class Keys extends OnFile implements GeneratedKeysContract {

	}

	@Nested
	class SharedConnections extends OnFile implements SharedConnectionContract {

	}

	@Nested
	class DatabaseDescriptions extends OnFile implements MetaDataContract {

	}

	@Nested
	class ResultDescriptions extends OnFile implements ResultMetaDataContract {

	}

	@Nested
	class TransactionSql extends OnFile implements TransactionSqlContract {

	}

	@Nested
	class MultipleResults extends OnFile implements MultipleResultsContract {

	}

	@Nested
	class LargeResults extends OnFile implements LargeResultContract {

	}

	@Nested
	class Cancels extends OnFile implements CancelContract {

	}

	@Nested
	class Batches extends OnFile implements BatchContract {

	}

	@Nested
	class Prepared extends OnFile implements PreparedContract {

	}

	@Nested
	class Connections extends OnFile implements ConnectionContract {

	}

}
