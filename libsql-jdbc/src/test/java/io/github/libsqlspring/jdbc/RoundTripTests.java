package io.github.libsqlspring.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.libsqlspring.LibsqlTransportException;
import io.github.libsqlspring.test.SqldServer;
import io.github.libsqlspring.test.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What goes over the wire, and what happens when the wire breaks.
 */
class RoundTripTests {

	private final SqldServer server = SqldServer.start();

	private final TcpProxy proxy = TcpProxy.to(this.server.port());

	private final LibsqlDataSource dataSource = LibsqlDataSource.create(this.proxy.url());

	private Connection connection;

	private Statement statement;

	@BeforeEach
	void connect() throws SQLException {
		this.connection = this.dataSource.getConnection();
		assertThat(this.proxy.connections()).isZero();
		this.statement = this.connection.createStatement();
		this.statement.execute("CREATE TABLE t (a INTEGER PRIMARY KEY)");
	}

	@AfterEach
	void close() throws SQLException {
		this.connection.close();
		this.dataSource.close();
		this.proxy.close();
		this.server.close();
	}

	private int roundTrips(Work work) throws SQLException {
		int before = this.proxy.roundTrips();
		work.run();
		return this.proxy.roundTrips() - before;
	}

	@Test
	void aStatementInAutocommitIsOne() throws SQLException {
		assertThat(roundTrips(() -> this.statement.execute("INSERT INTO t VALUES (1)"))).isEqualTo(1);
		assertThat(roundTrips(() -> this.statement.executeQuery("SELECT * FROM t"))).isEqualTo(1);
		assertThat(roundTrips(() -> this.connection.isValid(0))).isEqualTo(1);
		assertThat(roundTrips(() -> this.connection.prepareStatement("SELECT ?").close())).isZero();
	}

	@Test
	void generatedKeysTravelWithTheirInsert() throws SQLException {
		this.statement.execute("CREATE TABLE w (a TEXT PRIMARY KEY) WITHOUT ROWID");

		assertThat(roundTrips(
				() -> this.statement.executeUpdate("INSERT INTO t VALUES (1)", Statement.RETURN_GENERATED_KEYS)))
			.isEqualTo(1);
		assertThat(roundTrips(
				() -> this.statement.executeUpdate("INSERT INTO w VALUES (1)", Statement.RETURN_GENERATED_KEYS)))
			.isEqualTo(2);
	}

	@Test
	void aQuestionAboutTheDatabaseIsOne() throws SQLException {
		DatabaseMetaData data = this.connection.getMetaData();

		assertThat(roundTrips(() -> data.getTables(null, null, "%", null))).isEqualTo(1);
		assertThat(roundTrips(() -> data.getColumns(null, null, "%", "%"))).isEqualTo(1);
		assertThat(roundTrips(() -> data.getPrimaryKeys(null, null, "t"))).isEqualTo(1);
		assertThat(roundTrips(() -> data.getIndexInfo(null, null, "t", false, false))).isEqualTo(1);
		assertThat(roundTrips(() -> data.getImportedKeys(null, null, "t"))).isEqualTo(1);
		assertThat(roundTrips(() -> data.getExportedKeys(null, null, "t"))).isEqualTo(1);
		assertThat(roundTrips(() -> data.getCrossReference(null, null, "t", null, null, "t"))).isEqualTo(1);
		assertThat(roundTrips(() -> data.getBestRowIdentifier(null, null, "t", 0, true))).isEqualTo(1);
		assertThat(roundTrips(() -> data.getPseudoColumns(null, null, "t", null))).isEqualTo(1);
		assertThat(roundTrips(() -> data.getFunctions(null, null, "%"))).isEqualTo(1);
		assertThat(roundTrips(() -> data.getFunctionColumns(null, null, "%", "%"))).isEqualTo(1);
		assertThat(roundTrips(() -> {
			data.getDatabaseMajorVersion();
			data.getDatabaseProductVersion();
		})).isEqualTo(1);
		assertThat(roundTrips(() -> {
			data.getTypeInfo();
			data.getTableTypes();
			data.getCatalogs();
			data.getSchemas();
			data.getProcedures(null, null, "%");
			data.getDatabaseProductVersion();
		})).isZero();
	}

	@Test
	void aTextWithSeveralStatementsIsOne() throws SQLException {
		assertThat(roundTrips(() -> this.statement
			.execute("PRAGMA foreign_keys = OFF; INSERT INTO t VALUES (1); DROP TABLE t; PRAGMA foreign_keys = ON")))
			.isEqualTo(1);
	}

	@Test
	void columnsBeforeExecutionAreOne() throws SQLException {
		assertThat(roundTrips(() -> this.connection.prepareStatement("SELECT * FROM t").getMetaData())).isEqualTo(1);
	}

	@Test
	void keysByIndexNeedTheNamesOfTheColumns() throws SQLException {
		assertThat(roundTrips(() -> {
			PreparedStatement insert = this.connection.prepareStatement("INSERT INTO t VALUES (?)", new int[] { 1 });
			for (int i = 1; i < 4; i++) {
				insert.setInt(1, i);
				insert.executeUpdate();
			}
		})).isEqualTo(4);
	}

	@Test
	void aStreamIsOneOnceTheServerKnowsItsText() throws SQLException {
		batch(100);
		this.statement.setFetchSize(10);
		Work reading = () -> {
			try (var rows = this.statement.executeQuery("SELECT a FROM t")) {
				while (rows.next()) {
					assertThat(rows.getInt(1)).isPositive();
				}
			}
		};
		assertThat(roundTrips(reading)).isEqualTo(2);
		assertThat(roundTrips(reading)).isEqualTo(1);
	}

	@Test
	void aBatchIsOne() throws SQLException {
		assertThat(roundTrips(() -> batch(100))).isEqualTo(1);
		this.connection.setAutoCommit(false);
		assertThat(roundTrips(() -> batch(1000))).isEqualTo(1);
		assertThat(roundTrips(this.connection::commit)).isEqualTo(1);
	}

	private void batch(int size) throws SQLException {
		try (PreparedStatement insert = this.connection.prepareStatement("INSERT INTO t VALUES (?)")) {
			for (int i = 0; i < size; i++) {
				insert.setInt(1, size + i);
				insert.addBatch();
			}
			assertThat(insert.executeBatch()).hasSize(size).containsOnly(1);
		}
	}

	@Test
	void aTransactionWithoutAStatementIsNone() throws SQLException {
		assertThat(roundTrips(() -> {
			this.connection.setReadOnly(true);
			this.connection.setAutoCommit(false);
			this.connection.commit();
			this.connection.rollback();
			this.connection.setAutoCommit(true);
		})).isZero();
	}

	@Test
	void beginTravelsWithTheFirstStatement() throws SQLException {
		this.connection.setAutoCommit(false);

		assertThat(roundTrips(() -> this.statement.execute("INSERT INTO t VALUES (1)"))).isEqualTo(1);
		assertThat(roundTrips(this.connection::setSavepoint)).isEqualTo(1);
		assertThat(roundTrips(this.connection::rollback)).isEqualTo(1);
		assertThat(roundTrips(this.connection::close)).isZero();
	}

	@Test
	void aTransactionOfStatementsCostsWhatThatOfMethodsDoes() throws SQLException {
		assertThat(roundTrips(() -> this.statement.execute("BEGIN"))).isZero();
		assertThat(roundTrips(() -> this.statement.execute("INSERT INTO t VALUES (1)"))).isEqualTo(1);
		assertThat(roundTrips(() -> this.statement.execute("COMMIT"))).isEqualTo(1);
		assertThat(roundTrips(() -> {
			this.statement.execute("BEGIN");
			this.statement.execute("ROLLBACK");
		})).isZero();
		assertThat(roundTrips(() -> this.statement.execute("BEGIN IMMEDIATE"))).isEqualTo(1);
		assertThat(roundTrips(() -> this.statement.execute("ROLLBACK"))).isEqualTo(1);
		assertThat(roundTrips(() -> this.statement.execute("SAVEPOINT x"))).isEqualTo(1);
		assertThat(roundTrips(() -> this.statement.execute("RELEASE x"))).isEqualTo(1);
	}

	@Test
	void closingAfterNothingIsNone() throws SQLException {
		try (Connection other = this.dataSource.getConnection()) {
			assertThat(roundTrips(() -> {
				other.setAutoCommit(false);
				other.createStatement().close();
				other.close();
			})).isZero();
		}
	}

	@Test
	void theNetworkTimeoutLimitsACommit() throws SQLException {
		this.connection.setAutoCommit(false);
		this.statement.execute("INSERT INTO t VALUES (1)");
		this.connection.setNetworkTimeout(Runnable::run, 200);
		this.proxy.holdReplies();

		assertThatExceptionOfType(SQLTimeoutException.class).isThrownBy(this.connection::commit)
			.withMessageContaining("unknown");
		this.proxy.releaseReplies();
	}

	@Test
	void abortEndsACallThatGetsNoAnswer() throws Exception {
		this.proxy.holdReplies();
		FutureTask<SQLException> caller = new FutureTask<>(() -> {
			try {
				this.statement.execute("INSERT INTO t VALUES (1)");
				throw new AssertionError("answered");
			}
			catch (SQLException ex) {
				return ex;
			}
		});
		int before = this.proxy.roundTrips();
		new Thread(caller).start();
		while (this.proxy.roundTrips() == before) {
			Thread.onSpinWait();
		}
		this.connection.abort(Runnable::run);

		assertThat((Throwable) caller.get(30, TimeUnit.SECONDS)).isNotNull();
		assertThat(this.connection.isClosed()).isTrue();
	}

	@Test
	void aConnectionIsNotValidWhenTheServerIsGone() throws SQLException {
		assertThat(this.connection.isValid(5)).isTrue();

		this.server.kill();

		assertThat(this.connection.isValid(5)).isFalse();
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> this.statement.execute("SELECT 1"))
			.satisfies((ex) -> assertThat(ex.getSQLState()).startsWith("08"));
		this.server.restart();
		assertThat(this.connection.isValid(5)).isTrue();
	}

	@Test
	void aConnectionIsNotValidWhenTheServerIsSilent() throws SQLException {
		this.proxy.holdReplies();

		assertThat(this.connection.isValid(1)).isFalse();
	}

	@Test
	void theNetworkTimeoutLimitsEachRoundTrip() throws SQLException {
		this.connection.setAutoCommit(false);
		this.statement.execute("INSERT INTO t VALUES (1)");
		this.connection.setNetworkTimeout(Runnable::run, 200);
		this.proxy.holdReplies();

		assertThatExceptionOfType(SQLTimeoutException.class)
			.isThrownBy(() -> this.statement.execute("INSERT INTO t VALUES (2)"))
			.withCauseInstanceOf(LibsqlTransportException.class);
		this.proxy.releaseReplies();
		this.connection.setNetworkTimeout(Runnable::run, 0);
		assertThatExceptionOfType(SQLTransactionRollbackException.class)
			.isThrownBy(() -> this.statement.execute("INSERT INTO t VALUES (3)"));
	}

	@Test
	void aTransactionIsLostWithTheServerAndNothingRunsOutsideIt() throws SQLException {
		this.connection.setAutoCommit(false);
		this.statement.execute("INSERT INTO t VALUES (1)");
		this.server.restart();

		assertThatExceptionOfType(SQLException.class)
			.isThrownBy(() -> this.statement.execute("INSERT INTO t VALUES (2)"));
		assertThatExceptionOfType(SQLTransactionRollbackException.class)
			.isThrownBy(() -> this.statement.execute("INSERT INTO t VALUES (3)"));
		assertThatExceptionOfType(SQLTransactionRollbackException.class).isThrownBy(this.connection::commit);
		this.connection.setAutoCommit(true);
		try (var rows = this.statement.executeQuery("SELECT count(*) FROM t")) {
			rows.next();
			assertThat(rows.getInt(1)).isZero();
		}
	}

	@Test
	void aLostReplyMeansAnUnknownOutcome() {
		this.proxy.cutReplyAfter(0);

		assertThatExceptionOfType(SQLNonTransientConnectionException.class)
			.isThrownBy(() -> this.statement.execute("INSERT INTO t VALUES (1)"))
			.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("08006"))
			.withMessageContaining("unknown");
	}

	@Test
	void aRefusedConnectionMeansNothingWasExecuted() {
		this.proxy.refuseNew();
		this.proxy.cutAll();

		assertThatExceptionOfType(SQLTransientConnectionException.class)
			.isThrownBy(() -> this.dataSource.getConnection().createStatement().execute("SELECT 1"))
			.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("08001"));
	}

	@FunctionalInterface
	interface Work {

		void run() throws SQLException;

	}

}
