package io.github.libsqlspring.hrana;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;

import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.ProxyProvider;

/**
 * The proxy that the virtual machine is told to use, by the system properties
 * {@code https.proxyHost}, {@code http.nonProxyHosts} and so on, or by a
 * {@link ProxySelector}. Reactor Netty's own reading of the properties takes no account
 * of the scheme of the target.
 */
final class SystemProxy {

	private static final int SOCKS_5 = 5;

	private SystemProxy() {
	}

	static HttpClient apply(HttpClient client, URI server) {
		ProxySelector selector = ProxySelector.getDefault();
		List<Proxy> proxies = (selector != null) ? selector.select(server) : List.of();
		if (proxies.isEmpty() || !(proxies.get(0).address() instanceof InetSocketAddress address)) {
			return client;
		}
		ProxyProvider.Proxy type = type(proxies.get(0));
		return client.proxy((spec) -> spec.type(type).host(address.getHostString()).port(address.getPort()));
	}

	private static ProxyProvider.Proxy type(Proxy proxy) {
		if (proxy.type() != Proxy.Type.SOCKS) {
			return ProxyProvider.Proxy.HTTP;
		}
		boolean newest = Integer.getInteger("socksProxyVersion", SOCKS_5) == SOCKS_5;
		return newest ? ProxyProvider.Proxy.SOCKS5 : ProxyProvider.Proxy.SOCKS4;
	}

}
