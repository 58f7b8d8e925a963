package io.github.libsqlspring.hrana;

import io.netty.channel.ChannelOption;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;

/**
 * How connections to a server are made, whatever they carry: what the user has set about
 * proxy, TLS and other things, but not what the protocol or a promise depends on.
 */
final class ServerConnections {

	private ServerConnections() {
	}

	static HttpClient configure(HttpClient client, HranaOptions options) {
		HttpClient customized = options.httpClientCustomizer().apply(SystemProxy.apply(client, options.baseUri()));
		return ProxyUnreachableException.tell(customized, options.baseUri())
			// No upgrade to h2c: libSQL servers accept it and then never answer.
			.protocol(HttpProtocol.HTTP11)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, connectMillis(options))
			// A repeated request could execute a write twice.
			.disableRetry(true)
			// It would take the token along, to where nobody has sent it.
			.followRedirect(false)
			// Each call has a limit of its own.
			.responseTimeout(null);
	}

	static int connectMillis(HranaOptions options) {
		return (int) Math.max(Math.min(options.connectTimeout().toMillis(), Integer.MAX_VALUE), 1);
	}

}
