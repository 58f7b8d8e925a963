package io.github.libsqlspring.boot.autoconfigure;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.ProxyProvider;

import io.github.libsqlspring.client.LibsqlClient;

/**
 * The proxy on the way to a server, if it is not that of the virtual machine.
 *
 * @param type how to speak to it
 * @param host its host
 * @param port its port
 * @param username who asks, or {@code null}
 * @param password the password of that name, or {@code null}
 */
record ProxySettings(ProxyProvider.Proxy type, String host, int port, @Nullable String username,
		@Nullable String password) {

	static void apply(LibsqlClient.Builder builder, DatabaseSetup setup, TextProperties texts) {
		LibsqlProperties.Proxy proxy = setup.properties().proxy();
		if (proxy.type() == LibsqlProperties.ProxyType.NONE) {
			builder.httpClient(HttpClient::noProxy);
			return;
		}
		String host = texts.check(setup.property("proxy.host"), proxy.host());
		Integer port = proxy.port();
		if (host == null && port == null) {
			return;
		}
		if (host == null || port == null) {
			throw UnusablePropertyException.alone(setup.property((host != null) ? "proxy.host" : "proxy.port"),
					setup.property((host != null) ? "proxy.port" : "proxy.host"));
		}
		ProxySettings settings = new ProxySettings(ProxyProvider.Proxy.valueOf(proxy.type().name()), host, port,
				texts.check(setup.property("proxy.username"), proxy.username()),
				texts.check(setup.property("proxy.password"), proxy.password()));
		builder.httpClient((client) -> client.proxy(settings::describe));
	}

	private void describe(ProxyProvider.TypeSpec spec) {
		ProxyProvider.Builder proxy = spec.type(this.type).host(this.host).port(this.port);
		if (this.username != null) {
			proxy.username(this.username);
			proxy.password((name) -> Objects.requireNonNullElse(this.password, ""));
		}
	}

	@Override
	public String toString() {
		return "ProxySettings[" + this.type + ", " + this.host + ":" + this.port + "]";
	}

}
