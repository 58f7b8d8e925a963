package io.github.libsqlspring.hrana;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.ProxyProvider;

import static org.assertj.core.api.Assertions.assertThat;

class SystemProxyTests {

	private static final InetSocketAddress ADDRESS = InetSocketAddress.createUnresolved("127.0.0.1", 1080);

	private final ProxySelector before = ProxySelector.getDefault();

	@AfterEach
	void forget() {
		ProxySelector.setDefault(this.before);
		System.clearProperty("socksProxyVersion");
	}

	private static @Nullable ProxyProvider selected(Proxy... proxies) {
		ProxySelector.setDefault(new ProxySelector() {

			@Override
			public List<Proxy> select(URI uri) {
				assertThat(uri).hasToString("https://db.example.com");
				return List.of(proxies);
			}

			@Override
			public void connectFailed(URI uri, SocketAddress address, IOException failure) {
			}

		});
		return configured();
	}

	private static @Nullable ProxyProvider configured() {
		HttpClient client = SystemProxy.apply(HttpClient.newConnection(), URI.create("https://db.example.com"));
		return client.configuration().proxyProvider();
	}

	@Test
	void isTheFirstThatIsSelected() {
		ProxyProvider proxy = selected(new Proxy(Proxy.Type.HTTP, ADDRESS), Proxy.NO_PROXY);

		assertThat(proxy).isNotNull();
		assertThat(proxy.getType()).isEqualTo(ProxyProvider.Proxy.HTTP);
		assertThat(proxy.getAddress().get()).hasToString("/127.0.0.1:1080");
	}

	@Test
	void mayBeOneForSockets() {
		ProxyProvider proxy = selected(new Proxy(Proxy.Type.SOCKS, ADDRESS));

		assertThat(proxy).isNotNull();
		assertThat(proxy.getType()).isEqualTo(ProxyProvider.Proxy.SOCKS5);
	}

	@Test
	void mayBeAnOldOneForSockets() {
		System.setProperty("socksProxyVersion", "4");

		ProxyProvider proxy = selected(new Proxy(Proxy.Type.SOCKS, ADDRESS));

		assertThat(proxy).isNotNull();
		assertThat(proxy.getType()).isEqualTo(ProxyProvider.Proxy.SOCKS4);
	}

	@Test
	void isNoneIfTheFirstIsNone() {
		assertThat(selected(Proxy.NO_PROXY, new Proxy(Proxy.Type.HTTP, ADDRESS))).isNull();
	}

	@Test
	void isNoneIfNoneIsSelected() {
		assertThat(selected()).isNull();
	}

	@Test
	void isNoneIfNobodySelects() {
		ProxySelector.setDefault(null);

		assertThat(configured()).isNull();
	}

}
