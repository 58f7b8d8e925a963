package io.github.libsqlspring.client;

import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contracts on a libSQL server, as a client talks to it unless told otherwise.
 */
class RemoteClientTests extends RemoteContractTests {

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
