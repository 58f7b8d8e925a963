package io.github.libsqlspring.hrana;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.function.Supplier;

import io.netty.handler.proxy.ProxyConnectException;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.ProxyProvider;

/**
 * Nobody answers where the proxy should be. Without the name of the proxy, the failure
 * would be taken for one of the server.
 */
final class ProxyUnreachableException extends ConnectException {

	private static final long serialVersionUID = 1L;

	private ProxyUnreachableException(String proxy, IOException cause) {
		super("the proxy " + proxy + " cannot be reached");
		initCause(cause);
	}

	/**
	 * Tells failures to connect to a proxy from others.
	 * @param client the client, with its proxy if it has one
	 * @param server where it goes
	 * @return a client whose failures say so
	 */
	static HttpClient tell(HttpClient client, URI server) {
		Supplier<ProxyProvider> supplier = client.configuration().proxyProviderSupplier();
		ProxyProvider proxy = (supplier != null) ? supplier.get() : client.configuration().proxyProvider();
		if (proxy == null || !proxy.shouldProxy(InetSocketAddress.createUnresolved(server.getHost(), 0))) {
			return client;
		}
		return client.mapConnect((connection) -> connection.onErrorMap(ProxyUnreachableException::isNoConnection,
				(ex) -> new ProxyUnreachableException(name(proxy.getProxyAddress()), (IOException) ex)));
	}

	// What the proxy itself has refused is another matter.
	private static boolean isNoConnection(Throwable failure) {
		return (failure instanceof ConnectException && !(failure instanceof ProxyConnectException))
				|| failure instanceof UnknownHostException || failure instanceof NoRouteToHostException;
	}

	private static String name(SocketAddress address) {
		return (address instanceof InetSocketAddress internet) ? internet.getHostString() + ":" + internet.getPort()
				: address.toString();
	}

}
