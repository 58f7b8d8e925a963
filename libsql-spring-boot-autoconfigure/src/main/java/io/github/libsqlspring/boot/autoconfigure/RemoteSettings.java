package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.context.ApplicationContext;
import org.springframework.web.reactive.function.client.WebClient;

import io.github.libsqlspring.RetryListener;
import io.github.libsqlspring.client.LibsqlClient;

/**
 * What only a server needs. Apart, so that an embedded database does without Spring
 * WebFlux, which the parameter of a bean method would demand.
 */
final class RemoteSettings {

	private RemoteSettings() {
	}

	static void apply(LibsqlClient.Builder builder, DatabaseSetup setup, LibsqlConnectionDetails details) {
		LibsqlProperties properties = setup.properties();
		ApplicationContext context = setup.context();
		builder.transport(properties.transport())
			.maxResultSize(Math.toIntExact(properties.maxResultSize().toBytes()))
			.retry(properties.retry().toPolicy(),
					new RetryListeners(Qualified.beans(context, RetryListener.class, setup.name()).toList()));
		TextProperties texts = new TextProperties(context.getEnvironment());
		applyTexts(builder, setup, texts);
		TokenSettings.apply(builder, setup, details, texts);
		NetworkSettings.apply(builder, setup, texts);
		context.getBeanProvider(WebClient.Builder.class).ifUnique(builder::webClientBuilder);
	}

	private static void applyTexts(LibsqlClient.Builder builder, DatabaseSetup setup, TextProperties texts) {
		LibsqlProperties properties = setup.properties();
		properties.headers().forEach((name, value) -> {
			String text = texts.check(setup.property("headers." + name), value);
			if (text != null) {
				builder.header(name, text);
			}
		});
		String namespace = texts.check(setup.property("namespace"), properties.namespace());
		if (namespace != null) {
			builder.namespace(namespace);
		}
		String key = texts.check(setup.property("remote-encryption-key"), properties.remoteEncryptionKey());
		if (key != null) {
			builder.encryptionKey(key);
		}
	}

}
