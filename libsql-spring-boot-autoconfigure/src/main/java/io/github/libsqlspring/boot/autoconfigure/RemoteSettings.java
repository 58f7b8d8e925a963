package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.context.ApplicationContext;
import org.springframework.web.reactive.function.client.WebClient;

import io.github.libsqlspring.RetryListener;
import io.github.libsqlspring.client.DatabaseBuilder;

/**
 * What only a server needs. Apart, so that an embedded database does without Spring
 * WebFlux, which the parameter of a bean method would demand.
 */
final class RemoteSettings {

	private RemoteSettings() {
	}

	static void apply(DatabaseBuilder builder, LibsqlProperties properties, ApplicationContext context) {
		builder.transport(properties.transport())
			.connectTimeout(properties.connectTimeout())
			.responseTimeout(properties.responseTimeout())
			.maxResultSize(Math.toIntExact(properties.maxResultSize().toBytes()))
			.retry(properties.retry().toPolicy(),
					new RetryListeners(context.getBeanProvider(RetryListener.class).orderedStream().toList()));
		applyTexts(builder, properties, new TextProperties(context.getEnvironment()));
		context.getBeanProvider(WebClient.Builder.class).ifUnique(builder::webClientBuilder);
	}

	private static void applyTexts(DatabaseBuilder builder, LibsqlProperties properties, TextProperties texts) {
		properties.headers().forEach((name, value) -> {
			String text = texts.check("libsql.headers." + name, value);
			if (text != null) {
				builder.header(name, text);
			}
		});
		String namespace = texts.check("libsql.namespace", properties.namespace());
		if (namespace != null) {
			builder.namespace(namespace);
		}
		String key = texts.check("libsql.remote-encryption-key", properties.remoteEncryptionKey());
		if (key != null) {
			builder.encryptionKey(key);
		}
	}

}
