package io.github.libsqlspring.client;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.libsqlspring.Row;
import io.github.libsqlspring.TransactionMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Results larger than the 10 MB that a server sends in one piece.
 */
interface LargeResultContract extends ClientContract {

	/** 12 MB in 12 rows. */
	String LARGE = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12) "
			+ "SELECT i, zeroblob(1000000) AS data FROM n";

	@Test
	default void aLargeResultOfAQueryIsReadWhole() {
		List<Row> rows = client().sql(LARGE).query().list();
		assertThat(rows).extracting((row) -> row.getLong("i")).hasSize(12).startsWith(1L, 2L).endsWith(12L);
		assertThat(rows.get(11).getBytes("data")).hasSize(1_000_000);
	}

	@Test
	default void aLargeResultInATransactionIsReadWholeAndTheTransactionGoesOn() {
		client().execute("CREATE TABLE t (a)");
		try (LibsqlTransaction transaction = client().begin(TransactionMode.WRITE)) {
			transaction.execute("INSERT INTO t VALUES (1)");
			assertThat(transaction.execute(LARGE).rows()).hasSize(12);
			transaction.execute("INSERT INTO t VALUES (2)");
			transaction.commit();
		}
		assertThat(count("t")).isEqualTo(2);
	}

}
