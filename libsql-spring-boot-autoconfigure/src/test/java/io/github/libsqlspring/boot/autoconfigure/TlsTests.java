package io.github.libsqlspring.boot.autoconfigure;

import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.HttpClientAutoConfiguration;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.test.SqldServer;
import io.github.libsqlspring.test.TestAuthority;
import io.github.libsqlspring.test.TestCertificate;
import io.github.libsqlspring.test.TlsFront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A real server behind a proxy that ends TLS with certificates of an authority that
 * nobody trusts unless a bundle says so.
 */
class TlsTests {

	private static SqldServer server;

	private static TestAuthority authority;

	private static TestCertificate localhost;

	private static TlsFront front;

	@BeforeAll
	static void start() {
		server = SqldServer.start();
		authority = TestAuthority.create();
		localhost = authority.issue("dns:localhost");
		front = TlsFront.to(server.port(), localhost);
	}

	@AfterAll
	static void stop() {
		front.close();
		authority.close();
		server.close();
	}

	private static ApplicationContextRunner runner(String scheme, int port, String... properties) {
		return new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(LibsqlAutoConfiguration.class, SslAutoConfiguration.class,
					HttpClientAutoConfiguration.class, ReactiveHttpClientAutoConfiguration.class,
					WebClientAutoConfiguration.class))
			.withPropertyValues("libsql.url=" + scheme + "://localhost:" + port)
			.withPropertyValues(properties);
	}

	private static String[] pem(String bundle, TestAuthority trusted) {
		return new String[] {
				"spring.ssl.bundle.pem." + bundle + ".truststore.certificate=file:" + trusted.certificatePem() };
	}

	private static String[] jks(String bundle, TestAuthority trusted) {
		return new String[] { "spring.ssl.bundle.jks." + bundle + ".truststore.location=file:" + trusted.trustStore(),
				"spring.ssl.bundle.jks." + bundle + ".truststore.password=" + TestAuthority.PASSWORD };
	}

	private static long selectOne(LibsqlClient client) {
		return client.sql("SELECT 1").query(Long.class).single();
	}

	private static void works(ApplicationContextRunner runner) {
		runner.run((context) -> assertThat(selectOne(context.getBean(LibsqlClient.class))).isEqualTo(1));
	}

	private static void fails(ApplicationContextRunner runner, String... explanation) {
		runner.run((context) -> {
			LibsqlClient client = context.getBean(LibsqlClient.class);
			LibsqlException failure = catchThrowableOfType(LibsqlException.class, () -> selectOne(client));
			assertThat(failure).hasMessageContainingAll(explanation);
			assertThat(failure.kind()).isEqualTo(ErrorKind.CONNECTION);
			assertThat(failure.outcomeUnknown()).isFalse();
		});
	}

	static Stream<Arguments> bundles() {
		return Stream.of(Arguments.of((Object) pem("db", authority)), Arguments.of((Object) jks("db", authority)));
	}

	@ParameterizedTest
	@MethodSource("bundles")
	void aBundleMakesTheServerTrusted(String[] bundle) {
		for (String scheme : new String[] { "https", "wss", "libsql" }) {
			works(runner(scheme, front.port(), "libsql.ssl.bundle=db").withPropertyValues(bundle));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "https", "wss" })
	void theBundleOfAllHttpClientsIsTheDefault(String scheme) {
		works(runner(scheme, front.port(), "spring.http.clients.ssl.bundle=db")
			.withPropertyValues(pem("db", authority)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https", "wss" })
	void aBundleOfItsOwnWinsOverThatOfAllHttpClients(String scheme) {
		try (TestAuthority other = TestAuthority.create()) {
			ApplicationContextRunner runner = runner(scheme, front.port()).withPropertyValues(pem("db", authority))
				.withPropertyValues(pem("other", other));
			works(runner.withPropertyValues("libsql.ssl.bundle=db", "spring.http.clients.ssl.bundle=other"));
			fails(runner.withPropertyValues("libsql.ssl.bundle=other", "spring.http.clients.ssl.bundle=db"),
					"is not trusted");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "https", "wss" })
	void withoutABundleTheServerIsNotTrusted(String scheme) {
		fails(runner(scheme, front.port()), "No connection to https://localhost:" + front.port(),
				"its certificate is not trusted here; set libsql.ssl.bundle to a bundle that trusts",
				"nothing was executed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https", "wss" })
	void aCertificateForAnotherHostIsRefused(String scheme) {
		try (TlsFront other = TlsFront.to(server.port(), authority.issue("dns:db.example.com"))) {
			fails(runner(scheme, other.port(), "libsql.ssl.bundle=db").withPropertyValues(pem("db", authority)),
					"No connection to https://localhost:" + other.port(), "its certificate is for another host");
		}
	}

	@ParameterizedTest
	@CsvSource({ "https,TLSv1.2", "https,TLSv1.3", "wss,TLSv1.2", "wss,TLSv1.3" })
	void theBundleHasTheCertificateThatAServerDemands(String scheme, String protocol) {
		TestCertificate client = authority.issue("dns:client");
		try (TlsFront mutual = TlsFront.mutual(server.port(), localhost, authority, protocol)) {
			ApplicationContextRunner runner = runner(scheme, mutual.port(), "libsql.ssl.bundle=db");
			works(runner.withPropertyValues(pem("db", authority))
				.withPropertyValues("spring.ssl.bundle.pem.db.keystore.certificate=file:" + client.chainPem(),
						"spring.ssl.bundle.pem.db.keystore.private-key=file:" + client.keyPem()));
			works(runner.withPropertyValues(jks("db", authority))
				.withPropertyValues("spring.ssl.bundle.jks.db.keystore.location=file:" + client.keyStore(),
						"spring.ssl.bundle.jks.db.keystore.password=" + TestAuthority.PASSWORD));
			// Which alert it is depends on the version of Java.
			fails(runner.withPropertyValues(pem("db", authority)), "or demands ",
					"set libsql.ssl.bundle to a bundle with the certificate");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "https", "wss" })
	void aBundleThatChangesIsUsedForNewConnections(String scheme) {
		try (TestAuthority next = TestAuthority.create();
				TlsFront later = TlsFront.to(server.port(), next.issue("dns:localhost"))) {
			runner(scheme, later.port(), "libsql.ssl.bundle=db", "libsql.retry.enabled=false")
				.withPropertyValues(pem("db", authority))
				.withPropertyValues(pem("next", next))
				.run((context) -> {
					LibsqlClient client = context.getBean(LibsqlClient.class);
					assertThat(catchThrowableOfType(LibsqlException.class, () -> selectOne(client)))
						.hasMessageContaining("is not trusted");

					context.getBean(SslBundleRegistry.class)
						.updateBundle("db", context.getBean(SslBundles.class).getBundle("next"));

					assertThat(selectOne(client)).isEqualTo(1);
				});
		}
	}

	@Test
	void aBundleThatIsNotThereIsNamed() {
		runner("https", front.port(), "libsql.ssl.bundle=missing").run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOf(UnusablePropertyException.class)
			.hasMessage("libsql.ssl.bundle names the SSL bundle 'missing', which there is not."));
	}

	@Test
	void aBundleDoesNothingWithoutTls() {
		works(runner("http", server.port(), "libsql.ssl.bundle=db").withPropertyValues(pem("db", authority)));
	}

}
