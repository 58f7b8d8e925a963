package io.github.libsqlspring.client;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.Row;
import io.github.libsqlspring.Statement;
import io.github.libsqlspring.StatementResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contracts on a libSQL server, as a client talks to it unless told otherwise.
 */
class RemoteClientTests extends RemoteContractTests {

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

	@Test
	void requestsPassTheFiltersOfTheApplication() {
		AtomicInteger requests = new AtomicInteger();
		WebClient.Builder webClient = WebClient.builder().filter((request, next) -> {
			requests.incrementAndGet();
			return next.exchange(request);
		});
		try (LibsqlClient filtered = LibsqlClient.builder().url(url(port())).webClientBuilder(webClient).build()) {
			assertThat(filtered.execute("SELECT 42").rows().get(0).getLong(0)).isEqualTo(42);
		}
		assertThat(requests).hasPositiveValue();
	}

}
