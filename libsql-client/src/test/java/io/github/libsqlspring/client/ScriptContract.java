package io.github.libsqlspring.client;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Scripts on a client: not a transaction.
 */
interface ScriptContract extends ClientContract {

	private long sum() {
		return otherClient().sql("SELECT sum(a) FROM t").query(Long.class).single();
	}

	@Test
	default void allStatementsAreExecuted() {
		client().executeScript("""
				-- a script; with comments
				CREATE TABLE t (a, b DEFAULT 'x;y');
				INSERT INTO t (a) VALUES (1), (2), (4), (8);
				""");
		assertThat(sum()).isEqualTo(15);
	}

	@ParameterizedTest
	@ValueSource(strings = { "INSERT INTO t VALUES (foo())", "INSERT INTO missing VALUES (1)", "INSERT INTTO t" })
	default void anErrorStopsTheScriptAndKeepsWhatWasBefore(String bad) {
		LibsqlException failure = failure(ErrorKind.SYNTAX, () -> client().executeScript(
				"CREATE TABLE t (a); INSERT INTO t VALUES (1), (2), (4); " + bad + "; INSERT INTO t VALUES (8)"));
		assertThat(failure.statementIndex()).hasValue(2);
		assertThat(failure.sql()).contains(bad);
		assertThat(sum()).isEqualTo(7);
	}

	@Test
	default void aScriptMayHoldTransactions() {
		client().executeScript("""
				CREATE TABLE t (a);
				BEGIN;
				INSERT INTO t VALUES (1), (2), (4);
				SAVEPOINT s;
				INSERT INTO t VALUES (1000);
				ROLLBACK TO s;
				INSERT INTO t VALUES (8);
				COMMIT;
				INSERT INTO t VALUES (16);
				""");
		assertThat(sum()).isEqualTo(31);
	}

	@Test
	default void anErrorRollsAnOpenTransactionBack() {
		failure(ErrorKind.SYNTAX, () -> client().executeScript("""
				CREATE TABLE t (a);
				INSERT INTO t VALUES (0);
				BEGIN;
				INSERT INTO t VALUES (1), (2), (4);
				INSERT INTO t VALUES (foo());
				COMMIT;
				"""));
		assertThat(sum()).isZero();
		client().execute("INSERT INTO t VALUES (1)");
	}

	@Test
	default void aTransactionLeftOpenIsRolledBackAndReported() {
		LibsqlException failure = failure(ErrorKind.TRANSACTION_STATE, () -> client()
			.executeScript("CREATE TABLE t (a); INSERT INTO t VALUES (1); BEGIN; INSERT INTO t VALUES (2)"));
		assertThat(failure.code()).isEqualTo("TRANSACTION_LEFT_OPEN");
		assertThat(sum()).isEqualTo(1);
		client().execute("INSERT INTO t VALUES (1)");
	}

	@Test
	default void anEmptyScriptDoesNothing() {
		client().executeScript("");
		client().executeScript("-- nothing\n;;");
	}

	@Test
	default void whatAScriptChangesOnItsConnectionDoesNotReachOthers() {
		client().executeScript("CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p REFERENCES p);");
		client().executeScript("PRAGMA foreign_keys = OFF; INSERT INTO c VALUES (1)");
		for (int i = 0; i < 10; i++) {
			failure(ErrorKind.FOREIGN_KEY_CONSTRAINT, () -> client().execute("INSERT INTO c VALUES (2)"));
		}
		assertThat(count("c")).isEqualTo(1);
	}

}
