package io.github.libsqlspring.client;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;
import io.github.libsqlspring.hrana.HranaProtocol;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contracts on a libSQL server, by Hrana 3 as JSON over HTTP.
 */
class JsonClientTests extends RemoteContractTests {

	@Override
	void configure(LibsqlClient.Builder builder) {
		builder.protocols(List.of(HranaProtocol.V3_JSON));
	}

	@Test
	void aStoredInfinityFailsWhenItIsReadAndNamesItsColumn() {
		client().execute("CREATE TABLE t (a)");
		List<StatementResult> results = client().batch(List.of(Statement.of("INSERT INTO t VALUES (9e999)"),
				Statement.of("SELECT 1 AS one, a AS big FROM t")));
		Row row = results.get(1).rows().get(0);
		assertThat(row.getLong("one")).isEqualTo(1);
		assertThat(failure(ErrorKind.RESULT, () -> row.getDouble("big"))).hasMessageContaining("'big'");
		assertThat(count("t")).isEqualTo(1);
	}

}
