package io.github.libsqlspring.jdbc.checklist;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Savepoint;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Transactions, savepoints and the state of a session.
 */
interface TransactionChecks extends OnServer {

	String COUNT = "SELECT count(*) FROM t";

	String INSERT = "INSERT INTO t (email) VALUES ('a')";

	@Test
	default void aCommitIsSeenByOthersAndNothingBefore() throws SQLException {
		try (Connection other = another()) {
			connection().setAutoCommit(false);
			update(INSERT);
			assertThat(OnServer.one(other, COUNT)).isEqualTo("0");
			connection().commit();
			assertThat(OnServer.one(other, COUNT)).isEqualTo("1");
		}
	}

	@Test
	default void aRollbackUndoes() throws SQLException {
		connection().setAutoCommit(false);
		update(INSERT);
		connection().rollback();

		assertThat(one(COUNT)).isEqualTo("0");
	}

	@Test
	default void beginAndRollbackWorkAsText() throws SQLException {
		try (Connection other = another()) {
			run("BEGIN");
			run(INSERT);
			assertThat(OnServer.one(other, COUNT)).isEqualTo("0");
			run("ROLLBACK");
			assertThat(OnServer.one(other, COUNT)).isEqualTo("0");
		}
		assertThat(connection().getAutoCommit()).isTrue();
	}

	@Test
	default void aSavepointCanBeReturnedTo() throws SQLException {
		connection().setAutoCommit(false);
		update(INSERT);
		Savepoint savepoint = connection().setSavepoint("half");
		update("INSERT INTO t (email) VALUES ('b')");
		connection().rollback(savepoint);
		connection().releaseSavepoint(savepoint);
		connection().commit();

		assertThat(one(COUNT)).isEqualTo("1");
	}

	@Test
	default void commitAndRollbackAreRefusedInAutocommit() {
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connection().commit())
			.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("25000"));
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> connection().rollback())
			.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("25000"));
	}

	@Test
	default void closeRollsBack() throws SQLException {
		try (Connection other = another()) {
			connection().setAutoCommit(false);
			update(INSERT);
			connection().close();
			assertThat(OnServer.one(other, COUNT)).isEqualTo("0");
		}
	}

	@Test
	default void aSessionRemembersItsLastRowidWithinATransaction() throws SQLException {
		connection().setAutoCommit(false);
		update("INSERT INTO t (id) VALUES (77)");

		assertThat(one("SELECT last_insert_rowid()")).isEqualTo("77");
		assertThat(one("SELECT changes()")).isEqualTo("1");
		connection().rollback();
	}

	// libsql-server/src/query_analysis.rs of libSQL: a server runs no CREATE TEMP.
	@Test
	default void aTemporaryTableIsRefusedByTheServer() {
		assertThatExceptionOfType(SQLSyntaxErrorException.class).isThrownBy(() -> run("CREATE TEMP TABLE tt (a)"))
			.withMessageContaining("CREATE TEMP TABLE");
	}

	@Test
	default void foreignKeysAreEnforced() throws SQLException {
		assertThat(one("PRAGMA foreign_keys")).isEqualTo("1");
		assertThatExceptionOfType(SQLException.class).isThrownBy(() -> update("INSERT INTO child (pid) VALUES (99)"))
			.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("23503"));
	}

	@Test
	default void aTransactionFitsInOneExecute() throws SQLException {
		run("BEGIN; " + INSERT + "; ROLLBACK");
		assertThat(one(COUNT)).isEqualTo("0");

		run("BEGIN; " + INSERT + "; COMMIT");
		assertThat(one(COUNT)).isEqualTo("1");
	}

}
