package io.github.libsqlspring.boot.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.context.ApplicationContext;
import reactor.netty.http.client.HttpClient;

import io.github.libsqlspring.client.LibsqlClient;

/**
 * What {@code spring.http.clients.*} and its customizers say of all HTTP clients of the
 * application. Apart, because Spring Boot's module for them may be missing.
 */
final class CommonHttpClientSettings {

	private CommonHttpClientSettings() {
	}

	static void apply(LibsqlClient.Builder builder, ApplicationContext context) {
		HttpClientSettings settings = context.getBeanProvider(HttpClientSettings.class).getIfUnique();
		if (settings == null) {
			settings = HttpClientSettings.defaults();
		}
		applyLimit(settings.connectTimeout(), builder::connectTimeout);
		applyLimit(settings.readTimeout(), builder::responseTimeout);
		SslBundle bundle = settings.sslBundle();
		ReactorClientHttpConnectorBuilder connector = connector(context);
		// Time limits and TLS are applied by others, and here their default.
		HttpClientSettings others = settings.withTimeouts(null, null).withSslBundle(null);
		builder.httpClient((client) -> customize(client, connector, others));
		if (bundle != null) {
			builder.httpClient(new BundleSslContext(bundle)::secure);
		}
	}

	// Zero is without limit for some clients, which a database must never be.
	private static void applyLimit(@Nullable Duration timeout, Consumer<Duration> setting) {
		if (timeout != null && !timeout.isZero() && !timeout.isNegative()) {
			setting.accept(timeout);
		}
	}

	// With the customizers of the application, unless it has chosen another library for
	// its HTTP clients, for which they are then.
	private static ReactorClientHttpConnectorBuilder connector(ApplicationContext context) {
		ClientHttpConnectorBuilder<?> chosen = context.getBeanProvider(ClientHttpConnectorBuilder.class).getIfUnique();
		return (chosen instanceof ReactorClientHttpConnectorBuilder reactor) ? reactor
				: ClientHttpConnectorBuilder.reactor();
	}

	// The connector is not of use, but the client in it, which has no accessor.
	private static HttpClient customize(HttpClient client, ReactorClientHttpConnectorBuilder connector,
			HttpClientSettings settings) {
		List<HttpClient> customized = new ArrayList<>();
		connector.withHttpClientFactory(() -> client).withHttpClientCustomizer((result) -> {
			customized.add(result);
			return result;
		}).build(settings);
		// Spring Boot's default costs more than it saves where replies are small.
		return customized.get(0).compress(false);
	}

}
