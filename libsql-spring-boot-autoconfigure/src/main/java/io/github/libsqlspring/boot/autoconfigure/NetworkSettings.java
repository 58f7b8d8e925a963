package io.github.libsqlspring.boot.autoconfigure;

import java.time.Duration;

import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.ClassUtils;

import io.github.libsqlspring.client.LibsqlClient;

/**
 * How connections to a server are made: what is written below {@code libsql}, and for
 * what is not, what Spring Boot says of all HTTP clients.
 */
final class NetworkSettings {

	static final String SETTINGS_OF_SPRING_BOOT = "org.springframework.boot.http.client.HttpClientSettings";

	private NetworkSettings() {
	}

	static void apply(LibsqlClient.Builder builder, DatabaseSetup setup, TextProperties texts) {
		LibsqlProperties properties = setup.properties();
		if (ClassUtils.isPresent(SETTINGS_OF_SPRING_BOOT, setup.context().getClassLoader())) {
			CommonHttpClientSettings.apply(builder, setup.context());
		}
		Duration connectTimeout = properties.connectTimeout();
		if (connectTimeout != null) {
			builder.connectTimeout(connectTimeout);
		}
		Duration responseTimeout = properties.responseTimeout();
		if (responseTimeout != null) {
			builder.responseTimeout(responseTimeout);
		}
		String bundle = texts.check(setup.property("ssl.bundle"), properties.ssl().bundle());
		if (bundle != null) {
			applyBundle(builder, setup, bundle);
		}
		ProxySettings.apply(builder, setup, texts);
	}

	private static void applyBundle(LibsqlClient.Builder builder, DatabaseSetup setup, String name) {
		SslBundles bundles = setup.context().getBean(SslBundles.class);
		BundleSslContext context = new BundleSslContext(bundle(bundles, setup, name));
		bundles.addBundleUpdateHandler(name, context::use);
		builder.httpClient(context::secure);
	}

	private static SslBundle bundle(SslBundles bundles, DatabaseSetup setup, String name) {
		try {
			return bundles.getBundle(name);
		}
		catch (NoSuchSslBundleException ex) {
			throw UnusablePropertyException.sslBundle(setup.property("ssl.bundle"), name);
		}
	}

}
