package io.github.libsqlspring.hrana;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class ClosedConnectionsTests {

	private static final IOException CLOSED = new IOException("Error while acquiring from a.Pool@1");

	private final AtomicInteger tries = new AtomicInteger();

	private ClientResponse send(int failures, Throwable failure) {
		ClientRequest request = ClientRequest.create(HttpMethod.POST, URI.create("http://localhost")).build();
		return new ClosedConnections()
			.filter(request, (sent) -> Mono.defer(() -> (this.tries.incrementAndGet() > failures)
					? Mono.just(ClientResponse.create(HttpStatus.OK).build()) : Mono.error(failure)))
			.block();
	}

	@Test
	void arePassedOver() {
		assertThat(send(3, new IllegalStateException(CLOSED)).statusCode()).isEqualTo(HttpStatus.OK);
		assertThat(this.tries).hasValue(4);
	}

	@Test
	void areNotTriedForEver() {
		assertThatException().isThrownBy(() -> send(Integer.MAX_VALUE, CLOSED)).havingRootCause().isSameAs(CLOSED);
	}

	@Test
	void thatBreakLaterAreLeftToOthers() {
		assertThatException().isThrownBy(() -> send(1, new IOException("Connection reset by peer")));
		assertThat(this.tries).hasValue(1);
	}

}
