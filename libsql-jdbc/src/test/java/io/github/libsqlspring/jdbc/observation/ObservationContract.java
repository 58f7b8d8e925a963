package io.github.libsqlspring.jdbc.observation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import io.github.libsqlspring.CurrentTransaction;
import io.github.libsqlspring.Database;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.jdbc.LibsqlDataSource;
import io.github.libsqlspring.observation.DefaultLibsqlObservationConvention;
import io.github.libsqlspring.observation.LibsqlObservationContext;
import io.github.libsqlspring.observation.LibsqlObservations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What an observer learns of the driver's calls, on every kind of database.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ObservationContract {

	private static final String SECRET = "s3cr3t-value";

	private static final String INSERT = "INSERT INTO note (text) VALUES (?)";

	private static final String ROWS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000) "
			+ "SELECT i FROM n";

	private final RecordedCalls observed = new RecordedCalls();

	private Database database;

	private LibsqlClient client;

	private Connection connection;

	/**
	 * The place of the database.
	 * @return its URL
	 */
	abstract String url();

	@BeforeAll
	final void open() {
		this.database = LibsqlClient.builder()
			.url(url())
			.observeCalls(
					new LibsqlObservations(this.observed.registry(), new DefaultLibsqlObservationConvention(true)))
			.buildDatabase();
		this.client = LibsqlClient.create(this.database, CurrentTransaction.NONE);
	}

	@AfterAll
	final void close() {
		this.client.close();
		this.database.close();
	}

	@BeforeEach
	final void connect() throws SQLException {
		this.client.executeScript("DROP TABLE IF EXISTS note; CREATE TABLE note (id INTEGER PRIMARY KEY, text UNIQUE)");
		this.connection = new LibsqlDataSource(this.database).getConnection();
		this.observed.all().clear();
	}

	@AfterEach
	final void disconnect() throws SQLException {
		this.connection.close();
		for (LibsqlObservationContext context : this.observed.all()) {
			assertThat(context.getAllKeyValues().toString()).doesNotContain(SECRET);
			assertThat(String.valueOf(context.getError())).doesNotContain(SECRET);
		}
	}

	private int insert(String text) throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(INSERT)) {
			statement.setString(1, text);
			return statement.executeUpdate();
		}
	}

	private void execute(String sql) throws SQLException {
		try (java.sql.Statement statement = this.connection.createStatement()) {
			statement.execute(sql);
		}
	}

	@Test
	void aStatementIsOneObservationAsThatOfTheClient() throws SQLException {
		this.client.execute(INSERT, SECRET + 1);
		Map<String, String> ofClient = RecordedCalls.values(this.observed.single());

		insert(SECRET);

		LibsqlObservationContext context = this.observed.single();
		assertThat(RecordedCalls.values(context)).isEqualTo(ofClient).containsEntry("db.query.text", INSERT);
		assertThat(context.getRowCount()).isEqualTo(1);
	}

	@Test
	void aBatchIsOneObservationAsThatOfTheClient() throws SQLException {
		this.client.batch(List.of(Statement.of(INSERT, "a"), Statement.of(INSERT, "b")));
		Map<String, String> ofClient = RecordedCalls.values(this.observed.single());

		try (PreparedStatement statement = this.connection.prepareStatement(INSERT)) {
			statement.setString(1, SECRET);
			statement.addBatch();
			statement.setString(1, "c");
			statement.addBatch();
			statement.executeBatch();
		}

		LibsqlObservationContext context = this.observed.single();
		assertThat(RecordedCalls.values(context)).isEqualTo(ofClient)
			.containsEntry("db.operation.batch.size", "2")
			.containsEntry("db.operation.name", "BATCH INSERT");
		assertThat(context.getRowCount()).isEqualTo(2);
	}

	@Test
	void generatedKeysAreNoObservationOfTheirOwn() throws SQLException {
		execute("DROP TABLE note");
		execute("CREATE TABLE note (text TEXT PRIMARY KEY) WITHOUT ROWID");
		this.observed.all().clear();

		try (PreparedStatement statement = this.connection.prepareStatement(INSERT,
				java.sql.Statement.RETURN_GENERATED_KEYS)) {
			statement.setString(1, SECRET);
			assertThat(statement.executeUpdate()).isOne();
			assertThat(statement.getGeneratedKeys().next()).isFalse();
		}

		assertThat(RecordedCalls.values(this.observed.single())).containsEntry("db.query.text", INSERT);
	}

	@Test
	void aFailureIsThatOfTheClient() throws SQLException {
		insert(SECRET);
		assertThatExceptionOfType(LibsqlException.class).isThrownBy(() -> this.client.execute(INSERT, SECRET));
		Map<String, String> ofClient = RecordedCalls.values(this.observed.all().get(1));
		this.observed.all().clear();

		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> insert(SECRET));

		LibsqlObservationContext context = this.observed.single();
		assertThat(RecordedCalls.values(context)).isEqualTo(ofClient).containsEntry("error.type", "UNIQUE_CONSTRAINT");
		assertThat(context.getError()).isInstanceOf(SQLException.class);
	}

	@Test
	void aBatchThatFailsIsAnError() throws SQLException {
		try (PreparedStatement statement = this.connection.prepareStatement(INSERT)) {
			statement.setString(1, SECRET);
			statement.addBatch();
			statement.addBatch();
			assertThatExceptionOfType(SQLException.class).isThrownBy(statement::executeBatch);
		}

		LibsqlObservationContext context = this.observed.single();
		assertThat(RecordedCalls.values(context)).containsEntry("error.type", "UNIQUE_CONSTRAINT");
		assertThat(context.getRowCount()).isEqualTo(1);
	}

	@Test
	void aResultEndsWithItsRows() throws SQLException {
		try (java.sql.Statement statement = this.connection.createStatement();
				ResultSet rows = statement.executeQuery(ROWS)) {
			int count = 0;
			while (rows.next()) {
				count++;
			}
			assertThat(count).isEqualTo(5000);
			assertThat(this.observed.single().getRowCount()).isEqualTo(5000);
		}
	}

	@Test
	void aStreamedResultEndsWhenItIsClosed() throws SQLException {
		try (java.sql.Statement statement = this.connection.createStatement()) {
			statement.setFetchSize(10);
			try (ResultSet rows = statement.executeQuery(ROWS)) {
				assertThat(rows.next()).isTrue();
				assertThat(rows.next()).isTrue();
				assertThat(this.observed.all()).isEmpty();
			}
		}
		assertThat(this.observed.single().getRowCount()).isEqualTo(2);
	}

	@Test
	void aScrollableResultIsReadAtOnce() throws SQLException {
		try (java.sql.Statement statement = this.connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE,
				ResultSet.CONCUR_READ_ONLY)) {
			ResultSet rows = statement.executeQuery(ROWS);
			assertThat(rows.last()).isTrue();
			assertThat(this.observed.single().getRowCount()).isEqualTo(5000);
		}
	}

	@Test
	void commitAndRollbackAreObservationsIfThereIsSomethingToEnd() throws SQLException {
		this.connection.setAutoCommit(false);
		this.connection.commit();
		insert("a");
		this.connection.commit();
		insert("b");
		Savepoint savepoint = this.connection.setSavepoint();
		this.connection.rollback(savepoint);
		this.connection.rollback();
		this.connection.rollback();

		assertThat(this.observed.operations()).containsExactly("INSERT", "COMMIT", "INSERT", "SAVEPOINT", "ROLLBACK",
				"ROLLBACK");
	}

	@Test
	void transactionsByStatementsAreTheSame() throws SQLException {
		execute("BEGIN IMMEDIATE");
		insert("a");
		execute("COMMIT");
		execute("SAVEPOINT s");
		execute("RELEASE s");

		assertThat(this.observed.operations()).containsExactly("BEGIN", "INSERT", "COMMIT", "SAVEPOINT", "RELEASE");
	}

	@Test
	void closingAConnectionWithATransactionIsARollback() throws SQLException {
		this.connection.setAutoCommit(false);
		insert("a");
		this.connection.close();

		assertThat(this.observed.operations()).containsExactly("INSERT", "ROLLBACK");
	}

	@Test
	void whatTheDriverAsksForItselfIsNoObservation() throws SQLException {
		assertThat(this.connection.isValid(10)).isTrue();
		try (ResultSet tables = this.connection.getMetaData().getTables(null, null, "note", null)) {
			assertThat(tables.next()).isTrue();
		}
		try (PreparedStatement statement = this.connection.prepareStatement("SELECT text FROM note")) {
			assertThat(statement.getMetaData().getColumnCount()).isOne();
		}
		assertThat(this.observed.all()).isEmpty();
	}

}
