package io.github.libsqlspring.client;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.TransactionMode;
import io.github.libsqlspring.hrana.HranaProtocol;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contracts on a libSQL server, by Hrana 2 as JSON over HTTP. What cannot hold is
 * that a transaction goes on after an error: the protocol has no way to ask whether the
 * error has ended it, so every error does. There is no cursor either, so that a result is
 * read whole, up to the 10 MB that a server sends in one reply. The contracts that say
 * otherwise are overridden here by what is true instead.
 */
class GuardlessClientTests extends RemoteContractTests {

	@Override
	void configure(LibsqlClient.Builder builder) {
		builder.protocols(List.of(HranaProtocol.V2_JSON));
	}

	@Override
	public String endlessStatement() {
		return StreamContract.ENDLESS + " LIMIT 5000";
	}

	@Test
	@Override
	public void aLargeResultOfAQueryIsReadWhole() {
		failure(ErrorKind.TOO_BIG, () -> client().execute(LARGE));
	}

	@Test
	@Override
	public void aLargeResultInATransactionIsReadWholeAndTheTransactionGoesOn() {
		assertEndsTransaction(ErrorKind.TOO_BIG, Statement.of(LARGE));
	}

	@Test
	@Override
	public void aFailureAfterTheFirstRowComesFromTheStream() {
		failure(ErrorKind.DATA,
				() -> client().sql("SELECT abs(column1) FROM (VALUES (1), (-9223372036854775808))").stream().toList());
	}

	@Test
	@Override
	public void aStreamThatFailsDoesNotEndItsTransaction() {
		client().execute("CREATE TABLE t (a)");
		try (LibsqlTransaction tx = client().begin()) {
			tx.execute("INSERT INTO t VALUES (1)");
			failure(ErrorKind.SYNTAX, () -> tx.sql("SELECT * FROM missing").stream().toList());
			failure(ErrorKind.TRANSACTION_LOST, tx::commit);
		}
		assertThat(count("t")).isZero();
	}

	@Test
	@Override
	public void aTransactionHoldsTheLockAlsoIfItsFirstStatementHasFailed() {
		client().execute("CREATE TABLE t (a)");
		try (LibsqlTransaction first = client().begin()) {
			failure(ErrorKind.DATA, () -> first.sql("SELECT abs(-9223372036854775807 - 1)").stream().toList());
			client().execute("INSERT INTO t VALUES (1)");
			failure(ErrorKind.TRANSACTION_LOST, first::commit);
		}
		assertThat(count("t")).isEqualTo(1);
	}

	private void assertEndsTransaction(ErrorKind kind, Statement... statements) {
		client().execute("CREATE TABLE t (a)");
		try (LibsqlTransaction tx = client().begin()) {
			tx.execute("INSERT INTO t VALUES (0)");
			LibsqlException failure = failure(kind, () -> tx.batch(List.of(statements)));
			assertThat(failure.sql()).contains(statements[statements.length - 1].sql());
			assertThat(tx.isClosed()).isTrue();
			assertThat(failure(ErrorKind.TRANSACTION_LOST, () -> tx.execute("INSERT INTO t VALUES (1)")))
				.hasMessageContaining(failure.code());
			failure(ErrorKind.TRANSACTION_LOST, tx::commit);
		}
		assertThat(count("t")).isZero();
		client().execute("DROP TABLE t");
	}

	@Test
	@Override
	public void aFailedStatementDoesNotEndTheTransaction() {
		for (String sql : new String[] { "SELECT foo", "SELECT * FROM missing", "SELEKT" }) {
			assertEndsTransaction(ErrorKind.SYNTAX, Statement.of(sql));
		}
	}

	@Test
	@Override
	public void argumentErrorsLeaveTheTransactionOpen() {
		assertEndsTransaction(ErrorKind.ARGUMENTS, Statement.of("INSERT INTO t VALUES (?)"));
		assertEndsTransaction(ErrorKind.ARGUMENTS, Statement.of("INSERT INTO t VALUES (?)", 1, 2));
	}

	@ParameterizedTest
	@ValueSource(strings = { "SELECT foo()", "SELECT * FROM missing", "INSERT INTO t VALUES (", "SELEKT 1" })
	@Override
	public void anErrorInABatchStopsItAndKeepsWhatWasBefore(String bad) {
		assertEndsTransaction(ErrorKind.SYNTAX, Statement.of("INSERT INTO t VALUES (1)"), Statement.of(bad));
	}

	@Test
	@Override
	public void anErrorInAScriptStopsItAndKeepsWhatWasBefore() {
		client().execute("CREATE TABLE t (a)");
		try (LibsqlTransaction tx = client().begin()) {
			failure(ErrorKind.SYNTAX,
					() -> tx.executeScript("INSERT INTO t VALUES (1); INSERT INTO t VALUES (foo()); SELECT 1"));
			failure(ErrorKind.TRANSACTION_LOST, tx::commit);
		}
		assertThat(count("t")).isZero();
	}

	@Test
	@Override
	public void aTransactionIsUsableAfterAnErrorAtAnyIndexOfABatch() {
		assertEndsTransaction(ErrorKind.SYNTAX, Statement.of("SELECT foobar"));
		assertEndsTransaction(ErrorKind.SYNTAX, Statement.of("INSERT INTO t VALUES (1)"),
				Statement.of("INSERT INTO t VALUES (2)"), Statement.of("SELECT foobar"));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1 })
	@Override
	public void theIndexIsKnownInAReadTransactionToo(int index) {
		Statement bad = Statement.of("SELECT invalid_column");
		List<Statement> statements = (index == 0) ? List.of(bad, Statement.of("SELECT 1"))
				: List.of(Statement.of("SELECT 1"), bad);
		try (LibsqlTransaction tx = client().begin(TransactionMode.READ)) {
			assertThat(failure(ErrorKind.SYNTAX, () -> tx.batch(statements)).statementIndex()).hasValue(index);
			assertThat(tx.isClosed()).isTrue();
		}
	}

	@Test
	@Override
	public void readersAreSeparate() {
		client().execute("CREATE TABLE t (a)");
		try (LibsqlTransaction one = client().begin(TransactionMode.READ);
				LibsqlTransaction two = otherClient().begin(TransactionMode.READ)) {
			one.execute("SELECT * FROM t");
			two.execute("SELECT * FROM t");
			failure(ErrorKind.SYNTAX, () -> two.execute("SELECT foobar"));
			assertThat(two.isClosed()).isTrue();
			assertThat(one.execute("SELECT * FROM t").rows()).isEmpty();
			one.commit();
		}
	}

}
