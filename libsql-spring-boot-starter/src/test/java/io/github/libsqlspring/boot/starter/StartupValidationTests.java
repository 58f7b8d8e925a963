package io.github.libsqlspring.boot.starter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import io.github.libsqlspring.Database;
import io.github.libsqlspring.LibsqlTokenProvider;
import io.github.libsqlspring.client.DatabaseBuilder;
import io.github.libsqlspring.test.JwtKey;
import io.github.libsqlspring.test.SqldOptions;
import io.github.libsqlspring.test.SqldServer;
import io.github.libsqlspring.test.TlsProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What a user reads when the application asks for its database at the start and does not
 * get it.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartupValidationTests {

	private static final String VALIDATE = "libsql.validate-on-startup=true";

	private static final String FAILED = "APPLICATION FAILED TO START";

	private static final JwtKey KEY = JwtKey.generate();

	private static SqldServer server;

	@BeforeAll
	static void startServer() {
		server = SqldServer.start(SqldOptions.defaults().withJwtKey(KEY).withNamespaces());
	}

	@AfterAll
	static void stopServer() {
		server.close();
	}

	private static void startAndFail(Class<?> application, String... properties) {
		assertThatException().isThrownBy(() -> Application.start(application, properties).close());
	}

	@Test
	void aServerThatAnswersIsFine() {
		try (ConfigurableApplicationContext context = Application.start("libsql.url=" + server.url(),
				"libsql.namespace=default", "libsql.auth-token=" + KEY.token(), VALIDATE)) {
			assertThat(context.isRunning()).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "libsql.validate-on-startup=false", "libsql.validate-on-startup=off",
			"libsql.validate-on-startup=" })
	void withoutItNobodyAsksTheServer(String property) {
		try (ConfigurableApplicationContext context = Application.start("libsql.url=http://127.0.0.1:1", property)) {
			assertThat(context.isRunning()).isTrue();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "websocket" })
	void aServerThatIsNotThereIsNamed(String transport, CapturedOutput output) {
		startAndFail(Application.class, "libsql.url=http://127.0.0.1:1", "libsql.transport=" + transport, VALIDATE);

		assertThat(output).contains(FAILED, "The libSQL database http://127.0.0.1:1 cannot be used",
				"Check that the server runs");
	}

	@Test
	void aWrongTokenIsExplainedAndNotShown(CapturedOutput output) {
		String token = JwtKey.generate().token();
		startAndFail(Application.class, "libsql.url=" + server.url(), "libsql.namespace=default",
				"libsql.auth-token=" + token, VALIDATE);

		assertThat(output).contains(FAILED, "cannot be used", "Set libsql.auth-token").doesNotContain(token);
	}

	@Test
	void aMissingTokenIsExplained(CapturedOutput output) {
		startAndFail(Application.class, "libsql.url=" + server.url(), "libsql.namespace=default", VALIDATE);

		assertThat(output).contains(FAILED, "cannot be used", "Set libsql.auth-token");
	}

	@Test
	void aDatabaseWithANameIsExplainedByItsOwnProperties(CapturedOutput output) {
		startAndFail(Application.class, "libsql.databases.my-books.url=" + server.url(),
				"libsql.databases.my-books.namespace=default", VALIDATE);

		assertThat(output)
			.contains(FAILED, "The libSQL database 'my-books' at " + server.url() + " cannot be used",
					"Set libsql.databases.my-books.auth-token", "LIBSQL_DATABASES_MYBOOKS_AUTHTOKEN")
			.doesNotContain("Set libsql.auth-token");
	}

	@Test
	void aProviderOfTokensThatFailsIsToldWithoutItsMessage(CapturedOutput output) {
		startAndFail(FailingProvider.class, "libsql.url=" + server.url(), "libsql.namespace=default", VALIDATE);

		String analysis = output.toString().substring(output.toString().indexOf(FAILED));
		assertThat(analysis).contains("cannot be used", "LibsqlTokenProvider", "java.lang.IllegalStateException")
			.doesNotContain("Set libsql.auth-token", "hidden");
	}

	@Test
	void aNamespaceThatIsNotThereIsExplained(CapturedOutput output) {
		startAndFail(Application.class, "libsql.url=" + server.url(), "libsql.namespace=nowhere",
				"libsql.auth-token=" + KEY.token(), VALIDATE);

		assertThat(output).contains(FAILED, "cannot be used", "libsql.namespace");
	}

	@Test
	void aWebPageIsToldFromALibsqlServer(CapturedOutput output) throws IOException {
		HttpServer page = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		page.createContext("/", (exchange) -> {
			byte[] body = "<html><body>Welcome</body></html>".getBytes(StandardCharsets.UTF_8);
			exchange.getRequestBody().readAllBytes();
			exchange.getResponseHeaders().add("Content-Type", "text/html");
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		page.start();
		try {
			startAndFail(Application.class, "libsql.url=http://127.0.0.1:" + page.getAddress().getPort(), VALIDATE);
		}
		finally {
			page.stop(0);
		}

		assertThat(output).contains(FAILED, "cannot be used", "what answers there is no libSQL server")
			.doesNotContain("Welcome");
	}

	@Test
	void aCertificateThatNobodyTrustsIsNamed(CapturedOutput output) {
		try (TlsProxy proxy = TlsProxy.to(server.port())) {
			startAndFail(Application.class, "libsql.url=" + proxy.url(), VALIDATE);
		}

		assertThat(output).contains(FAILED, "cannot be used", "certificate");
	}

	@Test
	void tlsWhereTheServerSpeaksNoneIsNamed(CapturedOutput output) {
		startAndFail(Application.class, "libsql.url=https://127.0.0.1:" + server.port(), VALIDATE);

		assertThat(output).contains(FAILED, "cannot be used", "does not speak TLS");
	}

	@Test
	void aFileThatIsNoDatabaseIsNamed(@TempDir Path directory, CapturedOutput output) throws IOException {
		Path file = Files.writeString(directory.resolve("notes.db"), "This is a text, and longer than the header. "
				+ "SQLite reads one hundred bytes of it before it says that this is not one of its own.");
		startAndFail(Application.class, "libsql.url=" + file.toUri(), VALIDATE);

		assertThat(output).contains(FAILED, "notes.db cannot be used", "Check that the file is a SQLite database");
	}

	@Test
	void aFolderThatCannotBeMadeIsNamed(@TempDir Path directory, CapturedOutput output) throws IOException {
		Path file = Files.writeString(directory.resolve("file"), "");
		startAndFail(Application.class, "libsql.url=" + file.resolve("notes.db").toUri(), VALIDATE);

		assertThat(output).contains(FAILED, "notes.db cannot be used", "the file and its folder");
	}

	@Test
	void aDatabaseOfTheUserIsValidatedEvenWhereNobodyGetsItByType(CapturedOutput output) {
		startAndFail(TwoDatabases.class, "libsql.url=:memory:", VALIDATE);

		assertThat(output).contains(FAILED, "The libSQL database http://127.0.0.1:1 cannot be used");
	}

	@Test
	void aScriptThatCannotReachTheServerIsExplainedAlike(CapturedOutput output) {
		startAndFail(Application.class, "libsql.url=" + server.url(), "libsql.namespace=default",
				"spring.sql.init.mode=always", "spring.sql.init.schema-locations=classpath:notes-schema.sql");

		assertThat(output).contains(FAILED, "A libSQL database cannot be used", "Set libsql.auth-token");
	}

	@Test
	void aScriptOfTheStandardUrlIsExplainedAlike(CapturedOutput output) {
		startAndFail(Application.class, "spring.datasource.url=jdbc:libsql:" + server.url(),
				"spring.datasource.hikari.connection-timeout=2000", "spring.sql.init.mode=always",
				"spring.sql.init.schema-locations=classpath:notes-schema.sql");

		assertThat(output).contains(FAILED, "A libSQL database cannot be used", "Set spring.datasource.password")
			.doesNotContain("libsql.url", "Set libsql.auth-token");
	}

	@Test
	void aStatementThatFailsIsLeftToSpringBoot(CapturedOutput output) {
		startAndFail(Application.class, "libsql.url=:memory:", "spring.sql.init.mode=always",
				"spring.sql.init.data-locations=classpath:person-data.sql");

		assertThat(output).contains("no such table: person").doesNotContain("cannot be used");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class FailingProvider {

		@Bean
		LibsqlTokenProvider provider() {
			return () -> {
				throw new IllegalStateException("hidden");
			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class TwoDatabases {

		@Bean
		Database first() {
			return new DatabaseBuilder().url(":memory:").build();
		}

		@Bean(defaultCandidate = false)
		Database second() {
			return new DatabaseBuilder().url("http://127.0.0.1:1").build();
		}

	}

}
