package io.github.libsqlspring.boot.autoconfigure;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.web.reactive.function.client.WebClient;

import io.github.libsqlspring.client.DatabaseBuilder;

/**
 * What only a server needs. Apart, so that an embedded database does without Spring
 * WebFlux, which the parameter of a bean method would demand.
 */
final class RemoteSettings {

	private RemoteSettings() {
	}

	static void apply(DatabaseBuilder builder, BeanFactory beans) {
		beans.getBeanProvider(WebClient.Builder.class).ifUnique(builder::webClientBuilder);
	}

}
