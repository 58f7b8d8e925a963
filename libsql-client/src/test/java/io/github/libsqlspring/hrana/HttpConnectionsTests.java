package io.github.libsqlspring.hrana;

import java.net.URI;

import org.junit.jupiter.api.Test;
import reactor.netty.resources.ConnectionProvider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The connections that the databases of one server share.
 */
class HttpConnectionsTests {

	private static final URI SERVER = URI.create("http://shared.test:8080");

	private static ConnectionProvider acquireAndRelease() {
		ConnectionProvider connections = HttpConnections.acquire(SERVER);
		HttpConnections.release(SERVER);
		return connections;
	}

	@Test
	void theyAreSharedUntilTheLastUserHasGone() {
		ConnectionProvider first = HttpConnections.acquire(SERVER);
		assertThat(acquireAndRelease()).isSameAs(first);

		HttpConnections.release(SERVER);
		assertThat(acquireAndRelease()).isNotSameAs(first);
	}

	@Test
	void aDatabaseThatCannotBeMadeIsNoUser() {
		assertThatIllegalStateException().isThrownBy(() -> {
			HranaOptions options = HranaOptions.builder(SERVER).httpClient((client) -> {
				throw new IllegalStateException("No such certificate");
			}).build();
			HranaDatabase.create(options);
		});

		assertThat(acquireAndRelease()).isNotSameAs(acquireAndRelease());
	}

}
