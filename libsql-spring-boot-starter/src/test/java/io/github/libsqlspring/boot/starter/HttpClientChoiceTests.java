package io.github.libsqlspring.boot.starter;

import org.junit.jupiter.api.Test;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.reactive.ClientHttpConnectorBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.client.ReactorClientHttpRequestFactory;
import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the starter's reactor-netty does to the HTTP clients of an application.
 */
class HttpClientChoiceTests {

	@Test
	void reactorNettyBecomesTheChoiceForRestClientAndWebClient() {
		try (ConfigurableApplicationContext context = Application.start("libsql.url=:memory:")) {
			assertThat(context.getBean(ClientHttpRequestFactoryBuilder.class).build())
				.isInstanceOf(ReactorClientHttpRequestFactory.class);
			assertThat(context.getBean(ClientHttpConnectorBuilder.class).build())
				.isInstanceOf(ReactorClientHttpConnector.class);
		}
	}

	@Test
	void propertiesUndoIt() {
		try (ConfigurableApplicationContext context = Application.start("libsql.url=:memory:",
				"spring.http.clients.imperative.factory=jdk", "spring.http.clients.reactive.connector=jdk")) {
			assertThat(context.getBean(ClientHttpRequestFactoryBuilder.class).build())
				.isInstanceOf(JdkClientHttpRequestFactory.class);
			assertThat(context.getBean(ClientHttpConnectorBuilder.class).build())
				.isInstanceOf(JdkClientHttpConnector.class);
		}
	}

}
