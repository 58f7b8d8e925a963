package io.github.libsqlspring.boot.autoconfigure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webclient.WebClientCustomizer;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

import io.github.libsqlspring.ErrorKind;
import io.github.libsqlspring.LibsqlResponseException;
import io.github.libsqlspring.client.LibsqlClient;
import io.github.libsqlspring.test.JwtKey;
import io.github.libsqlspring.test.SqldOptions;
import io.github.libsqlspring.test.SqldServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class RemoteDatabaseTests {

	private static final JwtKey KEY = JwtKey.generate();

	private static SqldServer server;

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(LibsqlAutoConfiguration.class, WebClientAutoConfiguration.class,
				ReactiveHttpClientAutoConfiguration.class))
		.withPropertyValues("libsql.url=" + server.url(), "libsql.auth-token=" + KEY.token());

	@BeforeAll
	static void start() {
		server = SqldServer.start(SqldOptions.defaults().withJwtKey(KEY));
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	private static long selectOne(LibsqlClient client) {
		return client.sql("SELECT 1").query(Long.class).single();
	}

	@Test
	void theTokenOpensTheServer() {
		this.runner.run((context) -> assertThat(selectOne(context.getBean(LibsqlClient.class))).isEqualTo(1));
	}

	@Test
	void theTokenOpensTheServerByAWebSocketToo() {
		this.runner.withPropertyValues("libsql.transport=websocket")
			.run((context) -> assertThat(selectOne(context.getBean(LibsqlClient.class))).isEqualTo(1));
	}

	@Test
	void theTokenOfConnectionDetailsOpensTheServer() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(LibsqlAutoConfiguration.class))
			.withBean(LibsqlConnectionDetails.class, Details::new)
			.run((context) -> assertThat(selectOne(context.getBean(LibsqlClient.class))).isEqualTo(1));
	}

	@Test
	void aWrongTokenIsRefusedAndNeverShown(CapturedOutput output) {
		String token = JwtKey.generate().token();
		this.runner.withPropertyValues("libsql.auth-token=" + token).run((context) -> {
			LibsqlClient client = context.getBean(LibsqlClient.class);
			assertThatExceptionOfType(LibsqlResponseException.class).isThrownBy(() -> selectOne(client))
				.satisfies((ex) -> assertThat(ex.kind()).isEqualTo(ErrorKind.AUTHENTICATION))
				.satisfies((ex) -> assertThat(Throwables.getStackTrace(ex)).doesNotContain(token));
			assertThat(client.toString()).doesNotContain(token);
		});
		assertThat(output).doesNotContain(token);
	}

	@Test
	void customizersOfSpringBootsWebClientSeeTheRequests() {
		List<ClientRequest> requests = new CopyOnWriteArrayList<>();
		WebClientCustomizer customizer = (builder) -> builder.defaultHeader(HttpHeaders.USER_AGENT, "notes")
			.filter((request, next) -> {
				requests.add(request);
				return next.exchange(request);
			});
		this.runner.withBean(WebClientCustomizer.class, () -> customizer).run((context) -> {
			assertThat(selectOne(context.getBean(LibsqlClient.class))).isEqualTo(1);
			// The first one asks which protocol the server speaks.
			assertThat(requests).hasSize(2).allSatisfy((request) -> {
				assertThat(request.url()).asString().startsWith(server.url() + "/");
				assertThat(request.headers().get(HttpHeaders.USER_AGENT)).containsExactly("notes");
			});
		});
	}

	@Test
	void amongSeveralBuildersOfTheUserNoneIsTaken() {
		ExchangeFilterFunction refusing = (request, next) -> Mono.error(new IllegalStateException("not ours"));
		this.runner.withBean("first", WebClient.Builder.class, () -> WebClient.builder().filter(refusing))
			.withBean("second", WebClient.Builder.class, () -> WebClient.builder().filter(refusing))
			.run((context) -> assertThat(selectOne(context.getBean(LibsqlClient.class))).isEqualTo(1));
	}

	@Test
	void theConnectorIsAlwaysOurs() {
		ClientHttpConnector broken = (method, uri, callback) -> Mono.error(new IllegalStateException("not ours"));
		this.runner.withBean(ClientHttpConnector.class, () -> broken)
			.withBean(WebClientCustomizer.class, () -> (builder) -> builder.clientConnector(broken))
			.run((context) -> assertThat(selectOne(context.getBean(LibsqlClient.class))).isEqualTo(1));
	}

	@Test
	void springBootsWebClientMayBeMissing() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(LibsqlAutoConfiguration.class))
			.withClassLoader(new FilteredClassLoader("org.springframework.boot.webclient"))
			.withPropertyValues("libsql.url=" + server.url(), "libsql.auth-token=" + KEY.token())
			.run((context) -> assertThat(selectOne(context.getBean(LibsqlClient.class))).isEqualTo(1));
	}

	private static final class Details implements LibsqlConnectionDetails {

		@Override
		public String getUrl() {
			return server.url();
		}

		@Override
		public String getAuthToken() {
			return KEY.token();
		}

	}

}
