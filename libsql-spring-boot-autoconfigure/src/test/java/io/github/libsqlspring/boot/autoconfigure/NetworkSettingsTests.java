package io.github.libsqlspring.boot.autoconfigure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ClientHttpConnectorBuilderCustomizer;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.http.client.reactive.ReactorClientHttpConnectorBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.ProxyProvider;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.test.ConnectProxy;
import io.github.libsqlspring.test.SqldServer;
import io.github.libsqlspring.test.TcpProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * How connections to a server are made, shown with a real one.
 */
class NetworkSettingsTests {

	private static final String BEHIND_A_PROXY = "libsql.url=http://db.invalid:8080";

	private static SqldServer server;

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LibsqlAutoConfiguration.class, HttpClientAutoConfiguration.class,
				ReactiveHttpClientAutoConfiguration.class, WebClientAutoConfiguration.class))
		.withPropertyValues("libsql.url=" + server.url(), "libsql.retry.enabled=false");

	@BeforeAll
	static void start() {
		server = SqldServer.start();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	private static void works(ApplicationContextRunner runner) {
		runner
			.run((context) -> assertThat(context.getBean(LibsqlClient.class).sql("SELECT 1").query(Long.class).single())
				.isEqualTo(1));
	}

	private static LibsqlException failure(LibsqlClient client) {
		return catchThrowableOfType(LibsqlException.class, () -> client.execute("SELECT 1"));
	}

	@Nested
	class Timeouts {

		@ParameterizedTest
		@CsvSource({ "http, libsql.response-timeout=100ms", "websocket, libsql.response-timeout=100ms",
				"http, spring.http.clients.read-timeout=100ms", "websocket, spring.http.clients.read-timeout=100ms" })
		void aReplyThatDoesNotComeIsNotWaitedForLonger(String transport, String timeout) {
			try (TcpProxy proxy = TcpProxy.to(server.port())) {
				proxy.holdReplies();
				NetworkSettingsTests.this.runner
					.withPropertyValues("libsql.url=" + proxy.url(), "libsql.transport=" + transport, timeout)
					.run((context) -> assertThat(failure(context.getBean(LibsqlClient.class)).kind())
						.isEqualTo(ErrorKind.TIMEOUT));
			}
		}

		@Test
		void thoseOfTheDatabaseWinOverThoseOfAllHttpClients() {
			works(NetworkSettingsTests.this.runner.withPropertyValues("libsql.response-timeout=20s",
					"libsql.connect-timeout=20s", "spring.http.clients.read-timeout=1ns",
					"spring.http.clients.connect-timeout=1ns"));
		}

		@Test
		void noneOfAllHttpClientsIsNoneAtAll() {
			works(NetworkSettingsTests.this.runner.withPropertyValues("spring.http.clients.read-timeout=0",
					"spring.http.clients.connect-timeout=0"));
		}

		@ParameterizedTest
		@ValueSource(strings = { "connect-timeout", "response-timeout" })
		void arePositive(String property) {
			NetworkSettingsTests.this.runner.withPropertyValues("libsql." + property + "=0s")
				.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.hasMessage("libsql." + property + " must be positive"));
		}

	}

	@Nested
	class ProxyOfTheDatabase {

		@ParameterizedTest
		@ValueSource(strings = { "http", "websocket" })
		void leadsToTheServer(String transport) {
			try (ConnectProxy proxy = ConnectProxy.to(server.port(), "me", "pa:ss")) {
				works(NetworkSettingsTests.this.runner.withPropertyValues(BEHIND_A_PROXY,
						"libsql.transport=" + transport, "libsql.proxy.host=127.0.0.1",
						"libsql.proxy.port=" + proxy.port(), "libsql.proxy.username=me", "libsql.proxy.password=pa:ss",
						"libsql.headers.x-some=thing"));
				assertThat(proxy.targets()).isNotEmpty().containsOnly("db.invalid:8080");
			}
		}

		@Test
		void winsOverThatOfCustomizers() {
			try (ConnectProxy proxy = ConnectProxy.to(server.port())) {
				works(NetworkSettingsTests.this.runner.withUserConfiguration(BrokenProxy.class)
					.withPropertyValues(BEHIND_A_PROXY, "libsql.proxy.host=localhost",
							"libsql.proxy.port=" + proxy.port()));
			}
		}

		@Test
		void mayBeNone() {
			works(NetworkSettingsTests.this.runner.withUserConfiguration(BrokenProxy.class)
				.withPropertyValues("libsql.proxy.type=none"));
		}

		@ParameterizedTest
		@CsvSource({ "host=localhost, proxy.host, proxy.port", "port=80, proxy.port, proxy.host" })
		void needsHostAndPort(String setting, String there, String missing) {
			NetworkSettingsTests.this.runner.withPropertyValues("libsql.proxy." + setting)
				.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.isInstanceOf(UnusablePropertyException.class)
					.hasMessage("libsql." + there + " is set and libsql." + missing + " is not."));
		}

		@ParameterizedTest
		@ValueSource(strings = { "0", "65536" })
		void hasAPossiblePort(String port) {
			NetworkSettingsTests.this.runner.withPropertyValues("libsql.proxy.port=" + port)
				.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.hasMessage("libsql.proxy.port must be from 1 to 65535"));
		}

	}

	@Nested
	class CustomizersOfHttpClients {

		@ParameterizedTest
		@ValueSource(strings = { "http", "websocket" })
		void mayLeadThroughAProxy(String transport) {
			try (ConnectProxy proxy = ConnectProxy.to(server.port())) {
				works(NetworkSettingsTests.this.runner.withBean("port", Integer.class, proxy::port)
					.withUserConfiguration(ProxyByCustomizer.class)
					.withPropertyValues(BEHIND_A_PROXY, "libsql.transport=" + transport));
				assertThat(proxy.targets()).isNotEmpty().containsOnly("db.invalid:8080");
			}
		}

		@ParameterizedTest
		@ValueSource(strings = { "http", "websocket" })
		void doNotChangeWhatTheProtocolNeeds(String transport) {
			works(NetworkSettingsTests.this.runner.withUserConfiguration(Harmful.class)
				.withPropertyValues("libsql.transport=" + transport));
		}

		@Test
		void areForAnotherLibraryIfTheApplicationHasChosenOne() {
			works(NetworkSettingsTests.this.runner.withUserConfiguration(BrokenProxy.class)
				.withPropertyValues("spring.http.clients.reactive.connector=jdk"));
		}

		@Test
		void mayBeMissingWithTheirModule() {
			works(new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(LibsqlAutoConfiguration.class))
				.withClassLoader(new FilteredClassLoader("org.springframework.boot.http.client",
						"org.springframework.boot.webclient"))
				.withPropertyValues("libsql.url=" + server.url()));
		}

	}

	@Nested
	class CustomizersOfWebClient {

		@Test
		void doNoHarmWithBaseUrlConnectorAndCodecs() {
			List<String> seen = new CopyOnWriteArrayList<>();
			WebClientCustomizer customizer = (builder) -> builder.baseUrl("http://other.invalid")
				.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(1))
				.filter((request, next) -> {
					seen.add(request.url().toString());
					return next.exchange(request);
				});
			works(NetworkSettingsTests.this.runner.withBean(WebClientCustomizer.class, () -> customizer));
			assertThat(seen).isNotEmpty().allMatch((url) -> url.startsWith(server.url()));
		}

		@Test
		void mayHaveRequestsObserved() {
			List<String> observed = new CopyOnWriteArrayList<>();
			ObservationRegistry registry = ObservationRegistry.create();
			registry.observationConfig().observationHandler(new ObservationHandler<Observation.Context>() {

				@Override
				public void onStart(Observation.Context context) {
					observed.add(context.getName());
				}

				@Override
				public boolean supportsContext(Observation.Context context) {
					return true;
				}

			});
			works(NetworkSettingsTests.this.runner.withBean(WebClientCustomizer.class,
					() -> (builder) -> builder.observationRegistry(registry)));
			assertThat(observed).isNotEmpty().containsOnly("http.client.requests");
		}

	}

	@Nested
	class Redirects {

		@ParameterizedTest
		@CsvSource({ "http, dont-follow", "http, follow", "http, follow-when-possible", "websocket, follow" })
		void areNotFollowedWhateverIsSaidOfAllHttpClients(String transport, String redirects) {
			try (RedirectingServer redirecting = new RedirectingServer(server.url() + "/?secret")) {
				NetworkSettingsTests.this.runner
					.withPropertyValues("libsql.url=http://" + redirecting.authority(), "libsql.transport=" + transport,
							"spring.http.clients.redirects=" + redirects)
					.run((context) -> {
						LibsqlException failure = failure(context.getBean(LibsqlClient.class));
						assertThat(failure.kind()).isEqualTo(ErrorKind.PROTOCOL);
						assertThat(failure).hasMessageContaining("a redirect to " + server.url() + "/")
							.hasMessageContaining("libsql.url")
							.hasMessageNotContaining("secret");
					});
			}
		}

	}

	private static ClientHttpConnectorBuilderCustomizer<ReactorClientHttpConnectorBuilder> proxy(int port) {
		return (builder) -> builder.withHttpClientCustomizer(
				(client) -> client.proxy((spec) -> spec.type(ProxyProvider.Proxy.HTTP).host("localhost").port(port)));
	}

	@Configuration(proxyBeanMethods = false)
	static class ProxyByCustomizer {

		@Bean
		ClientHttpConnectorBuilderCustomizer<ReactorClientHttpConnectorBuilder> proxyByCustomizer(Integer port) {
			return proxy(port);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BrokenProxy {

		@Bean
		ClientHttpConnectorBuilderCustomizer<ReactorClientHttpConnectorBuilder> brokenProxy() {
			return proxy(1);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Harmful {

		@Bean
		ClientHttpConnectorBuilderCustomizer<ReactorClientHttpConnectorBuilder> harmful() {
			return (builder) -> builder.withHttpClientFactory(HttpClient::newConnection)
				.withHttpClientCustomizer((client) -> client.followRedirect(true)
					.disableRetry(false)
					.protocol(HttpProtocol.H2C, HttpProtocol.HTTP11)
					.baseUrl("http://other.invalid"));
		}

	}

}
