package io.github.libsqlspring.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.netty.transport.ProxyProvider;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.test.ConnectProxy;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A server that is reached through a proxy alone: its host has no address.
 */
class ProxyTests {

	private static final String URL = "http://db.invalid:8080";

	private static final ProxySelector BEFORE = ProxySelector.getDefault();

	private static SqldServer server;

	@BeforeAll
	static void start() {
		server = SqldServer.start();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@AfterEach
	void forget() {
		ProxySelector.setDefault(BEFORE);
	}

	private static long selectOne(LibsqlClient client) {
		return client.sql("SELECT 1").query(Long.class).single();
	}

	private static LibsqlClient.Builder client(TransportType transport) {
		return LibsqlClient.builder().url(URL).transport(transport);
	}

	private static void selectProxyFor(String scheme, String host, int port) {
		ProxySelector.setDefault(new ProxySelector() {

			@Override
			public List<Proxy> select(URI uri) {
				if (!uri.getScheme().equals(scheme)) {
					// Of the sockets of this test.
					return List.of(Proxy.NO_PROXY);
				}
				return List.of(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port)),
						Proxy.NO_PROXY);
			}

			@Override
			public void connectFailed(URI uri, SocketAddress address, IOException failure) {
			}

		});
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
	void thatTheVirtualMachineNamesIsUsed(TransportType transport) {
		try (ConnectProxy proxy = ConnectProxy.to(server.port())) {
			selectProxyFor("http", "localhost", proxy.port());
			try (LibsqlClient client = client(transport).build()) {
				assertThat(selectOne(client)).isEqualTo(1);
			}
			assertThat(proxy.targets()).isNotEmpty().containsOnly("db.invalid:8080");
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
	void thatTheApplicationSetsWins(TransportType transport) {
		try (ConnectProxy proxy = ConnectProxy.to(server.port(), "me", "pa:ss")) {
			selectProxyFor("http", "other.invalid", 1);
			try (LibsqlClient client = client(transport)
				.httpClient((http) -> http.proxy((spec) -> spec.type(ProxyProvider.Proxy.HTTP)
					.host("localhost")
					.port(proxy.port())
					.username("me")
					.password((name) -> "pa:ss")))
				.build()) {
				assertThat(selectOne(client)).isEqualTo(1);
			}
			assertThat(proxy.targets()).isNotEmpty().containsOnly("db.invalid:8080");
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
	void thatRefusesIsNamedWithoutThePassword(TransportType transport) {
		try (ConnectProxy proxy = ConnectProxy.to(server.port(), "me", "right");
				LibsqlClient client = client(transport)
					.httpClient((http) -> http.proxy((spec) -> spec.type(ProxyProvider.Proxy.HTTP)
						.host("localhost")
						.port(proxy.port())
						.username("me")
						.password((name) -> "wrong-one")))
					.build()) {
			LibsqlException failure = catchThrowableOfType(LibsqlException.class, () -> selectOne(client));

			assertThat(failure.kind()).isEqualTo(ErrorKind.CONNECTION);
			assertThat(failure.outcomeUnknown()).isFalse();
			assertThat(failure).hasMessageContaining("the proxy has not let it through")
				.hasMessageContaining("407")
				.hasMessageNotContaining("wrong-one");
		}
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "AUTO")
	void thatIsNotThereIsNamed(TransportType transport) {
		int port;
		try (ConnectProxy proxy = ConnectProxy.to(server.port())) {
			port = proxy.port();
		}
		selectProxyFor("http", "localhost", port);
		try (LibsqlClient client = client(transport).build()) {
			LibsqlException failure = catchThrowableOfType(LibsqlException.class, () -> selectOne(client));

			assertThat(failure.kind()).isEqualTo(ErrorKind.CONNECTION);
			assertThat(failure.outcomeUnknown()).isFalse();
			assertThat(failure).hasMessageContaining("the proxy localhost:" + port + " cannot be reached");
		}
	}

}
