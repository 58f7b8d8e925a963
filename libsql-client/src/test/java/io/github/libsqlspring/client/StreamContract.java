package io.github.libsqlspring.client;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.TransactionMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Rows that are read as they are asked for, and the time limit of a statement.
 */
interface StreamContract extends ClientContract {

	/**
	 * Numbers from 1 that do not end.
	 */
	String ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c";

	/**
	 * An answer that never comes.
	 */
	String NEVER = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT sum(x) FROM c WHERE x < 0";

	@Test
	default void aStreamGivesAllRowsInOrder() {
		try (Stream<Long> numbers = client().sql(ENDLESS + " LIMIT ?").param(5000).query(Long.class).stream()) {
			List<Long> read = numbers.toList();
			assertThat(read).hasSize(5000).startsWith(1L, 2L).last().isEqualTo(5000L);
		}
	}

	@Test
	default void aStreamOfNoRowsIsEmpty() {
		try (Stream<Row> rows = client().sql("SELECT 1 WHERE 0").stream()) {
			assertThat(rows).isEmpty();
		}
	}

	@Test
	default void aStreamThatIsClosedEarlyStopsTheStatement() {
		try (Stream<Long> numbers = client().sql(endlessStatement()).query(Long.class).stream()) {
			assertThat(numbers.limit(3)).containsExactly(1L, 2L, 3L);
		}
		assertThat(row("SELECT 7").getLong(0)).isEqualTo(7);
	}

	@Test
	default void aFailureAfterTheFirstRowComesFromTheStream() {
		String sql = "WITH c(x) AS (VALUES (1), (2), (-9223372036854775808)) SELECT abs(x) FROM c";
		try (Stream<Long> numbers = client().sql(sql).query(Long.class).stream()) {
			Iterator<Long> iterator = numbers.iterator();
			assertThat(failure(ErrorKind.DATA, () -> iterator.forEachRemaining((number) -> {
			}))).hasMessageContaining("overflow");
		}
		assertThat(row("SELECT 7").getLong(0)).isEqualTo(7);
	}

	@Test
	default void aFailureBeforeTheFirstRowComesAtOnce() {
		failure(ErrorKind.SYNTAX, () -> client().sql("SELECT * FROM missing").stream().close());
		failure(ErrorKind.TRANSACTION_STATE, () -> client().sql("COMMIT").stream().close());
	}

	@Test
	default void aMapperThatFailsClosesTheStream() {
		try (LibsqlTransaction tx = client().begin(TransactionMode.READ)) {
			Stream<Long> numbers = tx.sql(longStatement()).query((row) -> row.getLong("missing")).stream();
			failure(ErrorKind.RESULT, numbers::toList);
			assertThat(tx.sql("SELECT 7").query(Long.class).single()).isEqualTo(7);
		}
	}

	@Test
	default void aChangeThatReturnsRowsIsKeptAlsoIfItsStreamIsClosedEarly() {
		client().execute("CREATE TABLE t (a)");
		String sql = "INSERT INTO t WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 5000) "
				+ "SELECT x FROM c RETURNING a";
		try (Stream<Long> all = client().sql(sql).query(Long.class).stream()) {
			assertThat(all).hasSize(5000);
		}
		for (int i = 2; i <= 5; i++) {
			try (Stream<Long> some = client().sql(sql).query(Long.class).stream()) {
				assertThat(some.findFirst()).hasValue(1L);
			}
			assertThat(count("t")).isEqualTo(i * 5000);
		}
		try (LibsqlTransaction tx = client().begin()) {
			try (Stream<Long> some = tx.sql(sql).query(Long.class).stream()) {
				assertThat(some.findFirst()).hasValue(1L);
			}
			tx.commit();
		}
		assertThat(count("t")).isEqualTo(30_000);
	}

	@Test
	default void aStreamIsPartOfItsTransaction() {
		client().execute("CREATE TABLE t (a)");
		try (LibsqlTransaction tx = client().begin()) {
			try (Stream<Long> inserted = tx.sql("INSERT INTO t VALUES (1), (2) RETURNING a")
				.query(Long.class)
				.stream()) {
				assertThat(inserted).containsExactly(1L, 2L);
			}
			try (Stream<Long> read = tx.sql("SELECT a FROM t ORDER BY a").query(Long.class).stream()) {
				assertThat(read.findFirst()).hasValue(1L);
			}
			tx.execute("INSERT INTO t VALUES (3)");
			tx.commit();
		}
		assertThat(count("t")).isEqualTo(3);
	}

	@Test
	default void aTransactionWithAnOpenStreamRefusesEverythingElse() {
		client().execute("CREATE TABLE t (a)");
		try (LibsqlTransaction tx = client().begin()) {
			tx.execute("INSERT INTO t VALUES (1)");
			try (Stream<Row> rows = tx.sql(longStatement()).stream()) {
				rows.iterator().next();
				assertThatIllegalStateException().isThrownBy(() -> tx.execute("SELECT 1"))
					.withMessageContaining("A stream of rows is open");
				assertThatIllegalStateException().isThrownBy(() -> tx.sql("SELECT 1").stream().close());
				assertThatIllegalStateException().isThrownBy(tx::commit);
			}
			tx.commit();
		}
		assertThat(count("t")).isEqualTo(1);
	}

	@Test
	default void aTransactionThatIsRolledBackClosesItsStream() {
		client().execute("CREATE TABLE t (a)");
		try (LibsqlTransaction tx = client().begin()) {
			tx.execute("INSERT INTO t VALUES (1)");
			Iterator<Row> rows = tx.sql(longStatement()).stream().iterator();
			rows.next();
			tx.rollback();
			failure(ErrorKind.CLOSED, () -> drain(rows));
		}
		client().execute("INSERT INTO t VALUES (2)");
		assertThat(count("t")).isEqualTo(1);
	}

	private static void drain(Iterator<Row> rows) {
		while (rows.hasNext()) {
			rows.next();
		}
	}

	@Test
	default void aStreamThatFailsBeforeAnythingElseDoesNotEndItsTransaction() {
		client().execute("CREATE TABLE t (a)");
		client().inTransaction((tx) -> {
			failure(ErrorKind.SYNTAX, () -> tx.sql("SELEKT").stream().toList());
			failure(ErrorKind.SYNTAX, () -> tx.sql("SELECT * FROM missing").stream().toList());
			return tx.execute("INSERT INTO t VALUES (1)");
		});

		assertThat(client().execute("SELECT a FROM t").rows()).hasSize(1);
	}

	@Test
	default void aStreamThatFailsDoesNotEndItsTransaction() {
		client().execute("CREATE TABLE t (a)");
		try (LibsqlTransaction tx = client().begin()) {
			failure(ErrorKind.SYNTAX, () -> tx.sql("SELECT * FROM missing").stream().toList());
			tx.execute("INSERT INTO t VALUES (1)");
			failure(ErrorKind.SYNTAX, () -> tx.sql("SELEKT").stream().toList());
			tx.execute("INSERT INTO t VALUES (2)");
			tx.commit();
		}
		assertThat(count("t")).isEqualTo(2);
	}

	@Test
	default void aStreamThatEndsItsTransactionLosesIt() {
		client().execute("CREATE TABLE t (a UNIQUE)");
		client().execute("INSERT INTO t VALUES (2)");
		try (LibsqlTransaction tx = client().begin()) {
			tx.execute("INSERT INTO t VALUES (1)");
			failure(ErrorKind.UNIQUE_CONSTRAINT,
					() -> tx.sql("INSERT OR ROLLBACK INTO t VALUES (3), (2) RETURNING a").stream().toList());
			failure(ErrorKind.TRANSACTION_LOST, () -> tx.execute("INSERT INTO t VALUES (4)"));
		}
		assertThat(count("t")).isEqualTo(1);
	}

	@Test
	default void aReadTransactionRefusesAStreamThatWrites() {
		client().execute("CREATE TABLE t (a)");
		try (LibsqlTransaction tx = client().begin(TransactionMode.READ)) {
			failure(ErrorKind.READ_ONLY, () -> tx.sql("INSERT INTO t VALUES (1) RETURNING a").stream().close());
			try (Stream<Row> rows = tx.sql("SELECT * FROM t").stream()) {
				assertThat(rows).isEmpty();
			}
		}
	}

	@Test
	default void aStreamThatIsForgottenDoesNotKeepTheClientFromClosing() {
		Iterator<Row> rows = otherClient().sql(endlessStatement()).stream().iterator();
		rows.next();

		// Who is interrupted does not wait for what is in use.
		Thread.currentThread().interrupt();
		otherClient().close();
		assertThat(Thread.interrupted()).isTrue();

		assertThat(otherClient().isClosed()).isTrue();
		assertThat(row("SELECT 7").getLong(0)).isEqualTo(7);
	}

	@Test
	default void aStatementThatTakesTooLongIsBrokenOff() {
		failure(ErrorKind.TIMEOUT, () -> client().sql(NEVER).timeout(Duration.ofMillis(200)).query().list());
		failure(ErrorKind.TIMEOUT, () -> client().sql(NEVER).timeout(Duration.ofMillis(200)).stream().toList());
		assertThat(row("SELECT 7").getLong(0)).isEqualTo(7);
	}

	@Test
	default void aStatementThatTakesTooLongLosesItsTransaction() {
		client().execute("CREATE TABLE t (a)");
		try (LibsqlTransaction tx = client().begin()) {
			tx.execute("INSERT INTO t VALUES (1)");
			failure(ErrorKind.TIMEOUT, () -> tx.sql(NEVER).timeout(Duration.ofMillis(200)).query().list());
			failure(ErrorKind.TRANSACTION_LOST, () -> tx.execute("INSERT INTO t VALUES (2)"));
			assertThat(tx.isClosed()).isTrue();
		}
		client().execute("INSERT INTO t VALUES (3)");
		assertThat(count("t")).isEqualTo(1);
	}

	@Test
	default void optionsOfAStatementAreAccepted() {
		client().execute("CREATE TABLE t (a UNIQUE)");
		client().sql("INSERT OR REPLACE INTO t VALUES (1)").repeatable().update();
		assertThat(client().sql("SELECT a FROM t")
			.timeout(Duration.ofSeconds(30))
			.atReplicationIndex(0)
			.query(Long.class)
			.single()).isEqualTo(1);
	}

}
