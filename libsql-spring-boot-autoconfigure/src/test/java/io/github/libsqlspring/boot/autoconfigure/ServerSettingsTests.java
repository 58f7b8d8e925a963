package io.github.libsqlspring.boot.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import com.sun.net.httpserver.Headers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlException;
import io.github.libsqlspring.RetryListener;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.client.ReactiveLibsqlClient;
import io.github.libsqlspring.test.SqldOptions;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What the properties for a server make of its requests.
 */
class ServerSettingsTests {

	private final RecordingServer server = new RecordingServer();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LibsqlAutoConfiguration.class))
		.withPropertyValues("libsql.url=http://" + this.server.authority());

	@AfterEach
	void stop() {
		this.server.close();
	}

	private static LibsqlException failure(LibsqlClient client) {
		return catchThrowableOfType(LibsqlException.class, () -> client.execute("SELECT 1"));
	}

	private List<Headers> requests(ApplicationContextRunner configured) {
		configured.run((context) -> assertThat(failure(context.getBean(LibsqlClient.class)).kind())
			.isEqualTo(ErrorKind.CAPACITY));
		return this.server.requests();
	}

	private List<Headers> requests(String... properties) {
		return requests(this.runner.withPropertyValues(properties));
	}

	@Nested
	class SentHeaders {

		@Test
		void namespaceKeyAndOthersGoAlongWithEveryRequest() {
			List<Headers> requests = requests("libsql.namespace=books", "libsql.remote-encryption-key=c2VjcmV0",
					"libsql.headers.X-Tenant=one", "libsql.headers.x-region=two");

			assertThat(requests).hasSize(3).allSatisfy((headers) -> {
				assertThat(headers.get("x-namespace-bin")).containsExactly("Ym9va3M");
				assertThat(headers.get("x-turso-encryption-key")).containsExactly("c2VjcmV0");
				assertThat(headers.get("x-tenant")).containsExactly("one");
				assertThat(headers.get("x-region")).containsExactly("two");
			});
		}

		@Test
		void whatIsBlankIsNotSent() {
			List<Headers> requests = requests("libsql.namespace= ", "libsql.remote-encryption-key=",
					"libsql.headers.x-tenant=", "libsql.auth-token=");

			assertThat(requests).isNotEmpty()
				.allSatisfy((headers) -> assertThat(headers).doesNotContainKeys("X-namespace-bin",
						"X-turso-encryption-key", "X-tenant", "Authorization"));
		}

		@ParameterizedTest
		@ValueSource(strings = { "libsql.namespace", "libsql.remote-encryption-key", "libsql.headers.x-tenant",
				"libsql.auth-token" })
		void whatRefersToNothingIsNamedWithoutWhatStandsBesideIt(String property) {
			ServerSettingsTests.this.runner.withPropertyValues(property + "=s3cret${LIBSQL_TEST_NOTHING}")
				.run((context) -> assertThat(context).getFailure()
					.satisfies((ex) -> assertThat(ex).hasStackTraceContaining(property)
						.hasStackTraceContaining("'LIBSQL_TEST_NOTHING'"))
					.satisfies((ex) -> {
						for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
							assertThat(cause.toString()).doesNotContain("s3cret");
						}
					}));
		}

		@Test
		void onAnEmbeddedDatabaseTheyMeanNothing() {
			ServerSettingsTests.this.runner
				.withPropertyValues("libsql.url=:memory:", "libsql.headers.x=${LIBSQL_TEST_NOTHING}",
						"libsql.transport=websocket", "libsql.namespace=books")
				.run((context) -> context.getBean(LibsqlClient.class).execute("SELECT 1"));
		}

		@ParameterizedTest
		@ValueSource(strings = { "http", "websocket" })
		void theNamespaceChoosesTheDatabase(String transport) {
			try (SqldServer real = SqldServer.start(SqldOptions.defaults().withNamespaces())) {
				real.createNamespace("books");
				ApplicationContextRunner main = ServerSettingsTests.this.runner
					.withPropertyValues("libsql.url=" + real.url(), "libsql.transport=" + transport);

				main.withPropertyValues("libsql.namespace=books")
					.run((context) -> context.getBean(LibsqlClient.class).execute("CREATE TABLE only_here (a)"));

				main.run((context) -> assertThat(context.getBean(LibsqlClient.class)
					.sql("SELECT count(*) FROM sqlite_schema")
					.query(Long.class)
					.single()).isZero());
			}
		}

	}

	@Nested
	class Transport {

		@Test
		void httpMayBeChosenForAWebSocketUrl() {
			List<Headers> requests = requests("libsql.url=ws://" + ServerSettingsTests.this.server.authority(),
					"libsql.transport=http");

			assertThat(requests).isNotEmpty().allSatisfy((headers) -> assertThat(headers).doesNotContainKey("Upgrade"));
		}

		@ParameterizedTest
		@CsvSource({ "http, websocket", "ws, auto", "ws, websocket" })
		void aWebSocketIsOpenedWithTheSameHeaders(String scheme, String transport) {
			ServerSettingsTests.this.runner
				.withPropertyValues("libsql.url=" + scheme + "://" + ServerSettingsTests.this.server.authority(),
						"libsql.transport=" + transport, "libsql.namespace=books", "libsql.headers.x-tenant=one")
				.run((context) -> assertThat(failure(context.getBean(LibsqlClient.class))).isNotNull());

			assertThat(ServerSettingsTests.this.server.requests()).isNotEmpty().allSatisfy((headers) -> {
				assertThat(headers.get("upgrade")).containsExactly("websocket");
				assertThat(headers.get("x-namespace-bin")).containsExactly("Ym9va3M");
				assertThat(headers.get("x-tenant")).containsExactly("one");
			});
		}

		@Test
		void anUnknownOneIsNamedWithThoseThatThereAre() {
			ServerSettingsTests.this.runner.withPropertyValues("libsql.transport=udp")
				.run((context) -> assertThat(context).getFailure().hasStackTraceContaining("TransportType.udp"));
		}

	}

	@Nested
	class ResultSize {

		@Test
		void limitsWhatIsRead() {
			try (SqldServer real = SqldServer.start()) {
				ServerSettingsTests.this.runner
					.withPropertyValues("libsql.url=" + real.url(), "libsql.max-result-size=2KB")
					.run((context) -> {
						LibsqlClient client = context.getBean(LibsqlClient.class);
						assertThat(client.execute("SELECT zeroblob(1000)").rows()).hasSize(1);
						LibsqlException failure = catchThrowableOfType(LibsqlException.class,
								() -> client.execute("SELECT zeroblob(3000)"));
						assertThat(failure).hasMessageContaining("libsql.max-result-size");
					});
			}
		}

		@ParameterizedTest
		@ValueSource(strings = { "0", "-1MB", "2GB" })
		void isPositiveAndLessThanTwoGigabytes(String size) {
			ServerSettingsTests.this.runner.withPropertyValues("libsql.max-result-size=" + size)
				.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.hasMessage("libsql.max-result-size must be positive and less than 2GB, for example 64MB"));
		}

	}

	@Nested
	class Retries {

		@Test
		void areOn() {
			assertThat(requests()).hasSize(3);
		}

		@Test
		void areOffByOneProperty() {
			assertThat(requests("libsql.retry.enabled=false", "libsql.retry.max-attempts=5")).hasSize(1);
		}

		@Test
		void areAsManyAsConfigured() {
			assertThat(requests("libsql.retry.max-attempts=2")).hasSize(2);
		}

		@Test
		void waitAsLongAsConfigured() {
			List<RetryListener.Retry> told = new CopyOnWriteArrayList<>();

			requests(ServerSettingsTests.this.runner
				.withPropertyValues("libsql.retry.initial-backoff=4ms", "libsql.retry.max-backoff=6ms",
						"libsql.retry.max-attempts=4")
				.withBean(RetryListener.class, () -> told::add));

			assertThat(told).extracting(RetryListener.Retry::attempt).containsExactly(2, 3, 4);
			assertThat(told.get(0).pause()).isBetween(Duration.ofMillis(2), Duration.ofMillis(4));
			assertThat(told.get(2).pause()).isBetween(Duration.ofMillis(3), Duration.ofMillis(6));
		}

		@Test
		void areToldToEveryListenerInOrder() {
			List<String> told = new CopyOnWriteArrayList<>();

			requests(ServerSettingsTests.this.runner.withPropertyValues("libsql.retry.max-attempts=2")
				.withBean("calls", List.class, () -> told)
				.withUserConfiguration(Listeners.class));

			assertThat(told).containsExactly("first", "second", "third");
		}

		@ParameterizedTest
		@ValueSource(strings = { "max-attempts=0", "initial-backoff=-1ms", "max-backoff=1ms", "initial-backoff=2s" })
		void outOfRangeAreNamed(String setting) {
			ServerSettingsTests.this.runner.withPropertyValues("libsql.retry." + setting)
				.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.hasMessageStartingWith("libsql.retry.")
					.hasMessageContaining(setting.split("=", 2)[0]));
		}

	}

	@Nested
	class Customizers {

		@Test
		void winOverPropertiesInTheirOrder() {
			List<Headers> requests = requests(ServerSettingsTests.this.runner
				.withPropertyValues("libsql.auth-token=fixed", "libsql.retry.enabled=false",
						"libsql.headers.x-tenant=property")
				.withUserConfiguration(CustomizersOfTheUser.class));

			assertThat(requests).singleElement().satisfies((headers) -> {
				assertThat(headers.get("authorization")).containsExactly("Bearer supplied");
				assertThat(headers.get("x-tenant")).containsExactly("second");
			});
		}

		@Test
		void doNotWinOverTheTokenInTheUrl() {
			String url = "libsql.url=http://" + ServerSettingsTests.this.server.authority() + "?authToken=url";
			List<Headers> requests = requests(ServerSettingsTests.this.runner.withPropertyValues(url)
				.withUserConfiguration(CustomizersOfTheUser.class));

			assertThat(requests).isNotEmpty()
				.allSatisfy((headers) -> assertThat(headers.get("authorization")).containsExactly("Bearer url"));
		}

		@Test
		void areOfOneDatabaseIfTheyAreQualified() {
			List<Headers> requests = requests(ServerSettingsTests.this.runner
				.withPropertyValues("libsql.retry.enabled=false", "libsql.headers.x-tenant=property")
				.withUserConfiguration(CustomizerOfAnotherDatabase.class));

			assertThat(requests).isNotEmpty()
				.allSatisfy((headers) -> assertThat(headers.get("x-tenant")).containsExactly("property"));
		}

		@Test
		void setTheTimeoutOfStatements() {
			ServerSettingsTests.this.runner
				.withConfiguration(AutoConfigurations.of(LibsqlReactiveAutoConfiguration.class))
				.withPropertyValues("libsql.url=:memory:", "libsql.statement-timeout=1h")
				.withBean(LibsqlClientBuilderCustomizer.class,
						() -> (builder) -> builder.statementTimeout(Duration.ofMillis(100)))
				.run((context) -> {
					StatementTimeout.timesOut().accept(context.getBean(LibsqlClient.class));
					ReactiveLibsqlClient reactive = context.getBean(ReactiveLibsqlClient.class);
					assertThat(catchThrowableOfType(LibsqlException.class,
							() -> reactive.execute(StatementTimeout.ENDLESS).block())
						.kind()).isEqualTo(ErrorKind.TIMEOUT);
				});
		}

	}

	@Nested
	class StatementTimeout {

		private static final String ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
				+ "SELECT max(i) FROM n";

		private static Consumer<LibsqlClient> timesOut() {
			return (client) -> assertThat(
					catchThrowableOfType(LibsqlException.class, () -> client.execute(ENDLESS)).kind())
				.isEqualTo(ErrorKind.TIMEOUT);
		}

		@Test
		void endsACallOnAnEmbeddedDatabase() {
			ServerSettingsTests.this.runner.withPropertyValues("libsql.url=:memory:", "libsql.statement-timeout=100ms")
				.run((context) -> timesOut().accept(context.getBean(LibsqlClient.class)));
		}

		@Test
		void endsACallOnAServer() {
			try (SqldServer real = SqldServer.start()) {
				ServerSettingsTests.this.runner
					.withPropertyValues("libsql.url=" + real.url(), "libsql.statement-timeout=300ms")
					.run((context) -> timesOut().accept(context.getBean(LibsqlClient.class)));
			}
		}

		@Test
		void isPositive() {
			ServerSettingsTests.this.runner.withPropertyValues("libsql.statement-timeout=0s")
				.run((context) -> assertThat(context).getFailure()
					.rootCause()
					.hasMessage("libsql.statement-timeout must be positive"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Listeners {

		@Bean
		@Order(3)
		RetryListener third(List<String> calls) {
			return (retry) -> calls.add("third");
		}

		@Bean
		@Order(1)
		RetryListener first(List<String> calls) {
			return (retry) -> calls.add("first");
		}

		@Bean
		@Order(2)
		RetryListener second(List<String> calls) {
			return (retry) -> calls.add("second");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CustomizersOfTheUser {

		@Bean
		@Order(2)
		LibsqlClientBuilderCustomizer second() {
			return (builder) -> builder.header("x-tenant", "second");
		}

		@Bean
		@Order(1)
		LibsqlClientBuilderCustomizer first() {
			return (builder) -> builder.header("x-tenant", "first").authTokenSupplier(() -> "supplied");
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CustomizerOfAnotherDatabase {

		@Bean
		@Qualifier("other")
		LibsqlClientBuilderCustomizer ofAnother() {
			return (builder) -> builder.header("x-tenant", "other");
		}

	}

}
